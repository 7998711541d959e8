package dev.tocsin.simulation;

/** What a run must come across to be worth something. Source: simulation.md, last paragraph. */
public enum RareState {
  /** A lease was over when the notifier came back. */
  LEASE_OVER_WHILE_SENDING("lease ran out while sending"),
  /** An Unknown commit happened after its caller had gone on. */
  COMMITTED_LATE("unknown outcome that committed late"),
  /** An incident moved to another policy between its claim and the claim's commit. */
  POLICY_CHANGED_UNDER_CLAIM("policy changed between claim and commit"),
  /** Two nodes decided to take the same rung; one lost. */
  SAME_RUNG_TWICE_DECIDED("two nodes deciding the same rung"),
  /** The clocks changed while an escalation was under way. */
  CLOCKS_CHANGED_UNDER_WAY("clocks changing during an escalation"),
  /** An acknowledgement and the last rung of the path met. */
  ACKNOWLEDGE_MET_LAST_RUNG("acknowledge racing the last rung"),
  /** A worker committed under a fence that had lost. */
  COMMIT_UNDER_LOST_FENCE("commit under a lost fence"),
  /** A message was sent, but its settlement came too late. */
  SETTLED_TOO_LATE("settled under a lost fence"),
  /** A node died between sending and settling. */
  DIED_AFTER_SENDING("crash between send and settle"),
  /** A message arrived twice. */
  ARRIVED_TWICE("message handed over twice"),
  /** A message was stopped while a node was sending it. */
  STOPPED_IN_FLIGHT("stopped while in flight"),
  /** A replay found that its commit had happened. */
  REPLAY_FOUND_IT("replay found its commit"),
  /** A reopening met a newer owner of the key. */
  REOPEN_MET_OWNER("reopening met a newer owner"),
  /** A wake was parked, and came back. */
  WAKE_UNPARKED("parked wake put back"),
  /** A message was parked, and came back. */
  MESSAGE_UNPARKED("parked message put back"),
  /** All messages of a rung were parked, so the next rung came at once. */
  RUNG_EXHAUSTED("rung wholly parked"),
  /** Nobody was reached, and the last resort was paged. */
  LAST_RESORT("last resort paged"),
  /** An incident went over to another policy with a rung. */
  WENT_OVER_AT_NEXT_RUNG("policy changed at the next rung"),
  /** An incident was reopened under another policy than it had run under. */
  REOPENED_UNDER_ANOTHER("reopened under another policy"),
  /** Two processes of one node claimed at once. */
  TWINS_WORKED("both twins worked");

  private final String words;

  RareState(String words) {
    this.words = words;
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
