package dev.tocsin.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.ServiceDesk;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Report;
import dev.tocsin.memory.MemoryStore;
import dev.tocsin.policy.Policy;
import dev.tocsin.policyfile.PolicyFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Policies as documents in the store, from one node to the next. */
class PolicyAdoptionTest {
  private Instant now = Instant.parse("2026-11-27T08:00:00Z");
  private final MemoryStore store = MemoryStore.create(() -> now);
  private final List<String> told = new ArrayList<>();
  private long ids;

  private static Policy policy(String adoption, int minutes) {
    return PolicyFile.read(
        "test",
        """
        policy: shop
        teams:
          desk: { tier: 1, on-call: [sam] }
        categories: { "*": desk }
        open-incidents: %s
        escalation:
          - name: all
            path:
              - { id: page, after: %dm, notify: on-call of desk }
        """
            .formatted(adoption, minutes));
  }

  /** A node of its own: nothing is shared but the store. */
  private ServiceDesk start(Policy policy) {
    return ServiceDesk.builder(policy, store, () -> new UUID(7, ++ids))
        .policyCodec(PolicyFile.codec())
        .notifier(message -> told.add(message.recipient().id()))
        .build();
  }

  private String version(IncidentId id) {
    return start(policy("live", 10)).find(id).orElseThrow().escalation().policyVersion();
  }

  @Test
  void a_pinned_incident_finishes_under_its_own_on_a_node_that_never_had_it() {
    Policy first = policy("live", 10);
    Incident incident = start(first).log(Report.of("It does not work"));
    start(policy("pinned", 60)).worker().runUntilIdle();
    ServiceDesk third = start(first); // an old node that comes back follows
    now = now.plus(Duration.ofMinutes(10));
    third.worker().runUntilIdle();
    assertThat(told).containsExactly("sam");
    assertThat(version(incident.id())).isEqualTo(first.version());
    assertThat(third.policy().version()).isEqualTo(policy("pinned", 60).version());
  }

  @Test
  void a_live_one_takes_over_what_was_far_away() {
    Incident incident = start(policy("live", 4_000)).log(Report.of("It does not work"));
    Policy next = policy("live", 10);
    ServiceDesk desk = start(next);
    now = now.plus(Duration.ofMinutes(10));
    desk.worker().runUntilIdle();
    assertThat(told).containsExactly("sam");
    assertThat(version(incident.id())).isEqualTo(next.version());
  }
}
