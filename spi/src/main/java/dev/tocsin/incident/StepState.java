package dev.tocsin.incident;

/**
 * How a step of a plan for service continuity stands.
 *
 * <p>Source: domain.md, practice 9.
 */
public enum StepState {
  /** It has not begun. */
  WAITING,

  /** The host was asked to do it. */
  RUNNING,

  /** The host did it. */
  DONE,

  /** The host gave it up. */
  FAILED,

  /** The host was not heard of within its time limit. */
  TIMED_OUT,

  /** A person did without it, or the return to normal began before it did. */
  SKIPPED,

  /** It was part of an exercise, and the host has nothing that exercises it: nothing was done. */
  SIMULATED;

  /**
   * Whether the steps after it need not wait any longer, whatever came of it.
   *
   * @return false while it is waiting or running
   */
  public boolean ended() {
    return this != WAITING && this != RUNNING;
  }

  /**
   * Whether it went wrong, so that a person may have it done again or do without it.
   *
   * @return true for failed and timed out
   */
  public boolean wrong() {
    return this == FAILED || this == TIMED_OUT;
  }
}
