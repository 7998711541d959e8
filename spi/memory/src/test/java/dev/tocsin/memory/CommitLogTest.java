package dev.tocsin.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.store.Commit;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** C4: what is remembered of commits, and for how long. */
class CommitLogTest {
  private static final long DAY = 24 * 60 * 60 * 1_000_000L;
  private static final Instant NOON = StoreFixture.NOON;

  private final CommitLog log = new CommitLog();
  private final Row row = new Row(0, Draft.log(null, NOON).incident());

  private static Commit commit(UUID id) {
    return Draft.log(null, NOON).commit(id);
  }

  @Test
  void old_ones_go_as_new_ones_come_a_few_at_a_time() {
    for (int i = 0; i < 1_000; i++) {
      log.add(row, commit(new UUID(1, i)), 0, i);
    }
    assertThat(log.size()).isEqualTo(1_000);
    long later = 2 * DAY;
    int kept = log.size();
    for (int i = 0; i < 200; i++) {
      log.add(row, commit(new UUID(2, i)), 0, later);
      assertThat(log.size()).isLessThanOrEqualTo(kept + 1).isGreaterThanOrEqualTo(kept - 8);
      kept = log.size();
    }
    assertThat(log.size()).isEqualTo(200);
    assertThat(log.find(new UUID(1, 999), later)).isNull();
    assertThat(log.find(new UUID(2, 0), later)).isNotNull();
  }

  @Test
  void an_id_that_was_forgotten_and_used_again_is_remembered_for_a_day_of_its_own() {
    for (int i = 0; i < 100; i++) {
      log.add(row, commit(new UUID(1, i)), 0, 0);
    }
    UUID last = new UUID(1, 99);
    assertThat(log.find(last, DAY)).isNull();
    log.add(row, commit(last), 0, DAY);
    for (int i = 0; i < 50; i++) {
      log.add(row, commit(new UUID(2, i)), 0, DAY);
    }

    assertThat(log.find(last, DAY)).isNotNull();
    assertThat(log.find(last, 2 * DAY - 1)).isNotNull();
    assertThat(log.find(last, 2 * DAY)).isNull();
  }
}
