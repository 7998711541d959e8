package dev.tocsin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.Fence;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.Query;
import dev.tocsin.store.WakeBatch;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Plans are kept by the connections of a pool. The one that is made while the tables are empty must
 * be good for full ones, as it stays until the server analyses them.
 */
class PlansTest {
  private static final Instant LATER = Sample.AT.plusSeconds(60);

  @Test
  void a_load_by_id_that_was_planned_on_empty_tables_goes_by_the_id() throws SQLException {
    try (JdbcFixture fixture = new JdbcFixture(Database.postgres())) {
      JdbcStore store = fixture.open();
      FaultySource source = fixture.sources.get(0);
      source.recording = true;
      store.load(Sample.TENANT, Lookup.of(new IncidentId(new UUID(1, 1)), "request"));
      source.recording = false;

      assertThat(plan(fixture, source.statements.get(0))).contains("tocsin_incident_id");
    }
  }

  @Test
  void what_is_open_is_searched_in_the_index_of_what_is_open() throws SQLException {
    try (JdbcFixture fixture = new JdbcFixture(Database.postgres())) {
      JdbcStore store = fixture.open();
      FaultySource source = fixture.sources.get(0);
      source.recording = true;
      store.search(Sample.TENANT, Query.open(), null, 50);
      source.recording = false;

      assertThat(plan(fixture, source.statements.get(0))).contains("tocsin_incident_open");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select 1 from tocsin_incident where tenant = ? and id = ? and version = ?|_incident_id",
        "select 1 from tocsin_incident where tenant = ? and owned_key = ?|_incident_owned",
        "select 1 from tocsin_incident where tenant = ? and reference = ?|_incident_reference",
        "delete from tocsin_outbox where tenant = ? and commit_id = ? and ordinal = ?|_outbox_key",
        "delete from tocsin_wake where tenant = ? and incident = ?|_wake_incident"
      })
  void a_key_is_looked_up_in_its_own_index(String sql, String index) throws SQLException {
    try (JdbcFixture fixture = new JdbcFixture(Database.postgres())) {
      fixture.open();

      assertThat(plan(fixture, sql)).contains(index);
    }
  }

