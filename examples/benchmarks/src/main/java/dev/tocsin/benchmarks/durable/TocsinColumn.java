package dev.tocsin.benchmarks.durable;

import dev.tocsin.ServiceDesk;
import dev.tocsin.incident.Incident;
import dev.tocsin.jdbc.Codec;
import dev.tocsin.memory.MemoryStore;
import dev.tocsin.store.Commit;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;

/** The desk on the JDBC store: five commands, as a host gives them. */
final class TocsinColumn implements DurableColumn {
  private static final int WARM_UP = 15_000;

  private final DataSource pool;
  private final ServiceDesk desk;

  TocsinColumn(DataSource pool) {
    this.pool = pool;
    this.desk = Life.desk(Database.store(pool));
    warmUp();
  }

  /**
   * Has the JVM compile what the floor does not have: the decisions and the codec. A node that runs
   * for an hour has it compiled, but the few thousand lives of a measurement are not enough.
   */
  private static void warmUp() {
    Codec codec = Codec.jackson();
    List<Commit> commits = Script.life();
    ServiceDesk inMemory = Life.desk(MemoryStore.create(InstantSource.system()));
    for (int i = 0; i < WARM_UP; i++) {
      Life.live(inMemory);
      for (Commit commit : commits) {
        commit.entries().forEach(codec::encode);
        commit.outbox().forEach(codec::encode);
        codec.decode(codec.encode(commit.snapshot()), Incident.class);
      }
    }
  }

  @Override
  public void incident() {
    Life.live(desk);
  }

  @Override
  public void check(long incidents) throws SQLException {
    Script.check(pool, incidents);
  }
}
