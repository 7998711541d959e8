package dev.tocsin.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.ServiceDesk;
import dev.tocsin.desk.Caller;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Report;
import dev.tocsin.memory.MemoryStore;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.Team;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What the simulation has found and nobody has mended yet, each in as few lines as it takes. The
 * assertions say how it is, the names how it should not be: whoever mends one turns it round.
 */
class KnownGapsTest {
  private static final Actor DANA = Actor.person("dana");

  private Instant now = Instant.parse("2026-11-27T08:00:00Z");
  private final MemoryStore store = MemoryStore.create(() -> now);
  private long ids;

  private static PolicyBuilder teams() {
    return Policy.builder("shop").team(Team.of("desk", 1, "sam")).defaultTeam("desk");
  }

  private ServiceDesk desk(Policy policy) {
    return ServiceDesk.builder(policy, store, () -> new UUID(7, ++ids)).build();
  }

  /** Gap REQUEST_ON_ANOTHER; store-contract.md: a host's own retry is safe. */
  @Test
  void a_report_made_twice_with_one_request_id_is_counted_twice() {
    ServiceDesk desk = desk(teams().build());
    Report report = Report.of("It does not work").dedupKey("checkout");
    Caller again = Caller.of(DANA).request("order-4812");
    Incident first = desk.log(report);
    desk.log(report, again); // a recurrence of the first; the answer gets lost
    desk.cancel(first.id(), DANA, "a test");
    Incident second = desk.log(report, again); // so the host asks again
    assertThat(second.id()).isNotEqualTo(first.id());
  }
}
