package dev.tocsin.simulation;

/** What must hold after every step, with the numbers of simulation.md. */
public enum Invariant {
  /** Not of the paper's list: no call ends in an error that has no type. */
  NO_UNTYPED_ERROR(0, "no call ends in an untyped error"),
  /** Sequences. */
  SEQUENCES_CONTIGUOUS(1, "sequences contiguous from 1"),
  /** Versions. */
  VERSION_COUNTS_EVENTS(2, "version = count of events"),
  /** The fold. */
  FOLD_IS_SNAPSHOT(3, "fold(events) = snapshot"),
  /** Durability. */
  NOTHING_ACKNOWLEDGED_MISSING(4, "no acknowledged commit missing"),
  /** Commits and requests. */
  NOTHING_TWICE(5, "none twice"),
  /** Unknown outcomes. */
  UNKNOWN_ONCE_OR_NEVER(6, "an Unknown one applied 0 or 1 times"),
  /** Refused commits. */
  REFUSED_LEFT_NOTHING(7, "Conflict and Rejected left nothing"),
  /** The register. The hash chain's part waits for the chain. */
  EVENTS_NEVER_CHANGE(8, "events never change"),
  /** The register's time. */
  RECORDED_NEVER_BACK(9, "recordedAt never goes back"),
  /** Liveness of an incident. */
  OPEN_HAS_A_WAKE(10, "an open incident has a wake"),
  /** The wake is the engine's own. */
  WAKE_IS_COMPUTED(11, "the wake is what the evaluator says"),
  /** Dedup keys. */
  ONE_OWNER(12, "one open owner per dedup key"),
  /** Dedup keys of closed incidents. */
  CLOSED_OWNS_NONE(13, "a closed incident owns none"),
  /** Rungs, recorded. */
  RUNG_ONCE(14, "one escalation event per round and rung"),
  /** Rungs, kept. */
  RUNG_NEVER_FALLS(15, "the rung never falls unrecorded"),
  /** Rungs, by the store's clock. */
  NO_RUNG_EARLY(16, "no escalation before its due instant"),
  /** Rungs, stopped. */
  NO_RUNG_AFTER_STOP(17, "none after acknowledge, resolve, close"),
  /** Messages, stored. */
  KEYS_ONCE(18, "each escalation's keys exist exactly once"),
  /** Messages, sent. */
  ONLY_STORED_KEYS(19, "the notifier sees only stored keys"),
  /** Leases. */
  ONE_LIVE_LEASE(20, "one live lease per item"),
  /** Fences. */
  FENCES_RISE(21, "fences strictly rise, old ones have lost"),
  /** Messages, settled. */
  DELIVERED_STAYS(22, "delivered never becomes pending"),
  /** Messages, in order. */
  ORDER_HOLDS(23, "order per recipient holds"),
  /** What was given up. */
  PARKED_STAYS_VISIBLE(24, "parked stays visible"),
  /** Customers. */
  TENANTS_DISJOINT(25, "tenants are disjoint"),
  /** Accountability. */
  ONE_TEAM(26, "exactly one accountable team"),
  /** After healing: lateness. */
  NOTHING_OVERDUE(27, "nothing overdue beyond lease + poll"),
  /** After healing: messages. */
  EVERY_KEY_SETTLED(28, "every key delivered, parked or superseded"),
  /** Not of the paper's list: escalation.md, "Editing the policy". */
  POLICY_NEVER_BACK(29, "no incident goes back to an older policy"),
  /** Not of the paper's list: escalation.md, "Editing the policy". */
  ADOPTED_AS_SAID(30, "an incident goes over when the new policy says"),
  /** Not of the paper's list: escalation.md, "Service levels". */
  BREACH_AT_ITS_INSTANT(31, "warnings and breaches at their true instants"),
  /** Not of the paper's list: escalation.md, "When a rung is due" 5. */
  NOTHING_WHILE_STILL(32, "no rung in quiet hours or planned work"),
  /** Not of the paper's list: escalation.md, "When a rung is due" 8. */
  HANDED_OVER_ONCE(33, "whoever comes on call is told once in a round");

  private final int number;
  private final String words;

  Invariant(int number, String words) {
    this.number = number;
    this.words = words;
  }

  /**
   * Its number in simulation.md.
   *
   * @return 1 to 28; 0 and from 29 on those that are not of the list
   */
  public int number() {
    return number;
  }

  /**
   * Its name in the table.
   *
   * @return a few words
   */
  public String words() {
    return words;
  }
}
