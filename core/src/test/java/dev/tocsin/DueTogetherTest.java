package dev.tocsin;

import static dev.tocsin.Fixture.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.When;
import dev.tocsin.host.OnCall;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Report;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Team;
import dev.tocsin.store.Capability;
import dev.tocsin.store.CommitResult;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** store-contract.md, C39: what became due is committed together where the store can do that. */
class DueTogetherTest {
  private static final int MANY = 5;

  private FaultyStore store;
  private Fixture f = desk(builder -> builder, Set.of(Capability.BATCH_COMMIT));

  private Fixture desk(UnaryOperator<ServiceDeskBuilder> more, Set<Capability> capabilities) {
    Policy policy =
        Policy.builder("v1")
            .team(Team.of("desk", 1, "dana"))
            .defaultTeam("desk")
            .escalate("all", When.any(), Rung.after("late", minutes(15)).notifyOnCall("desk"))
            .build();
    return new Fixture(
        policy,
        more,
        memory -> {
          store = new FaultyStore(memory);
          store.capabilities = capabilities;
          return store;
        });
  }

  private List<Incident> due(int number) {
    List<Incident> incidents =
        IntStream.range(0, number).mapToObj(i -> f.desk.log(Report.of("slow"))).toList();
    f.now = Fixture.START.plus(minutes(15));
    return incidents;
  }

  private boolean taken(Incident incident) {
    return f.events(incident).stream().anyMatch("rung-fired"::equals);
  }

  @Test
  void all_that_is_due_is_committed_in_one_call_and_each_is_told() {
    List<Incident> incidents = due(MANY);
    assertThat(f.worker.runOnce().incidents()).isEqualTo(MANY);
    assertThat(store.batches).containsExactly(MANY);
    assertThat(incidents).allMatch(this::taken);
    assertThat(f.sent).hasSize(MANY);
    assertThat(f.worker.runOnce().busy()).isFalse();
  }

  @Test
  void the_conflict_of_one_leaves_the_others_and_gives_its_claim_back_at_once() {
    List<Incident> incidents = due(MANY);
    store.next(1, FaultyStore.Fault.CONFLICT);
    assertThat(f.worker.runOnce().incidents()).isEqualTo(MANY - 1);
    assertThat(incidents).filteredOn(this::taken).hasSize(MANY - 1);
    assertThat(f.worker.runOnce().incidents()).isEqualTo(1);
    assertThat(incidents).allMatch(this::taken);
  }

  @Test
  void one_that_is_rejected_is_tried_again_later_alone() {
    List<Incident> incidents = due(MANY);
    store.next(1, FaultyStore.Fault.rejected(CommitResult.Reason.TOO_LARGE));
    WorkReport turn = f.worker.runOnce();
    assertThat(turn.incidents()).isEqualTo(MANY - 1);
    assertThat(turn.poisoned()).isEqualTo(1);
    f.pass(minutes(30));
    assertThat(incidents).allMatch(this::taken);
  }

  @Test
  void one_that_was_lost_in_doubt_is_taken_once_after_the_lease() {
    List<Incident> incidents = due(MANY);
    store.next(1, FaultyStore.Fault.LOST_BEFORE);
    store.next(1, FaultyStore.Fault.LOST_AFTER);
    f.worker.runOnce();
    f.pass(DeskWorker.LEASE.plusSeconds(1));
    assertThat(incidents)
        .allSatisfy(each -> assertThat(f.events(each)).containsOnlyOnce("rung-fired"));
  }

  @Test
  void a_batch_that_the_store_refuses_is_made_one_by_one() {
    List<Incident> incidents = due(MANY);
    store.refusesBatches = true;
    assertThat(f.worker.runOnce().incidents()).isEqualTo(MANY);
    assertThat(incidents).allMatch(this::taken);
  }

  @Test
  void a_worker_that_is_stopped_gives_back_what_it_has_not_decided() {
    List<Incident> incidents = due(MANY);
    store.wakes =
        batch -> {
          f.worker.stop();
          return batch;
        };
    f.worker.runOnce();
    assertThat(store.batches).isEmpty();
    assertThat(f.desk.worker().runOnce().incidents()).isEqualTo(MANY);
    assertThat(incidents).allMatch(this::taken);
  }

  @Test
  void a_hundred_are_claimed_at_once() {
    due(101);
    assertThat(f.worker.runOnce().incidents()).isEqualTo(100);
    assertThat(f.worker.runOnce().incidents()).isEqualTo(1);
    assertThat(store.batches).containsExactly(100);
  }

  @Test
  void a_host_that_has_to_be_asked_who_is_on_call_gets_each_committed_at_once() {
    f =
        desk(
            builder -> builder.onCall((staffed, at) -> OnCall.Answer.nobody(null)),
            Set.of(Capability.BATCH_COMMIT));
    List<Incident> incidents = due(MANY);
    assertThat(f.worker.runOnce().incidents()).isEqualTo(MANY);
    assertThat(store.batches).isEmpty();
    assertThat(incidents).allMatch(this::taken);
  }

  @Test
  void a_store_that_cannot_do_it_gets_one_by_one() {
    f = desk(builder -> builder, Set.of());
    due(MANY);
    assertThat(f.worker.runOnce().incidents()).isEqualTo(MANY);
    assertThat(store.batches).isEmpty();
  }
}
