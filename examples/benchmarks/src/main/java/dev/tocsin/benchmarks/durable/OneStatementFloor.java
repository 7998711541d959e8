package dev.tocsin.benchmarks.durable;

import dev.tocsin.benchmarks.durable.HandWritten.Target;
import dev.tocsin.incident.Incident;
import dev.tocsin.jdbc.Codec;
import dev.tocsin.store.Commit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Loads by key, and writes the same rows into the same tables in one statement a step. The texts
 * are ready, or are read and written as JSON by the library's codec, as whoever has values must.
 */
final class OneStatementFloor implements DurableColumn {
  private static final String LOAD =
      "select version, snapshot from tocsin_incident where tenant = ? and id = ?";

  private final DataSource pool;
  private final List<Commit> life = Script.life();
  private final List<HandWritten> steps;
  private final AtomicLong numbers = new AtomicLong();
  private final Codec codec = Codec.jackson();
  private final boolean json;

  OneStatementFloor(DataSource pool, boolean json) {
    this.pool = pool;
    this.json = json;
    Database.store(pool); // for its tables
    this.steps =
        IntStream.range(0, life.size())
            .mapToObj(step -> new HandWritten(life, step, false, codec, json))
            .toList();
  }

  @Override
  public void incident() throws SQLException {
    Target target = Target.fresh(numbers.incrementAndGet());
    for (int step = 0; step < steps.size(); step++) {
      if (step > 0) {
        load(target, life.get(step).expectedVersion());
      }
      try (Connection connection = pool.getConnection()) {
        steps.get(step).make(connection, target, 0);
      }
    }
  }

  private void load(Target target, long version) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(LOAD)) {
      statement.setString(1, life.get(0).tenant().value());
      statement.setObject(2, target.incident());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()
            || row.getLong(1) != version
            || read(row.getString(2), version) != version) {
          throw new AssertionError("Incident " + target + " is not at version " + version);
        }
      }
    }
  }

  private long read(String text, long version) {
    return json ? codec.decode(text, Incident.class).version() : version;
  }

  @Override
  public void check(long incidents) throws SQLException {
    Script.check(pool, incidents);
  }
}
