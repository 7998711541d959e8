package dev.tocsin.faults.judge;

import dev.tocsin.faults.process.Pause;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Looks at the claims in the tables twice a second and notes the leases that ran out because nobody
 * ended the claim: only those excuse that something came late, or twice.
 *
 * <p>A lease that ends between two looks is taken for one that ran out; so much the judge is wrong,
 * and always in the same direction.
 */
public final class Leases implements AutoCloseable {
  private static final String HELD =
      """
      select clock_timestamp(), 'wake', incident, cast(incident as text), fence, until
        from %1$s.tocsin_wake where fence is not null
      union all select clock_timestamp(), 'message', incident, commit_id || ':' || ordinal, fence,
        until from %1$s.tocsin_outbox where fence is not null
      union all select clock_timestamp(), 'now', null, '', 0, null
      """;

  /** A lease that ran out. */
  record Lost(boolean wake, String incident, String item, Instant until) {}

  private record Held(boolean wake, String incident, long fence, Instant until) {}

  /** How to reach the database. */
  public interface Source {
    /** Opens a connection. */
    Connection connect() throws SQLException;
  }

  private final Source source;
  private final String sql;
  private final List<Lost> lost = new CopyOnWriteArrayList<>();
  private final Set<Long> known = new HashSet<>();
  private Map<String, Held> before = new HashMap<>();
  private volatile Duration ahead = Duration.ZERO;
  private volatile boolean closed;
  private final Thread thread;

  /**
   * Begins to look.
   *
   * @param source past every proxy
   * @param schema where the tables are
   */
  public Leases(Source source, String schema) {
    this.source = source;
    this.sql = HELD.formatted(schema);
    thread = new Thread(this::watch, "leases");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * The nodes' clock is ahead of the database's from now on.
   *
   * @param length by how much
   */
  public void ahead(Duration length) {
    ahead = length;
  }

  /** How many leases of an incident's wake ran out. */
  int ofWake(String incident) {
    return (int) lost.stream().filter(each -> each.wake && each.incident.equals(incident)).count();
  }

  /** How many leases of an incident's messages ran out. */
  int ofMessages(String incident) {
    return (int) lost.stream().filter(each -> !each.wake && each.incident.equals(incident)).count();
  }

  /** How many leases of a message ran out. */
  int ofMessage(String key) {
    return (int) lost.stream().filter(each -> !each.wake && each.item.equals(key)).count();
  }

  /** How many leases ran out. */
  public int count() {
    return lost.size();
  }

  private void watch() {
    while (!closed) {
      try (Connection connection = source.connect();
          Statement statement = connection.createStatement()) {
        while (!closed) {
          look(statement);
          Pause.millis(500);
        }
      } catch (SQLException e) {
        Pause.millis(200); // the server is away
      }
    }
  }

  private void look(Statement statement) throws SQLException {
    Map<String, Held> now = new HashMap<>();
    Instant time = Instant.MIN;
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        time = row.getTimestamp(1).toInstant().plus(ahead);
        if (!row.getString(2).equals("now")) {
          now.put(
              row.getString(2) + row.getString(4),
              new Held(
                  row.getString(2).equals("wake"),
                  row.getString(3),
                  row.getLong(5),
                  row.getTimestamp(6).toInstant()));
        }
      }
    }
    for (Map.Entry<String, Held> each : before.entrySet()) {
      Held held = each.getValue();
      if (!held.until.isAfter(time) && known.add(held.fence)) {
        String item = each.getKey().substring(held.wake ? "wake".length() : "message".length());
        lost.add(new Lost(held.wake, held.incident, item, held.until));
      }
    }
    before = now;
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(Duration.ofSeconds(5).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
