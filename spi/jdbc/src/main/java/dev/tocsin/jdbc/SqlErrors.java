package dev.tocsin.jdbc;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a database's error means.
 *
 * <p>A definite abort is an error that the server sends instead of a commit: nothing has happened.
 * All else, above all a connection that broke, proves nothing. Source: store-contract.md, C5, C6.
 */
final class SqlErrors {
  /** H2's numbers for rows and tables that somebody else has changed or locked. */
  private static final int H2_CONCURRENT_UPDATE = 90131;

  private static final int H2_LOCK_TIMEOUT = 50200;

  private static final int H2_NO_FUNCTION = 90022;

  /**
   * H2's numbers for a table, an index, a sequence, a schema, an alias or a name that exists, and
   * the general one, as which it tells that an object does.
   */
  private static final Set<Integer> H2_IS_THERE =
      Set.of(42_101, 42_111, 90_035, 90_076, 90_078, 90_045, 50_000);

  /** H2's states for a right that is missing, and for a database that is read-only. */
  private static final Set<String> H2_REFUSALS = Set.of("90040", "90096", "90097");

  private SqlErrors() {}

  /** The five characters of the SQL standard, or empty. */
  static String state(SQLException e) {
    String state = e.getSQLState();
    return state == null ? "" : state;
  }

  /** Whether two transactions met, so that trying again is all that it takes. */
  static boolean collision(SQLException e) {
    String state = state(e);
    return state.equals("40001")
        || state.equals("40P01")
        || state.equals("55P03")
        || e.getErrorCode() == H2_CONCURRENT_UPDATE
        || e.getErrorCode() == H2_LOCK_TIMEOUT;
  }

  /** Whether a unique key or a check refused it. */
  static boolean constraint(SQLException e) {
    return e instanceof SQLIntegrityConstraintViolationException || state(e).startsWith("23");
  }

  /** Whether the database cannot keep a value. */
  static boolean value(SQLException e) {
    return state(e).startsWith("22");
  }

  /** Whether the tables are not there, or not as they should be. */
  static boolean schema(SQLException e) {
    String state = state(e);
    return state.equals("42P01")
        || state.equals("42703")
        || state.equals("3F000")
        || state.startsWith("42S")
        || e.getErrorCode() == 90079
        || e.getErrorCode() == H2_NO_FUNCTION;
  }

  /** Whether H2 could not make what somebody else is making at the same time. */
  static boolean meeting(SQLException e) {
    return collision(e) || H2_IS_THERE.contains(e.getErrorCode());
  }

  /** Whether it is certain that a statement which would commit by itself had no effect. */
  static boolean definiteAbort(SQLException e) {
    String state = state(e);
    if (collision(e) || constraint(e) || value(e) || schema(e)) {
      return true;
    }
    if (state.length() != 5) {
      return false;
    }
    return switch (state.substring(0, 2)) {
      case "0A", "21", "25", "28", "2B", "3D", "42", "44", "53", "54", "55" -> true;
      case "40" -> !state.equals("40003");
      default -> state.equals("57014") || H2_REFUSALS.contains(state);
    };
  }

  /** The error in a sentence, with its state and its first cause. */
  static String tell(Throwable e) {
    StringBuilder text = new StringBuilder(String.valueOf(e.getMessage()));
    if (e instanceof SQLException sql && sql.getSQLState() != null) {
      text.append(" [SQLSTATE ").append(sql.getSQLState()).append(']');
    }
    @Nullable Throwable cause = e.getCause();
    if (cause != null && cause != e && cause.getMessage() != null) {
      text.append(", because: ").append(cause.getMessage());
    }
    return text.toString();
  }
}
