package dev.tocsin.incident;

/**
 * What the desk has one incident do because of another. Each reaches its incident through the
 * outbox, at least once, and has its effect once.
 *
 * <p>Source: store-contract.md, "Commands that reach other incidents".
 */
public enum DeskOrder {
  /** From a child to its parent: I am your child. */
  JOIN,

  /** From a child to its parent: I am it no more. */
  LEAVE,

  /** From a parent to itself: tell the next children how you stand. */
  TELL_CHILDREN,

  /** From a parent to a child: this is how I stand. */
  FOLLOW,

  /** From a duplicate to the other: count my reports. */
  ABSORB,

  /** From a former duplicate to the other: count them no more. */
  GIVE_BACK
}
