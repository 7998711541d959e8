package dev.tocsin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Incident;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.JoinedTransaction;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.WakeBatch;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Databases are set up in many ways, and none of them matters. */
class SettingsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
        ";MODE=Oracle",
        ";MODE=MySQL;IGNORECASE=TRUE",
        ";DATABASE_TO_UPPER=FALSE",
        ";TIME ZONE=Asia/Kathmandu",
        ";LOCK_MODE=3;DEFAULT_LOCK_TIMEOUT=1"
      })
  void of_h2(String settings) throws SQLException {
    String url = "jdbc:h2:mem:settings" + Math.abs(settings.hashCode()) + settings;
    try (Connection keeper = DriverManager.getConnection(url)) {
      JdbcDataSource source = new JdbcDataSource();
      source.setUrl(url);
      assertWorks(source, keeper);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-c TimeZone=Asia/Kathmandu -c DateStyle=SQL,DMY -c IntervalStyle=sql_standard",
        "-c standard_conforming_strings=on -c lc_messages=C -c statement_timeout=60000",
        "-c default_transaction_isolation=serializable -c plan_cache_mode=force_generic_plan",
        "-c enable_seqscan=off -c jit=on -c jit_above_cost=0"
      })
  void of_postgresql(String options) throws SQLException {
    try (JdbcFixture fixture = new JdbcFixture(Database.postgres())) {
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setUrl(PostgresServer.url());
      source.setOptions(options);
      source.setCurrentSchema(fixture.database.schema);
      try (Connection keeper = source.getConnection()) {
        assertWorks(source, keeper);
      }
    }
  }

  private static void assertWorks(DataSource source, Connection transaction) throws SQLException {
    JdbcStore store = JdbcStore.builder(source).createSchema().build();
    Instant before = Instant.now().minusSeconds(5);
    assertThat(store.now()).isBetween(before, before.plusSeconds(60));
    Sample sample = Sample.log("Käy").wake(Sample.AT).send("dana");
    assertThat(store.commit(sample.commit())).isEqualTo(new Committed(1));
    assertThat(store.commit(sample.commit())).isEqualTo(new Committed(1));
    Sample other = Sample.log("käy");
    assertThat(store.commit(other.commit())).isEqualTo(new Committed(1));
    Incident incident = sample.incident();
    WakeBatch batch = store.claimWakes(Set.of(Sample.TENANT), 9, Duration.ofMinutes(1));
    assertThat(batch.claims()).extracting(WakeBatch.Claim::incident).containsExactly(incident);
    assertThat(batch.claims().get(0).due()).isEqualTo(Sample.AT);
    assertThat(store.claimOutbox(Set.of(Sample.TENANT), 9, Duration.ofMinutes(1)).claims())
        .hasSize(1);
    Sample done = Sample.on(incident).comment("done").fence(batch.claims().get(0).fence());
    assertThat(store.commit(done.commit())).isEqualTo(new Committed(2));

    transaction.setAutoCommit(false);
    JoinedTransaction joined = store.join(transaction);
    Instant first = joined.now();
    try (Statement statement = transaction.createStatement()) {
      statement.execute("select count(*) from tocsin_incident");
    }
    assertThat(joined.now()).as("the statement's time").isAfter(first);
    assertThat(joined.load(Sample.TENANT, Lookup.of(incident.id(), null)).incident())
        .isEqualTo(done.incident());
    transaction.rollback();
  }
}
