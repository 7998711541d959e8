package dev.tocsin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A clock that is handed in, for simulations. */
class HandClockTest {
  private static final Set<TenantId> MINE = Set.of(Sample.TENANT);

  @ParameterizedTest
  @EnumSource
  void steps_from_instant_to_instant_and_misses_nothing(Dialect dialect) {
    AtomicReference<Instant> now = new AtomicReference<>(Sample.AT.plusNanos(999));
    try (JdbcFixture fixture = fixture(dialect)) {
      JdbcStore store = store(fixture, now);
      assertThat(store.now()).isEqualTo(Sample.AT);
      assertThat(store.earliestClaimable(MINE)).isEmpty();
      Instant due = Sample.AT.plusSeconds(90);
      store.commit(Sample.log(null).wake(due).commit());
      store.commit(Sample.log(null).wake(due.plusSeconds(9)).commit());
      assertThat(store.earliestClaimable(MINE)).contains(due);
      assertThat(store.claimWakes(MINE, 9, Duration.ofMinutes(1)).claims()).isEmpty();

      now.set(due);
      assertThat(store.claimWakes(MINE, 9, Duration.ofMinutes(1)).claims()).hasSize(1);
      assertThat(store.earliestClaimable(MINE)).contains(due.plusSeconds(9));
      now.set(due.plusSeconds(9));
      assertThat(store.claimWakes(MINE, 9, Duration.ofMinutes(1)).claims()).hasSize(1);
      assertThat(store.earliestClaimable(MINE)).contains(due.plusSeconds(60));
      store.commit(Sample.log(null).send("dana").commit());
      assertThat(store.earliestClaimable(MINE)).contains(due.plusSeconds(9));
      assertThat(store.earliestClaimable(Set.of(TenantId.of("nobody")))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void looks_behind_a_message_again_after_as_long_as_it_has_waited(Dialect dialect) {
    AtomicReference<Instant> now = new AtomicReference<>(Sample.AT);
    try (JdbcFixture fixture = fixture(dialect)) {
      JdbcStore store = store(fixture, now);
      Sample first = Sample.log(null).send("dana");
      store.commit(first.commit());
      assertThat(claim(store)).isEqualTo(1);
      store.commit(Sample.on(first.incident()).comment("again").send("dana").commit());

      List<Long> looks = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        assertThat(claim(store)).isZero();
        now.set(store.earliestClaimable(MINE).orElseThrow());
        looks.add(Duration.between(Sample.AT, now.get()).toSeconds());
      }
      assertThat(looks).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 124L);
    }
  }

  private static int claim(JdbcStore store) {
    return store.claimOutbox(MINE, 9, Duration.ofHours(1)).claims().size();
  }

  private static JdbcFixture fixture(Dialect dialect) {
    return new JdbcFixture(dialect == Dialect.H2 ? Database.h2Memory() : Database.postgres());
  }

  private static JdbcStore store(JdbcFixture fixture, AtomicReference<Instant> now) {
    return JdbcStore.builder(fixture.source())
        .schema(fixture.database.schema)
        .clock(now::get)
        .createSchema()
        .build();
  }
}
