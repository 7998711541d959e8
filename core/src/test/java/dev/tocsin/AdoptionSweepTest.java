package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.minutes;
import static dev.tocsin.PolicyInForceTest.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.TenantId;
import dev.tocsin.policy.Adoption;
import dev.tocsin.policy.Policy;
import dev.tocsin.store.Query;
import dev.tocsin.store.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * escalation.md, "Editing the policy": workers sweep the open incidents below the active version.
 */
class AdoptionSweepTest {
  private final Nodes nodes = new Nodes();
  private final Policy first = policy(60, Adoption.LIVE);
  private final Policy second = policy(30, Adoption.LIVE);
  private final Policy third = policy(45, Adoption.LIVE);
  private final FaultyStore store = new FaultyStore(nodes.memory);
  private final Nodes.Node node = nodes.start(first, store);

  private List<Incident> log(int count) {
    List<Incident> incidents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      incidents.add(node.desk.log(Report.of("no. " + i).category("application/checkout")));
      nodes.sleep(Duration.ofSeconds(1));
    }
    return incidents;
  }

  private long under(Policy policy) {
    return nodes.memory.search(TenantId.DEFAULT, Query.open(), null, 10_000).incidents().stream()
        .filter(each -> each.escalation().policyVersion().equals(policy.version()))
        .count();
  }

  @Nested
  class An_incident_whose_wake_is_far_away {
    @Test
    void goes_over_at_once_and_is_taken_when_the_new_policy_says() {
      node.desk.activate(policy(3 * 24 * 60, Adoption.LIVE));
      Incident incident = log(1).get(0);
      nodes.sleep(minutes(10));
      node.desk.activate(second);
      node.pass(minutes(20));
      assertThat(nodes.told()).containsExactly("dana");
      assertThat(nodes.versionOf(incident)).isEqualTo(second.version());
    }

    @Test
    void or_that_has_none_at_all_goes_over_too() {
      Nodes quiet = new Nodes();
      Nodes.Node one = quiet.start(Fixture.teams().build());
      Incident incident = one.desk.log(Report.of("quiet").category("application/checkout"));
      one.worker.runUntilIdle();
      assertThat(quiet.memory.backlog(java.util.Set.of(TenantId.DEFAULT)).wakes().due()).isZero();
      one.desk.activate(second);
      one.pass(minutes(30));
      assertThat(quiet.told()).containsExactly("dana");
      assertThat(quiet.versionOf(incident)).isEqualTo(second.version());
    }

    @Test
    void or_that_waits_goes_over_too() {
      Incident incident = log(1).get(0);
      node.desk.handle(
          incident.id(),
          new Command.Hold("supplier", null, nodes.now.plus(Duration.ofDays(3))),
          Caller.of(DANA));
      node.desk.activate(second);
      node.worker.runUntilIdle();
      assertThat(nodes.versionOf(incident)).isEqualTo(second.version());
    }
  }

  @Nested
  class A_sweep {
    @Test
    void takes_all_of_them_over_page_by_page() {
      log(2 * AdoptionSweep.PAGE + 7);
      node.worker.runUntilIdle();
      node.desk.activate(second);
      WorkReport turn = node.worker.runOnce();
      assertThat(turn.incidents()).isEqualTo(AdoptionSweep.PAGE);
      assertThat(turn.sweeping()).isTrue();
      node.worker.runUntilIdle();
      assertThat(under(second)).isEqualTo(2 * AdoptionSweep.PAGE + 7);
      assertThat(node.desk.health().policies().openUnderOthers()).isZero();
    }

    @Test
    void leaves_the_closed_alone() {
      Incident incident = log(1).get(0);
      node.desk.cancel(incident.id(), DANA, "a test");
      long version = nodes.get(incident).version();
      node.desk.activate(second);
      node.worker.runUntilIdle();
      assertThat(nodes.get(incident).version()).isEqualTo(version);
    }

    @Test
    void is_over_when_it_is_over() {
      log(3);
      node.desk.activate(second);
      node.worker.runUntilIdle();
      nodes.sleep(minutes(2));
      node.worker.runUntilIdle();
      int tried = store.tried.size();
      assertThat(node.worker.runUntilIdle().busy()).isFalse();
      assertThat(store.tried).hasSize(tried);
    }

    @Test
    void goes_on_after_an_outage() {
      log(AdoptionSweep.PAGE + 5);
      node.worker.runUntilIdle();
      node.desk.activate(second);
      node.worker.runOnce();
      store.down = true;
      assertThatThrownBy(node.worker::runOnce).isInstanceOf(StoreUnavailableException.class);
      store.down = false;
      node.worker.runUntilIdle();
      assertThat(under(second)).isEqualTo(AdoptionSweep.PAGE + 5);
    }

    @Test
    void that_a_dead_node_left_is_made_by_the_next_one() {
      log(AdoptionSweep.PAGE + 5);
      node.desk.activate(second);
      node.worker.runOnce();
      assertThat(under(first)).isEqualTo(5);
      nodes.start(second).worker.runUntilIdle();
      assertThat(under(second)).isEqualTo(AdoptionSweep.PAGE + 5);
    }

    @Test
    void begins_anew_when_another_policy_comes_into_force_meanwhile() {
      log(AdoptionSweep.PAGE + 5);
      node.desk.activate(second);
      node.worker.runOnce();
      assertThat(under(second)).isEqualTo(AdoptionSweep.PAGE);
      nodes.start(first).desk.activate(third);
      node.worker.runUntilIdle();
      assertThat(under(third)).isEqualTo(AdoptionSweep.PAGE + 5);
    }

    @Test
    void of_two_nodes_takes_each_over_once() {
      List<Incident> incidents = log(AdoptionSweep.PAGE + 5);
      Nodes.Node other = nodes.start(first);
      node.desk.activate(second);
      while (node.worker.runOnce().busy() | other.worker.runOnce().busy()) {
        assertThat(under(second)).isPositive();
      }
      for (Incident incident : incidents) {
        assertThat(nodes.events(incident).stream().filter("path-chosen"::equals)).hasSize(1);
      }
    }

    @Test
    void tries_again_when_somebody_was_quicker() {
      Incident incident = log(1).get(0);
      node.desk.activate(second);
      store.next(1, FaultyStore.Fault.CONFLICT);
      node.worker.runOnce();
      assertThat(nodes.versionOf(incident)).isEqualTo(second.version());
    }

    @Test
    void takes_nobody_over_who_stays_but_counts_them() {
      log(4);
      node.desk.activate(policy(30, Adoption.PINNED));
      node.worker.runUntilIdle();
      assertThat(under(first)).isEqualTo(4);
      assertThat(node.desk.health().policies().openUnderOthers()).isEqualTo(4);
    }
  }

  @Nested
  class An_incident_that_a_node_logs_which_does_not_know_yet {
    /** Between its look at what is in force and its commit the other policy comes into force. */
    private Incident late() {
      Nodes.Node other = nodes.start(first, nodes.memory);
      other.worker.runUntilIdle();
      store.next(
          1,
          (memory, commit) -> {
            other.desk.activate(second);
            other.worker.runUntilIdle();
            return memory.commit(commit);
          });
      Incident incident = log(1).get(0);
      assertThat(nodes.versionOf(incident)).isEqualTo(first.version());
      nodes.sleep(DeskWorker.LEASE);
      other.worker.runUntilIdle();
      return incident;
    }

    @Test
    void is_reached_all_the_same() {
      assertThat(nodes.versionOf(late())).isEqualTo(second.version());
    }
  }

  @Nested
  class A_node_that_looked_before_another_policy_came_into_force {
    @Test
    void does_not_take_an_incident_back() {
      Incident incident = log(1).get(0);
      nodes.start(first).desk.activate(second);
      Nodes.Node other = nodes.start(second);
      store.next(
          1,
          (memory, commit) -> {
            other.desk.activate(third);
            other.worker.runUntilIdle();
            return memory.commit(commit);
          });
      node.worker.runOnce();
      node.desk.comment(incident.id(), DANA, "hm");
      assertThat(
              nodes.history(incident).stream()
                  .filter(e -> e.event() instanceof dev.tocsin.incident.EscalationEvent.PathChosen)
                  .map(
                      e ->
                          ((dev.tocsin.incident.EscalationEvent.PathChosen) e.event())
                              .policyVersion()))
          .containsExactly(third.version());
    }
  }
}
