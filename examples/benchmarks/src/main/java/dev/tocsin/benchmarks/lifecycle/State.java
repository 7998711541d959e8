package dev.tocsin.benchmarks.lifecycle;

/** The 7 states of the measured incident lifecycle. */
public enum State {
  NEW,
  ASSIGNED,
  IN_PROGRESS,
  ON_HOLD,
  RESOLVED,
  CLOSED,
  CANCELLED
}
