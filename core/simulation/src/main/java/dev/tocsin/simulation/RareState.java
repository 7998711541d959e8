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
  /** A rota handed over while nobody had acknowledged, and the incoming person was told. */
  HANDED_OVER("handed over during an escalation"),
  /** A rung that counts business time was taken. */
  BUSINESS_RUNG("rung due on a calendar"),
  /** A rung that waits for a share of a target was taken. */
  SHARE_RUNG("rung due at a share of a target"),
  /** A share of a target was told. */
  WARNED("target warned of"),
  /** A target was missed. */
  BREACHED("target breached"),
  /** A target was missed later than it would have been, for its clock had paused. */
  BREACHED_AFTER_PAUSE("target breached after a pause"),
  /** Quiet hours began for an incident. */
  QUIET("kept still by quiet hours"),
  /** An incident was logged during planned work. */
  PLANNED_WORK("kept still by planned work"),
  /** The clocks changed between the start of a clock of working hours and what it led to. */
  CLOCKS_CHANGED_UNDER_CALENDAR("clocks changing under a calendar's clock"),
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
