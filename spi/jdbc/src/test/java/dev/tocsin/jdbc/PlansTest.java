package dev.tocsin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.IncidentId;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.Query;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Plans are kept by the connections of a pool. The one that is made while the tables are empty must
 * be good for full ones, as it stays until the server analyses them.
 */
class PlansTest {
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

  /** What the server would do for any parameters. */
  private static String plan(JdbcFixture fixture, String sql) throws SQLException {
    StringBuilder numbered = new StringBuilder();
    int number = 0;
    for (String part : sql.split("\\?", -1)) {
      numbered.append(number == 0 ? "" : "$" + number).append(part);
      number++;
    }
    StringBuilder plan = new StringBuilder();
    try (Connection connection =
            DriverManager.getConnection(PostgresServer.url() + "&preferQueryMode=simple");
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path to " + fixture.database.schema);
      try (ResultSet row = statement.executeQuery("explain (generic_plan) " + numbered)) {
        while (row.next()) {
          plan.append(row.getString(1)).append('\n');
        }
      }
    }
    return plan.toString();
  }
}
