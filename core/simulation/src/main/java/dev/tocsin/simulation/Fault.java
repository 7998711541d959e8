package dev.tocsin.simulation;

/** What can go wrong, in the order and with the numbers of simulation.md. */
public enum Fault {
  /** A commit is refused as if it had lost a race; nothing has happened. */
  SPURIOUS_CONFLICT(1, "spurious conflict"),
  /** A commit is answered Unknown, or a settlement not at all; it has not happened. */
  UNKNOWN_BEFORE(2, "unknown, not applied"),
  /** A commit is answered Unknown, or a settlement not at all; it has happened. */
  UNKNOWN_AFTER(3, "unknown, applied"),
  /** A commit is answered Unknown and happens later, unless it is replayed or overtaken before. */
  LATE_COMMIT(4, "late commit"),
  /** A call of the store takes seconds. */
  SLOW_STORE(5, "slow store"),
  /** No node reaches the store for a while. */
  OUTAGE(6, "outage"),
  /** A claim is taken, but its taker never learns of it. */
  CLAIM_REPLY_LOST(7, "claim reply lost"),
  /** An item is handed out again, under a new fence, while it is held. Breaks the contract. */
  DUPLICATE_HANDOUT(8, "duplicate hand-out"),
  /** A claim returns more than was asked for. Breaks the contract. */
  LIMIT_OVERRUN(9, "limit overrun"),
  /** An item cannot be decoded for a while. */
  POISON_ITEM(10, "poison item"),
  /** The store can be read, but not written, for a while. */
  READ_ONLY(11, "read-only"),
  /** The store's clock jumps, forward or back. */
  CLOCK_JUMP(12, "store's clock jumps"),
  /** The notifier throws. */
  NOTIFIER_THROWS(13, "notifier throws"),
  /** The notifier refuses for good; often every message to that recipient. */
  PERMANENT_REFUSAL(14, "permanent refusal"),
  /** The notifier takes longer than the lease. */
  NOTIFIER_HANGS(15, "notifier hangs"),
  /** The message arrives, and the notifier throws all the same. */
  DELIVERS_THEN_THROWS(16, "delivers, then throws"),
  /** Whoever got the message answers twice. */
  DUPLICATE_CALLBACK(17, "duplicate call-back"),
  /** The notifier takes seconds. */
  NOTIFIER_SLOW(18, "notifier slow"),
  /** The notifier refuses everything for a while. */
  RATE_LIMIT(19, "rate limit"),
  /** The notifier ends in an Error. */
  NOTIFIER_ERROR(20, "notifier's Error"),
  /** A node dies, before or after any step. */
  CRASH(21, "crash"),
  /** A node stands still for longer than the lease, before or after any step. */
  PAUSE(22, "pause"),
  /** A node is stopped in order and started again, in the middle of a turn if need be. */
  RESTART(23, "restart"),
  /** A node's own clock is minutes off. */
  CLOCK_SKEW(24, "clock skew"),
  /** A node's own clock is put back. */
  STEP_BACK(25, "clock step back"),
  /** A node's own clock is put forward. */
  STEP_FORWARD(26, "clock step forward"),
  /** A node is started while its predecessor still runs. */
  SAME_NODE_TWICE(27, "same node twice"),
  /** Nodes of two policies run side by side; one that is older than the schema may not write. */
  VERSIONS_SIDE_BY_SIDE(28, "versions side by side"),
  /** Somebody acknowledges, or closes, while another call is on its way. */
  ACKNOWLEDGE_RACES_CLOSE(29, "acknowledge races close"),
  /** The same is reported at two desks at once. */
  DUPLICATE_REPORT(30, "duplicate report"),
  /** Somebody comments on the incident on which a node is working. */
  COMMENTED_ALL_THE_TIME(31, "commented all the time"),
  /** A node takes over another policy, and with it other rotas. */
  POLICY_RELOADED(32, "policy reloaded"),
  /** The run goes through the night in which the clocks change. */
  CLOCKS_CHANGE(33, "clocks change"),
  /** Many incidents are logged at once and fall due together. */
  MANY_DUE_AT_ONCE(34, "many due at once");

  private final int number;
  private final String words;

  Fault(int number, String words) {
    this.number = number;
    this.words = words;
  }

  /**
   * Its place in simulation.md's list.
   *
   * @return 1 to 34
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
