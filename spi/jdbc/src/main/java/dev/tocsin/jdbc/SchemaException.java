package dev.tocsin.jdbc;

import dev.tocsin.incident.TocsinException;
import org.jspecify.annotations.Nullable;

/**
 * The database is not one that this store can work with. Nothing has happened.
 *
 * <p>Thrown when a store is made; a schema that changes later makes writes fail as the contract
 * says. Source: store-contract.md, C36.
 */
public final class SchemaException extends TocsinException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  SchemaException(Problem problem, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  /**
   * What is wrong.
   *
   * @return the kind
   */
  public Problem problem() {
    return problem;
  }

  /** Why a schema cannot be used. */
  public enum Problem {
    /** The tables are not there. */
    MISSING,
    /** A newer version of Tocsin has changed them. */
    NEWER,
    /** They are those of an older version of Tocsin. */
    OLDER,
    /** It is neither H2 nor PostgreSQL. */
    OTHER_DATABASE
  }
}
