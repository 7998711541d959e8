package dev.tocsin.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Backlog;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.Fence;
import dev.tocsin.store.Lane;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Query;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.WakeBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TenantTest extends StoreFixture {
  private static final Set<TenantId> BOTH = Set.of(TENANT, OTHER);

  @Nested
  class C37_the_tenant_is_part_of_every_key {
    @Test
    void the_same_id_reference_dedup_key_and_commit_id_belong_to_each() {
      IncidentId id = Draft.nextId();
      Draft mine = Draft.log(TENANT, id, "key", NOON).wake(NOON).send(Lane.NORMAL, "dana");
      Draft theirs = Draft.log(OTHER, id, "key", NOON).comment("x").wake(NOON);

      assertThat(store.commit(mine.commit())).isEqualTo(new Committed(1));
      assertThat(store.commit(theirs.commit(mine.commit().id()))).isEqualTo(new Committed(2));

      assertThat(load(id).incident()).isEqualTo(mine.incident());
      assertThat(store.load(OTHER, Lookup.of(id, null)).incident()).isEqualTo(theirs.incident());
      assertThat(store.history(OTHER, id, 0, 9)).hasSize(2);
      assertThat(store.search(TENANT, Query.all(), null, 9).incidents())
          .containsExactly(mine.incident());
      assertThat(store.claimOutbox(Set.of(OTHER), 9, LEASE).claims()).isEmpty();
      assertThat(wake().incident()).isEqualTo(mine.incident());
    }

    @Test
    void a_fence_of_another_tenant_has_lost() {
      IncidentId id = Draft.nextId();
      committed(Draft.log(TENANT, id, null, NOON).wake(NOON));
      store.commit(Draft.log(OTHER, id, null, NOON).wake(NOON).commit());
      Fence mine = wake().fence();
      store.claimWakes(Set.of(OTHER), 9, LEASE);

      Fence stolen = new Fence(OTHER, mine.item(), mine.number());
      assertThat(store.settle(new Settlement(stolen, new Outcome.Released()))).isFalse();
    }

    @Test
    void an_unknown_tenant_is_empty() {
      TenantId nobody = TenantId.of("nobody");
      Incident incident = committed(log("key").wake(NOON));

      assertThat(store.load(nobody, Lookup.of(incident.id(), null)))
          .isEqualTo(new Loaded(NOON, null, null, null));
      assertThat(store.load(nobody, Lookup.ofDedupKey("key")).incident()).isNull();
      assertThat(store.history(nobody, incident.id(), 0, 9)).isEmpty();
      assertThat(store.search(nobody, Query.all(), null, 9).incidents()).isEmpty();
      assertThat(store.claimWakes(Set.of(nobody), 9, LEASE).claims()).isEmpty();
      assertThat(store.claimOutbox(Set.of(nobody), 9, LEASE).claims()).isEmpty();
      assertThat(store.parked(nobody, 9)).isEmpty();
      assertThat(store.unpark(nobody, item(incident))).isFalse();
      assertThat(store.activePolicy(nobody)).isNull();
      assertThat(store.policy(nobody, "v1")).isNull();
      assertThat(store.earliestClaimable(Set.of(nobody))).isEmpty();
      assertThat(store.backlog(Set.of(nobody)))
          .isEqualTo(
              new Backlog(NOON, new Backlog.Lot(0, 0, 0, null), new Backlog.Lot(0, 0, 0, null)));
    }
  }

  @Nested
  class Claims_over_several_tenants {
    @Test
    void are_in_one_order_so_that_none_starves() {
      List<IncidentId> expected = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        Draft draft = Draft.log(i % 2 == 0 ? OTHER : TENANT, Draft.nextId(), null, NOON);
        store.commit(draft.wake(NOON.minusSeconds(50 - i)).commit());
        expected.add(draft.incident().id());
      }
      Draft severe = log(null).wake(NOON, Lane.SEVERE);
      committed(severe);
      expected.add(0, severe.incident().id());

      assertThat(ids(store.claimWakes(BOTH, 6, LEASE).claims())).isEqualTo(expected.subList(0, 6));
      assertThat(store.backlog(BOTH).wakes())
          .isEqualTo(new Backlog.Lot(5, 6, 0, NOON.minusSeconds(50)));
    }

    @Test
    void of_the_outbox_too() {
      Draft first = log(null).send(Lane.NORMAL, "dana");
      Draft second = Draft.log(OTHER, Draft.nextId(), null, NOON).send(Lane.NORMAL, "dana");
      Draft third = log(null).send(Lane.NORMAL, "dana");
      for (Draft each : List.of(first, second, third)) {
        store.commit(each.commit());
      }

      assertThat(keys(store.claimOutbox(BOTH, 2, LEASE).claims()))
          .containsExactly(first.key(0), second.key(0));
    }

    @Test
    void never_wait_for_each_other_for_ever() {
      List<TenantId> tenants = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        tenants.add(TenantId.of("tenant-" + t));
        for (int i = 0; i < 100; i++) {
          store.commit(
              Draft.log(tenants.get(t), Draft.nextId(), null, NOON)
                  .wake(NOON)
                  .send(Lane.NORMAL, "dana")
                  .commit());
        }
      }

      List<Integer> claimed =
          Rendezvous.of(
              16,
              thread -> {
                int sum = 0;
                for (int round = 0; round < 100; round++) {
                  int one = (thread + round) % 8;
                  int two = (one + 1 + round % 7) % 8;
                  Set<TenantId> some =
                      Set.of(tenants.get(one), tenants.get(two), TenantId.of("nobody"));
                  List<WakeBatch.Claim> wakes = store.claimWakes(some, 2, LEASE).claims();
                  List<OutboxBatch.Claim> entries = store.claimOutbox(some, 2, LEASE).claims();
                  sum += wakes.size() + entries.size();
                }
                return sum;
              });

      int rest =
          store.claimWakes(Set.copyOf(tenants), 999, LEASE).claims().size()
              + store.claimOutbox(Set.copyOf(tenants), 999, LEASE).claims().size();
      assertThat(claimed.stream().mapToInt(Integer::intValue).sum() + rest).isEqualTo(1_600);
    }
  }

  @Nested
  class C1_to_C3_races {
    @Test
    void of_32_that_change_one_version_one_wins() {
      Incident incident = committed(log(null));
      List<Draft> drafts = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        drafts.add(on(incident).comment("c" + i).comment("d" + i).send(Lane.NORMAL, "p" + i));
      }

      List<CommitResult> results = Rendezvous.of(32, i -> store.commit(drafts.get(i).commit()));

      int winner = results.indexOf(new Committed(3));
      assertThat(results).filteredOn(new CommitResult.Conflict(3L)::equals).hasSize(31);
      assertThat(load(incident.id()).incident()).isEqualTo(drafts.get(winner).incident());
      assertThat(entry().entry().key()).isEqualTo(drafts.get(winner).key(0));
    }

    @Test
    void of_32_that_replay_one_commit_all_learn_the_same_and_it_happens_once() {
      Draft draft = log("key").send(Lane.NORMAL, "dana");

      List<CommitResult> results = Rendezvous.of(32, i -> store.commit(draft.commit()));

      assertThat(results).containsOnly(new Committed(1));
      assertThat(outbox(9)).hasSize(1);
    }

    @Test
    void a_reader_never_sees_half_of_a_commit() {
      Incident first = committed(log("key"));
      List<Boolean> whole =
          Rendezvous.of(
              8,
              thread -> {
                boolean good = true;
                Incident mine = first;
                for (int i = 0; i < 2_000; i++) {
                  if (thread == 0) {
                    Draft draft = on(mine).comment("a").comment("b");
                    store.commit(draft.commit());
                    mine = draft.incident();
                  } else {
                    Incident seen = load(first.id()).incident();
                    int lines = store.history(TENANT, first.id(), 0, 9_999).size();
                    good &= seen.version() % 2 == 1 && lines % 2 == 1 && lines >= seen.version();
                  }
                }
                return good;
              });
      assertThat(whole).containsOnly(true);
    }
  }
}
