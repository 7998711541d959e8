package dev.tocsin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.WakeBatch;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A host holds an incident in its transaction while a worker commits it among others. */
class BatchBesideAHostTest {
  private static final Set<TenantId> MINE = Set.of(Sample.TENANT);

  @ParameterizedTest(name = "{0}, of workers: {1}")
  @CsvSource({"POSTGRESQL, true", "POSTGRESQL, false", "H2, true", "H2, false"})
  void only_what_the_host_holds_waits_and_the_host_can_take_the_others_in_any_order(
      Dialect dialect, boolean ofWorkers) throws Exception {
    try (JdbcFixture fixture =
            new JdbcFixture(dialect == Dialect.H2 ? Database.h2Memory() : Database.postgres());
        Connection host = DriverManager.getConnection(fixture.database.url())) {
      host.setAutoCommit(false);
      JdbcStore store = fixture.open();
      for (int i = 0; i < 3; i++) {
        store.commit(Sample.log(null).wake(Sample.AT).commit());
      }
      List<Commit> commits =
          store.claimWakes(MINE, 9, Duration.ofMinutes(1)).claims().stream()
              .sorted(Comparator.comparing(claim -> claim.incident().id()))
              .map(claim -> due(claim, ofWorkers))
              .toList();
      List<IncidentId> ids = commits.stream().map(Commit::incidentId).toList();
      lock(host, fixture, ids.get(2));

      CompletableFuture<List<CommitResult>> made = Aside.run(() -> store.commitAll(commits));
      Waiting.until(1, fixture, made);

      assertThat(ids).extracting(id -> version(store, id)).containsExactly(2L, 2L, 1L);
      lock(host, fixture, ids.get(0));
      host.commit();
      assertThat(made.get(20, TimeUnit.SECONDS)).hasSize(3).hasOnlyElementsOfType(Committed.class);
    }
  }

  private static Commit due(WakeBatch.Claim claim, boolean ofWorkers) {
    Sample due = Sample.on(claim.incident()).comment("due");
    return (ofWorkers ? due.fence(claim.fence()) : due).commit();
  }

  private static long version(JdbcStore store, IncidentId id) {
    Incident incident = store.load(Sample.TENANT, Lookup.of(id, null)).incident();
    return incident == null ? 0 : incident.version();
  }

  private static void lock(Connection host, JdbcFixture fixture, IncidentId id)
      throws SQLException {
    try (PreparedStatement statement =
        host.prepareStatement(
            "select 1 from %s where id = ? for update".formatted(fixture.table("incident")))) {
      statement.setObject(1, id.value());
      statement.execute();
    }
  }
}