  /** With a union in its place a claim beside others failed now and then, with a negative limit. */
  @Test
  void a_claim_changes_what_it_has_locked_as_one_table() throws SQLException {
    try (JdbcFixture fixture = new JdbcFixture(Database.postgres())) {
      JdbcStore store = fixture.open();
      FaultySource source = fixture.sources.get(0);
      source.recording = true;
      store.claimWakes(Set.of(Sample.TENANT), 9, Duration.ofMinutes(1));
      store.claimOutbox(Set.of(Sample.TENANT), 9, Duration.ofMinutes(1));
      source.recording = false;

      assertThat(source.statements).hasSize(2);
      for (String sql : source.statements) {
        String update = plan(fixture, sql).split("CTE u\n")[1].split("\n +CTE ")[0];
        assertThat(update).contains("CTE Scan on c").doesNotContain("Append");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_commit_that_was_planned_on_empty_tables_goes_by_whole_keys(boolean analysed)
      throws SQLException {
    try (JdbcFixture fixture = new JdbcFixture(Database.postgres())) {
      JdbcStore store = fixture.open();
      FaultySource source = fixture.sources.get(0);
      source.recording = true;
      Sample logged = Sample.log("key").wake(Sample.AT).send("dana").send("lee").send("kim");
      Incident incident = done(store, logged);
      List<OutboxKey> sent =
          logged.commit().outbox().stream().map(OutboxEntry::key).collect(Collectors.toList());
      incident = done(store, Sample.on(incident).comment("one").wake(Sample.AT).send("nia"));
      incident = done(store, Sample.on(incident).comment("takes back").takeBack(sent.remove(0)));
      Sample many = Sample.on(incident).comment("takes back two").wake(Sample.AT);
      sent.forEach(many::takeBack);
      incident = done(store, many);
      incident = done(store, Sample.on(incident).comment("next").fence(claim(store)).wake(LATER));
      done(store, Sample.on(incident).comment("last").fence(claim(store)));
      source.recording = false;

      List<String> commits =
          source.statements.stream()
              .filter(sql -> sql.contains("tocsin_commit ("))
              .distinct()
              .toList();
      assertThat(commits).hasSize(6);
      if (analysed) {
        analyse(fixture);
      }
      for (String sql : commits) {
        assertThatNothingIsReadWhole(fixture, sql)
            .noneMatch(line -> line.matches(".*Index Cond: \\(tenant = [^)]*\\)+"))
            .noneMatch(
                line ->
                    line.matches(".*Index Cond: .*tenant.*ordinal.*")
                        && !line.contains("commit_id"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void the_parts_of_a_batch_are_not_compared_each_with_each(boolean analysed) throws SQLException {
    try (JdbcFixture fixture = new JdbcFixture(Database.postgres())) {
      JdbcStore store = fixture.open();
      FaultySource source = fixture.sources.get(0);
      List<Incident> incidents = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        incidents.add(done(store, Sample.log("key " + i).wake(Sample.AT)));
      }
      source.recording = true;
      for (boolean last : new boolean[] {false, true}) {
        List<Commit> batch = new ArrayList<>();
        for (WakeBatch.Claim claim :
            store.claimWakes(Set.of(Sample.TENANT), 3, Duration.ofMinutes(1)).claims()) {
          Sample sample = Sample.on(claim.incident()).comment("due").fence(claim.fence());
          batch.add((last ? sample : sample.wake(Sample.AT).send("dana")).commit());
        }
        assertThat(store.commitAll(batch)).hasSize(3).hasOnlyElementsOfType(Committed.class);
      }
      source.recording = false;

      List<String> batches =
          source.statements.stream().filter(sql -> sql.contains("with ordinality")).toList();
      assertThat(batches).hasSize(2);
      if (analysed) {
        analyse(fixture);
      }
      for (String sql : batches) {
        assertThatNothingIsReadWhole(fixture, sql)
            .noneMatch(line -> line.matches(".*Join Filter: .*\\bno\\b.*"))
            .anyMatch(line -> line.contains("hashed SubPlan"));
      }
    }
  }

  /** The lines of a plan in which no table is read whole but that of the schema's version. */
  private static ListAssert<String> assertThatNothingIsReadWhole(JdbcFixture fixture, String sql)
      throws SQLException {
    String plan = plan(fixture, sql);
    return assertThat(plan.lines())
        .as(plan)
        .noneMatch(line -> line.matches(".*Seq Scan on tocsin_(?!schema).*"));
  }

  /** Has the server see tables that are nearly empty. */
  private static void analyse(JdbcFixture fixture) {
    for (String table : List.of("incident", "event", "wake", "outbox")) {
      String name = fixture.database.schema + ".tocsin_" + table;
      fixture.database.execute("delete from " + name, "vacuum analyze " + name);
    }
  }

  private static Incident done(JdbcStore store, Sample sample) {
    assertThat(store.commit(sample.commit())).isInstanceOf(Committed.class);
    return sample.incident();
  }

  private static Fence claim(JdbcStore store) {
    return store
        .claimWakes(Set.of(Sample.TENANT), 1, Duration.ofMinutes(1))
        .claims()
        .get(0)
        .fence();
  }

  /** What the server would do for any parameters. */
  private static String plan(JdbcFixture fixture, String sql) throws SQLException {
    StringBuilder numbered = new StringBuilder();
    int number = 0;
    for (String part : sql.split("\\?", -1)) {
      numbered.append(number == 0 ? "" : "$" + number).append(part);
      number++;
    }
    String nulls = String.join(", ", Collections.nCopies(number - 1, "null"));
    StringBuilder plan = new StringBuilder();
    try (Connection connection =
            DriverManager.getConnection(PostgresServer.url() + "&preferQueryMode=simple");
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path to " + fixture.database.schema);
      statement.execute("set plan_cache_mode = force_generic_plan");
      statement.execute("prepare planned as " + numbered);
      try (ResultSet row =
          statement.executeQuery(
              "explain execute planned" + (nulls.isEmpty() ? "" : "(" + nulls + ")"))) {
        while (row.next()) {
          plan.append(row.getString(1)).append('\n');
        }
      }
    }
    return plan.toString();
  }
}
