package dev.tocsin.policy;

/**
 * Who is told in an exercise. Suppliers, subscribers and affected users never are.
 *
 * <p>Source: domain.md, "Proactive".
 */
public enum ExercisePaging {
  /** Whoever would be told of a real incident; each message says that it is an exercise. */
  ON_CALL,

  /** Nobody; the register says who would have been told. */
  NOBODY
}
