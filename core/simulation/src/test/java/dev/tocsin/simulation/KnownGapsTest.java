package dev.tocsin.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.DeskWorker;
import dev.tocsin.ServiceDesk;
import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.TenantId;
import dev.tocsin.memory.MemoryStore;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
  private final List<String> sent = new ArrayList<>();
  private long ids;

  private static PolicyBuilder teams() {
    return Policy.builder("shop").team(Team.of("desk", 1, "sam")).defaultTeam("desk");
  }

  private ServiceDesk desk(Policy policy) {
    return ServiceDesk.builder(policy, store, () -> new UUID(7, ++ids))
        .notifier(message -> sent.add(message.recipient().id() + " " + message.text()))
        .build();
  }

  private static Rung page(String id, int minutes) {
    return Rung.after(id, Duration.ofMinutes(minutes))
        .until(Until.ACKNOWLEDGED)
        .notifyOnCall("desk");
  }

  /** Gap RETRIED_AFTER_STOP; escalation.md 6: nothing that it stops is sent, but in flight. */
  @Test
  void a_page_that_a_dead_node_had_claimed_is_sent_after_the_incident_was_resolved() {
    ServiceDesk desk = desk(teams().escalate("all", When.any(), page("page", 0)).build());
    Incident incident = desk.log(Report.of("It does not work"));
    store.claimOutbox(Set.of(TenantId.DEFAULT), 20, DeskWorker.LEASE); // and the node dies
    desk.resolve(incident.id(), DANA, "rolled back");
    now = now.plus(Duration.ofMinutes(2));
    desk.worker().runUntilIdle();
    assertThat(sent).hasSize(1);
  }

  /** Gap EARLIER_OCCURRENCE. */
  @Test
  void a_repeat_that_a_dead_node_had_claimed_when_the_next_was_due_is_not_stopped_any_more() {
    Rung nagging = page("nag", 1).repeat(new Repeat(Duration.ofSeconds(30), 5));
    ServiceDesk desk = desk(teams().escalate("all", When.any(), nagging).build());
    Incident incident = desk.log(Report.of("It does not work"));
    now = now.plus(Duration.ofSeconds(60));
    desk.worker().runUntilIdle(); // the first page
    now = now.plus(Duration.ofSeconds(30));
    desk.comment(incident.id(), DANA, "records the first repeat");
    store.claimOutbox(Set.of(TenantId.DEFAULT), 20, DeskWorker.LEASE); // and the node dies
    now = now.plus(Duration.ofSeconds(30));
    desk.comment(incident.id(), DANA, "records the second repeat");
    now = now.plus(Duration.ofSeconds(31)); // the claim is over; nobody holds anything
    desk.resolve(incident.id(), DANA, "rolled back");
    desk.worker().runUntilIdle();
    assertThat(sent).hasSize(2);
  }

  /** Gap PATH_MOVED_ON. */
  @Test
  void an_acknowledgement_does_not_stop_the_page_of_a_rung_that_the_new_policy_has_dropped() {
    ServiceDesk old = desk(teams().escalate("all", When.any(), page("page", 0)).build());
    ServiceDesk fresh = desk(teams().escalate("all", When.any(), page("call", 30)).build());
    Incident incident = old.log(Report.of("It does not work"));
    fresh.acknowledge(incident.id(), DANA);
    fresh.worker().runUntilIdle();
    assertThat(sent).hasSize(1);
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

  /** escalation.md 3, "lowering the priority supersedes what is pending", and 6. */
  @Test
  void a_command_that_lowers_the_priority_sends_what_it_finds_due_all_the_same() {
    ServiceDesk desk = desk(teams().escalate("all", When.any(), page("page", 10)).build());
    Incident incident = desk.log(Report.of("It does not work"));
    now = now.plus(Duration.ofMinutes(10));
    desk.handle(
        incident.id(),
        new Command.Reprioritise(null, null, Priority.P5, "one printer"),
        Caller.of(DANA));
    desk.worker().runUntilIdle();
    assertThat(sent).hasSize(1);
    assertThat(desk.history(incident.id()))
        .anyMatch(entry -> entry.event() instanceof EscalationEvent.RungFired);
  }
}
