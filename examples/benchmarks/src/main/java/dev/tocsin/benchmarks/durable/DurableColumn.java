package dev.tocsin.benchmarks.durable;

import java.sql.SQLException;
import javax.sql.DataSource;

/** One column of job E1. Called by several threads at once. */
interface DurableColumn extends AutoCloseable {
  /** The class of the column that is compiled only with {@code -Pflowable}. */
  String FLOWABLE = "dev.tocsin.benchmarks.durable.FlowableColumn";

  /** One incident through open, assign, start, resolve and close, each durable on its own. */
  void incident() throws Exception;

  /** Throws unless the store holds what so many incidents must have left. */
  void check(long incidents) throws SQLException;

  @Override
  default void close() {}

  static DurableColumn named(String name, DataSource pool) throws Exception {
    return switch (name) {
      case "floor" -> new OneStatementFloor(pool, false);
      case "floor-json" -> new OneStatementFloor(pool, true);
      case "tocsin" -> new TocsinColumn(pool);
      case "flowable" -> flowable(pool);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static DurableColumn flowable(DataSource pool) throws Exception {
    try {
      return Class.forName(FLOWABLE)
          .asSubclass(DurableColumn.class)
          .getDeclaredConstructor(DataSource.class)
          .newInstance(pool);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("Flowable is only there with -Pflowable", e);
    }
  }
}
