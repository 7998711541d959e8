package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.LEE;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.desk.Caller;
import dev.tocsin.incident.Incident;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.Query;
import dev.tocsin.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** store-contract.md, "Who resolves what". */
class StoreMisbehavesTest {
  private FaultyStore store;
  private final Fixture f =
      new Fixture(Fixture.shop(), desk -> desk, memory -> store = new FaultyStore(memory));

  @Nested
  class A_conflict {
    @Test
    void is_decided_anew_with_a_new_commit_id() {
      Incident incident = f.desk.log(checkoutDown());
      store.tried.clear();
      store.next(3, FaultyStore.Fault.CONFLICT);
      f.desk.acknowledge(incident.id(), DANA);
      assertThat(store.tried).extracting(commit -> commit.id()).doesNotHaveDuplicates().hasSize(4);
      assertThat(f.events(incident)).containsOnlyOnce("acknowledged");
    }

    @Test
    void that_never_ends_is_told_and_nothing_has_happened() {
      Incident incident = f.desk.log(checkoutDown());
      store.next(1_000, FaultyStore.Fault.CONFLICT);
      assertThatThrownBy(() -> f.desk.acknowledge(incident.id(), DANA))
          .isInstanceOfSatisfying(
              TooManyConflictsException.class,
              gaveUp -> assertThat(gaveUp.incidentId()).isEqualTo(incident.id()));
      assertThatThrownBy(() -> f.desk.log(checkoutDown().dedupKey("x")))
          .isInstanceOf(TooManyConflictsException.class);
      assertThat(f.get(incident)).isEqualTo(incident);
    }

    @Test
    void with_somebody_who_was_quicker_makes_an_expected_version_stale() {
      Incident incident = f.desk.log(checkoutDown());
      store.faults.add(
          (good, commit) -> {
            f.desk.comment(incident.id(), LEE, "quicker");
            return good.commit(commit);
          });
      assertThatThrownBy(
              () ->
                  f.desk.handle(
                      incident.id(),
                      new dev.tocsin.desk.Command.Start(),
                      Caller.of(DANA).expecting(incident.version())))
          .isInstanceOf(StaleVersionException.class);
    }

    @Test
    void with_a_close_that_was_quicker_refuses_what_no_longer_makes_sense() {
      Incident incident = f.desk.log(checkoutDown());
      store.faults.add(
          (good, commit) -> {
            f.desk.cancel(incident.id(), LEE, "quicker");
            return good.commit(commit);
          });
      assertThatThrownBy(() -> f.desk.acknowledge(incident.id(), DANA))
          .hasMessageContaining("'Cancelled'");
    }
  }

  @Nested
  class An_unknown_outcome {
    @Test
    void is_found_out_by_the_identical_commit_whether_it_had_happened_or_not() {
      for (FaultyStore.Fault lost :
          new FaultyStore.Fault[] {FaultyStore.Fault.LOST_BEFORE, FaultyStore.Fault.LOST_AFTER}) {
        Incident incident = f.desk.log(checkoutDown());
        store.tried.clear();
        store.next(2, lost);
        f.desk.comment(incident.id(), DANA, "once");
        assertThat(store.tried).hasSize(3).containsOnly(store.tried.get(0));
        assertThat(f.events(incident)).containsOnlyOnce("commented");
        f.desk.cancel(incident.id(), DANA, "next");
      }
    }

    @Test
    void that_stays_unknown_is_told_with_both_ids_and_the_same_request_is_safe() {
      Incident incident = f.desk.log(checkoutDown());
      Caller caller = Caller.of(DANA).request("r1");
      var comment = new dev.tocsin.desk.Command.Comment("once", false);
      store.next(1, FaultyStore.Fault.LOST_AFTER);
      store.next(Corridor.REPLAYS, FaultyStore.Fault.LOST_BEFORE);
      assertThatThrownBy(() -> f.desk.handle(incident.id(), comment, caller))
          .isInstanceOfSatisfying(
              OutcomeUnknownException.class,
              unknown -> {
                assertThat(unknown.requestId()).isEqualTo("r1");
                assertThat(unknown.commitId())
                    .isEqualTo(store.tried.get(store.tried.size() - 1).id());
              });
      f.desk.handle(incident.id(), comment, caller);
      assertThat(f.events(incident)).containsOnlyOnce("commented");
    }
  }

  /** Only a request tells that it is the same report: its key has gone on both times. */
  @Nested
  class A_report_that_is_counted_elsewhere {
    private final Caller caller = Caller.of(DANA).request("r1");

    private Incident elsewhere() {
      Incident other = f.desk.log(checkoutDown());
      f.desk.log(checkoutDown(), caller);
      f.desk.cancel(other.id(), LEE, "a test");
      return f.get(other);
    }

