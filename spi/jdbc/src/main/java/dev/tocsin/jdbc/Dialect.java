package dev.tocsin.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The databases that the store speaks to, and what they say differently. */
enum Dialect {
  /**
   * H2, embedded or as a server. Its own functions tell the time of the transaction, and its table
   * of sessions, which has that of the statement, fails now and then while others begin (H2
   * 2.4.240); so the script makes a function that asks the server's Java.
   */
  H2(
      "h2",
      "date_trunc(microsecond, tocsin_now())",
      "date_trunc(microsecond, tocsin_now())",
      "dateadd(microsecond, :offset, coalesce(cast(:clock as timestamp(9) with time zone), %s))"),

  /** PostgreSQL 14 or newer. */
  POSTGRESQL(
      "postgresql",
      "clock_timestamp()",
      "statement_timestamp()",
      "(select coalesce(cast(:clock as timestamp with time zone), %s)"
          + " + :offset * interval '1 microsecond')");

  private final String folder;
  private final String now;
  private final String began;
  private final String wound;

  Dialect(String folder, String now, String began, String wound) {
    this.folder = folder;
    this.now = now;
    this.began = began;
    this.wound = wound;
  }

  /** Finds out which database answers; refuses any other. */
  static Dialect of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return switch (product) {
      case "H2" -> H2;
      case "PostgreSQL" -> POSTGRESQL;
      default ->
          throw new SchemaException(
              SchemaException.Problem.OTHER_DATABASE,
              "The database is '%s': use H2 or PostgreSQL, or write a store of your own"
                  .formatted(product),
              null);
    };
  }

  /** Where its script lies among the resources. */
  String script() {
    return "/META-INF/tocsin/jdbc/" + folder + "/V" + Schema.VERSION + "__tocsin.sql";
  }

  /**
   * The time where it is asked for (C15).
   *
   * @param handed whether the parameter {@code clock} replaces it, and {@code offset} is added
   */
  String now(boolean handed) {
    return handed ? wound.formatted(now) : now;
  }

  /** The same of the start of the running statement, where the database can tell it. */
  String began(boolean handed) {
    return handed ? wound.formatted(began) : began;
  }

  /**
   * What an order begins with: columns that are equal in all rows of a query. H2 takes rows in the
   * order of an index only when its columns are named from the first on, each in the same
   * direction; else it visits and sorts all that could be meant. PostgreSQL needs no telling.
   */
  String order(String equal) {
    return this == H2 ? "order by " + equal + ", " : "order by ";
  }

  /** What a dedup key is bound as: H2 compares bytes, so that no collation can interfere. */
  @Nullable Object key(@Nullable String key) {
    return key == null || this == POSTGRESQL ? key : key.getBytes(StandardCharsets.UTF_8);
  }
}
