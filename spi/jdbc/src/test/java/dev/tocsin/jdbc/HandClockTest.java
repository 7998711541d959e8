package dev.tocsin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.TenantId;
import java.time.Duration;
import java.time.Instant;
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
    try (JdbcFixture fixture =
        new JdbcFixture(dialect == Dialect.H2 ? Database.h2Memory() : Database.postgres())) {
      JdbcStore store =
          JdbcStore.builder(fixture.source())
              .schema(fixture.database.schema)
              .clock(now::get)
              .createSchema()
              .build();
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
}
