package dev.tocsin.incident;

/**
 * Why a clock stands still.
 *
 * <p>Source: escalation.md, "When a rung is due" 1 and 5.
 */
public enum SuspensionKind {
  /** The incident waits for somebody; which clocks stop, the policy says. */
  HOLD,

  /** It was logged during planned work; ends at a known instant. */
  MAINTENANCE,

  /** Nobody is to be woken for it; ends at a known instant. */
  QUIET_HOURS,

  /**
   * An automation is given its time before anybody is paged; ends with it, or at a known instant.
   */
  AUTOMATION,

  /** Its parent is worked on; ends when the parent is resolved, or it leaves the parent. */
  PARENT
}
