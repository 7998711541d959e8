package dev.tocsin.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Backlog;
import dev.tocsin.store.Lane;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.WakeBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TenantTest extends StoreFixture {
  private static final Set<TenantId> BOTH = Set.of(TENANT, OTHER);

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
}
