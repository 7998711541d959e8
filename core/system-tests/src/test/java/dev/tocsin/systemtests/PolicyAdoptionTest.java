package dev.tocsin.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.DeskWorker;
import dev.tocsin.ServiceDesk;
import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Report;
import dev.tocsin.jdbc.JdbcStore;
import dev.tocsin.memory.MemoryStore;
import dev.tocsin.policy.Policy;
import dev.tocsin.policyfile.PolicyFile;
import dev.tocsin.store.IncidentStore;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
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
    return start(policy, store);
  }

  private ServiceDesk start(Policy policy, IncidentStore kept) {
    return ServiceDesk.builder(policy, kept, () -> new UUID(7, ++ids))
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

  @Test
  void one_that_somebody_has_edited_in_the_table_keeps_no_other_from_going_over() throws Exception {
    JdbcDataSource source = new JdbcDataSource();
    source.setUrl("jdbc:h2:mem:adoption;DB_CLOSE_DELAY=-1");
    JdbcStore tables = JdbcStore.builder(source).clock(() -> now).createSchema().build();
    ServiceDesk before = start(policy("live", 4_000), tables);
    Incident edited = before.log(Report.of("It does not work"));
    Incident behind = before.log(Report.of("Nor does this"));
    before.worker().runUntilIdle();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "update tocsin_incident set snapshot = '{' where id = '" + edited.id() + "'");
    }

    Policy next = policy("live", 10);
    ServiceDesk after = start(next, tables);
    after.activate(next);
    after.worker().runUntilIdle();

    assertThat(after.find(behind.id()).orElseThrow().escalation().policyVersion())
        .isEqualTo(next.version());
    now = now.plus(DeskWorker.LEASE);
    after.worker().runUntilIdle();
    assertThat(after.health().policies().openUnderOthers()).isEqualTo(1);

    tables.rebuild(edited.tenant(), edited.id(), IncidentEngine::fold);
    now = now.plus(DeskWorker.LEASE);
    after.worker().runUntilIdle(); // goes over it again
    now = now.plus(DeskWorker.LEASE);
    after.worker().runUntilIdle();

    assertThat(after.find(edited.id()).orElseThrow().escalation().policyVersion())
        .isEqualTo(next.version());
    assertThat(after.health().policies().openUnderOthers()).isZero();
  }
}
