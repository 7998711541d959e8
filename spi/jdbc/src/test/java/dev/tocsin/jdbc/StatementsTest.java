package dev.tocsin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.Lookup;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many statements an operation costs: the round trips of a busy node. */
class StatementsTest {
  @ParameterizedTest
  @CsvSource({"POSTGRESQL, 2", "H2, 6"})
  void a_step_of_the_lifecycle_costs_so_many_at_the_most(Dialect dialect, int most) {
    try (JdbcFixture fixture = new JdbcFixture(database(dialect))) {
      JdbcStore store = fixture.open();
      FaultySource source = fixture.sources.get(0);
      Sample logged = Sample.log("key").wake(Sample.AT).send("dana");
      List<BiFunction<Incident, Sample, Sample>> steps =
          List.of(
              (incident, none) -> Sample.on(incident).comment("mine").wake(Sample.AT).send("lee"),
              (incident, none) -> Sample.on(incident).comment("found").wake(Sample.AT).send("kim"),
              (incident, none) -> Sample.on(incident).comment("fixed").wake(Sample.AT).send("nia"),
              (incident, none) -> Sample.on(incident).close().send("dana"));
      IncidentId id = logged.incident().id();
      List<Integer> counts = new ArrayList<>();
      counts.add(
          count(source, () -> load(store, id) == null ? store.commit(logged.commit()) : null));
      for (BiFunction<Incident, Sample, Sample> step : steps) {
        counts.add(count(source, () -> store.commit(step.apply(load(store, id), null).commit())));
      }

      assertThat(counts).allMatch(count -> count <= most).contains(most);
      assertThat(load(store, id).version()).isEqualTo(5);
    }
  }

  @Test
  @Timeout(60)
  void a_step_costs_two_in_the_log_of_the_server_a_load_and_a_commit() throws SQLException {
    try (JdbcFixture fixture = new JdbcFixture(Database.postgres());
        ServerLog log = new ServerLog()) {
      fixture.open();
      JdbcStore store = JdbcStore.builder(log.source()).schema(fixture.database.schema).build();
      Sample logged = Sample.log("key").wake(Sample.AT).send("dana");
      store.commit(logged.commit());
      IncidentId id = logged.incident().id();

      for (int step = 0; step < 10; step++) { // the driver prepares what it has seen often
        String text = "step " + step;
        assertThat(
                log.during(
                    () ->
                        store.commit(
                            Sample.on(load(store, id)).comment(text).wake(Sample.AT).commit())))
            .as(text)
            .hasSize(2)
            .noneMatch(line -> line.contains("BEGIN") || line.contains("COMMIT"));
      }
      assertThat(load(store, id).version()).isEqualTo(11);
    }
  }

  @Test
  void a_claim_and_the_end_of_one_cost_one_on_postgresql_however_much_is_claimed() {
    try (JdbcFixture fixture = new JdbcFixture(Database.postgres())) {
      JdbcStore store = fixture.open();
      FaultySource source = fixture.sources.get(0);
      for (int i = 0; i < 20; i++) {
        store.commit(Sample.log(null).wake(Sample.AT).send("dana").commit());
      }
      Set<dev.tocsin.incident.TenantId> tenants = Set.of(Sample.TENANT);

      assertThat(count(source, () -> store.claimWakes(tenants, 20, Duration.ofMinutes(1))))
          .isEqualTo(1);
      assertThat(count(source, () -> store.claimOutbox(tenants, 20, Duration.ofMinutes(1))))
          .isEqualTo(1);
      assertThat(count(source, () -> store.claimOutbox(tenants, 20, Duration.ofMinutes(1))))
          .isEqualTo(1);
    }
  }

  @Test
  void a_batch_costs_no_more_than_a_transaction_on_postgresql() {
    try (JdbcFixture fixture = new JdbcFixture(Database.postgres())) {
      JdbcStore store = fixture.open();
      FaultySource source = fixture.sources.get(0);
      List<dev.tocsin.store.Commit> commits = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        commits.add(Sample.log(null).wake(Sample.AT).commit());
      }

      // One batch of statements, sent in one go.
      assertThat(
              count(
                  source,
                  () -> assertThat(store.commitAll(commits)).containsOnly(new Committed(1))))
          .isEqualTo(1);
    }
  }

  private static Incident load(JdbcStore store, IncidentId id) {
    return store.load(Sample.TENANT, Lookup.of(id, "request")).incident();
  }

  private static int count(FaultySource source, Supplier<?> work) {
    source.statements.clear();
    source.recording = true;
    assertThat(work.get()).isNotNull();
    source.recording = false;
    return source.statements.size();
  }

  private static Database database(Dialect dialect) {
    return dialect == Dialect.H2 ? Database.h2Memory() : Database.postgres();
  }
}
