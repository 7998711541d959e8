package dev.tocsin.incident;

/**
 * What the engine understands of a state, whatever a policy calls it.
 *
 * <p>Source: domain.md, "State".
 */
public enum Phase {
  /** Nobody has been given it. */
  NEW,

  /** It is somebody's work. */
  ACTIVE,

  /** Work waits for somebody or something. */
  ON_HOLD,

  /** Service is restored; it still owns its dedup key. */
  RESOLVED,

  /** It is over; its dedup key is free. */
  CLOSED
}
