package dev.tocsin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Commit;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.WakeBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchOrderTest {
  private static final Set<TenantId> MINE = Set.of(Sample.TENANT);
  private static final Duration LEASE = Duration.ofMinutes(1);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void messages_of_a_queue_go_by_their_ordinals_also_from_a_batch(boolean together) {
    try (JdbcFixture fixture = new JdbcFixture(Database.postgres())) {
      JdbcStore store = fixture.open();
      for (int i = 0; i < 3; i++) {
        store.commit(Sample.log(null).wake(Sample.AT).commit());
      }
      List<Commit> commits =
          store.claimWakes(MINE, 9, LEASE).claims().stream().map(BatchOrderTest::reversed).toList();
      if (together) {
        store.commitAll(commits);
      } else {
        commits.forEach(store::commit);
      }

      assertThat(store.claimOutbox(MINE, 9, LEASE).claims())
          .hasSize(3)
          .allSatisfy(claim -> assertThat(claim.entry().key().ordinal()).isZero());
    }
  }

  /** Two messages to one recipient, the second one first in the list. */
  private static Commit reversed(WakeBatch.Claim claim) {
    Commit commit =
        Sample.on(claim.incident())
            .comment("due")
            .fence(claim.fence())
            .wake(Sample.AT)
            .send("dana")
            .send("dana")
            .commit();
    List<OutboxEntry> outbox = new ArrayList<>(commit.outbox());
    Collections.reverse(outbox);
    return new Commit(
        commit.id(),
        commit.expectedVersion(),
        commit.entries(),
        commit.snapshot(),
        commit.wake(),
        outbox,
        List.of(),
        commit.fence(),
        null);
  }
}
