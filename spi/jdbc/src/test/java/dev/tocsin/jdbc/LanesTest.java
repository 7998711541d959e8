package dev.tocsin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Lane;
import dev.tocsin.store.OutboxBatch;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Severe before normal, also where those that come first stand behind others. */
class LanesTest {
  private static final Set<TenantId> MINE = Set.of(Sample.TENANT);
  private static final Duration LEASE = Duration.ofHours(1);

  @ParameterizedTest
  @EnumSource
  void a_normal_message_waits_while_a_severe_one_can_go(Dialect dialect) {
    try (JdbcFixture fixture =
        new JdbcFixture(dialect == Dialect.H2 ? Database.h2Memory() : Database.postgres())) {
      JdbcStore store = fixture.open();
      Sample queue = Sample.log(null).send("dana", Lane.SEVERE);
      store.commit(queue.commit());
      assertThat(store.claimOutbox(MINE, 1, LEASE).claims()).hasSize(1);
      store.commit(Sample.on(queue.incident()).comment("x").send("dana", Lane.SEVERE).commit());
      store.commit(Sample.log(null).send("lee", Lane.SEVERE).commit());
      store.commit(Sample.log(null).send("kim", Lane.NORMAL).commit());

      OutboxBatch batch = store.claimOutbox(MINE, 1, LEASE);

      assertThat(batch.claims())
          .singleElement()
          .satisfies(claim -> assertThat(claim.entry().lane()).isEqualTo(Lane.SEVERE));
    }
  }
}