    @Test
    void while_it_is_under_way_is_not_logged_as_well() {
      List<Incident> counted = new ArrayList<>();
      store.faults.add(
          (good, commit) -> {
            counted.add(elsewhere());
            return good.commit(commit);
          });
      assertThat(f.desk.log(checkoutDown(), caller)).isEqualTo(counted.get(0));
      assertThat(f.desk.search(Query.all(), null, 10).incidents()).isEqualTo(counted);
    }

    @Test
    void while_its_outcome_is_unknown_is_not_logged_later() {
      store.next(1 + Corridor.REPLAYS, FaultyStore.Fault.LOST_BEFORE);
      assertThatThrownBy(() -> f.desk.log(checkoutDown(), caller))
          .isInstanceOf(OutcomeUnknownException.class);
      Commit late = store.tried.get(0);
      Incident counted = elsewhere();
      assertThat(store.commit(late)).isInstanceOf(CommitResult.Rejected.class);
      assertThat(f.desk.log(checkoutDown(), caller)).isEqualTo(counted);
      assertThat(f.desk.search(Query.all(), null, 10).incidents()).containsExactly(counted);
    }
  }

  @Nested
  class A_rejection {
    @Test
    void of_the_reference_draws_another() {
      store.next(2, FaultyStore.Fault.rejected(CommitResult.Reason.REFERENCE_TAKEN));
      f.desk.log(checkoutDown());
      assertThat(store.tried).extracting(c -> c.snapshot().reference()).doesNotHaveDuplicates();
      assertThat(store.tried)
          .extracting(c -> c.incidentId())
          .containsOnly(store.tried.get(0).incidentId());
    }

    @Test
    void of_anything_else_is_told_as_it_is() {
      store.next(1, FaultyStore.Fault.rejected(CommitResult.Reason.TOO_LARGE));
      assertThatThrownBy(() -> f.desk.log(checkoutDown()))
          .isInstanceOfSatisfying(
              CommitRejectedException.class,
              refused -> assertThat(refused.reason()).isEqualTo(CommitResult.Reason.TOO_LARGE));
      assertThat(store.tried).hasSize(1);
    }
  }

  @Nested
  class An_outage {
    @Test
    void reaches_the_caller_and_nothing_has_happened() {
      store.down = true;
      assertThatThrownBy(() -> f.desk.log(checkoutDown()))
          .isInstanceOf(StoreUnavailableException.class);
      store.down = false;
      assertThat(f.desk.search(Query.all(), null, 10).incidents()).isEmpty();
    }

    @Test
    void ends_the_workers_turn_and_afterwards_everything_goes_on() {
      Incident incident = f.desk.log(checkoutDown());
      store.down = true;
      assertThatThrownBy(f.worker::runOnce).isInstanceOf(StoreUnavailableException.class);
      store.down = false;
      f.pass(minutes(10));
      assertThat(f.told()).containsExactly("dana:page", "dana:page");
      f.check(incident);
    }

    @Test
    void in_the_middle_of_a_turn_does_not_count_against_an_incident() {
      f.desk.log(checkoutDown());
      for (int i = 0; i < 10; i++) {
        f.sleep(minutes(10));
        store.wakes =
            batch -> {
              store.down = !batch.claims().isEmpty();
              return batch;
            };
        try {
          f.worker.runOnce();
        } catch (StoreUnavailableException expected) {
          // told to the host
        }
        store.down = false;
      }
      store.wakes = batch -> batch;
      assertThat(f.desk.health().wakes().parked()).isZero();
      f.sleep(minutes(10));
      f.worker.runUntilIdle();
      assertThat(f.told()).contains("morgan:inform");
    }
  }

  @Nested
  class Under_the_worker {
    @Test
    void a_conflict_is_looked_at_again_and_each_rung_is_recorded_once() {
      Incident incident = f.desk.log(checkoutDown());
      f.sleep(minutes(10));
      store.next(2, FaultyStore.Fault.CONFLICT);
      f.worker.runUntilIdle();
      f.worker.runUntilIdle();
      f.worker.runUntilIdle();
      assertThat(f.events(incident).stream().filter("rung-fired"::equals)).hasSize(2);
      f.check(incident);
    }

    @Test
    void an_unknown_outcome_is_looked_at_again_after_the_lease() {
      for (FaultyStore.Fault lost :
          new FaultyStore.Fault[] {FaultyStore.Fault.LOST_BEFORE, FaultyStore.Fault.LOST_AFTER}) {
        Incident incident = f.desk.log(checkoutDown());
        f.sleep(minutes(10));
        store.next(1, lost);
        f.worker.runUntilIdle();
        f.sleep(DeskWorker.LEASE);
        f.worker.runUntilIdle();
        assertThat(f.events(incident).stream().filter("rung-fired"::equals)).hasSize(2);
        f.desk.cancel(incident.id(), DANA, "next");
      }
    }
  }
}
