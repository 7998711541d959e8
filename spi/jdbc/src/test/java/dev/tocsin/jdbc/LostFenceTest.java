package dev.tocsin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Fence;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Settlement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever comes too late to end a claim stands in nobody's way, not even for an instant. */
class LostFenceTest {
  private static final Set<TenantId> MINE = Set.of(Sample.TENANT);
  private static final Duration LEASE = Duration.ofMinutes(1);

  @ParameterizedTest
  @EnumSource
  void a_settlement_that_has_lost_hides_nothing_from_the_next_claim(Dialect dialect)
      throws SQLException {
    try (JdbcFixture fixture =
            new JdbcFixture(dialect == Dialect.H2 ? Database.h2Memory() : Database.postgres());
        Connection held = DriverManager.getConnection(fixture.database.url())) {
      held.setAutoCommit(false);
      JdbcStore store = fixture.open();
      store.commit(Sample.log(null).wake(Sample.AT).send("dana").commit());
      Fence message = store.claimOutbox(MINE, 1, LEASE).claims().get(0).fence();
      Fence wake = store.claimWakes(MINE, 1, LEASE).claims().get(0).fence();
      fixture.pass(LEASE);

      JdbcStore late =
          JdbcStore.builder(Uncommitted.on(held))
              .schema(fixture.database.schema)
              .offset(() -> LEASE.toSeconds() * 1_000_000)
              .build();
      assertThat(late.settle(new Settlement(message, new Outcome.Released()))).isFalse();
      assertThat(late.settle(new Settlement(wake, new Outcome.Released()))).isFalse();

      assertThat(store.claimOutbox(MINE, 1, LEASE).claims()).hasSize(1);
      assertThat(store.claimWakes(MINE, 1, LEASE).claims()).hasSize(1);
      held.rollback();
    }
  }
}
