package dev.tocsin.faults.judge;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Judges by the driver's journal, the sink's journal and plain SQL, without the store's code.
 *
 * <p>Source: store-contract.md, C1, C2, C4, C5, C11, C18, C25 to C28; escalation.md, "When a rung
 * is due" 3, 10 and 11.
 */
public final class Judge {
  private static final String WAITING =
      """
      select (select count(*) from tocsin_outbox where parked_no is null),
        (select count(*) from tocsin_wake where parked_no is null
          and due < clock_timestamp() + interval '15 seconds'),
        (select count(*) from tocsin_wake where parked_no is not null)
      """;

  private static final String TORN =
      """
      select i.id, i.version, e.number, e.first, e.last from tocsin_incident i
        left join (select tenant, incident, count(*) as number, min(sequence) as first,
            max(sequence) as last from tocsin_event group by tenant, incident) e
          on e.tenant = i.tenant and e.incident = i.id
      where e.number is distinct from i.version or e.first <> 1 or e.last <> i.version
      """;

  private Judge() {}

  /**
   * How many messages and wakes are still to be looked at within a quarter of a minute.
   *
   * @param connection to the database
   * @param schema where the tables are
   * @return their number; 0 when all has come to rest
   * @throws SQLException when the database does not answer
   */
  public static long waiting(Connection connection, String schema) throws SQLException {
    use(connection, schema);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(WAITING)) {
      row.next();
      return row.getLong(1) + row.getLong(2);
    }
  }

  /**
   * Judges what has come to rest.
   *
   * @param connection to the database
   * @param evidence what there is besides
   * @return what was found
   * @throws SQLException when the database does not answer
   * @throws IOException when a journal cannot be read
   */
  public static Findings judge(Connection connection, Evidence evidence)
      throws SQLException, IOException {
    Findings findings = new Findings();
    long waiting = waiting(connection, evidence.schema());
    if (waiting > 0) {
      findings.broken("%d messages and wakes have not come to rest", waiting);
    }
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery(TORN)) {
        while (row.next()) {
          findings.broken(
              "Incident %s is at version %d and has %d events, %d to %d",
              row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
        }
      }
      try (ResultSet row = statement.executeQuery(WAITING)) {
        row.next();
        if (row.getLong(3) > 0) {
          findings.broken("%d wakes are parked as poison", row.getLong(3));
        }
      }
    }
    CommandCheck.run(connection, evidence, findings);
    RungCheck.run(connection, evidence, findings);
    MessageCheck.run(connection, evidence, findings);
    return findings;
  }

  private static void use(Connection connection, String schema) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set search_path to " + schema);
    }
  }
}
