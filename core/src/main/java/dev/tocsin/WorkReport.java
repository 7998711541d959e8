package dev.tocsin;

/**
 * What a worker did in one turn.
 *
 * <p>Immutable. Source: escalation.md, "When a rung is due" 10.
 *
 * @param incidents for how many incidents something that was due was done
 * @param sent how many messages were handed over
 * @param retried how many messages are to be tried again
 * @param parked how many messages were given up
 * @param poisoned with how many items the worker could not go on
 * @param sweeping whether there are open incidents left to look at because another policy came into
 *     force or the node has just started; those that went over to it are among the incidents
 */
public record WorkReport(
    int incidents, int sent, int retried, int parked, int poisoned, boolean sweeping) {
  /** Nothing. */
  static final WorkReport NOTHING = new WorkReport(0, 0, 0, 0, 0, false);

  /**
   * Whether anything was done, so that another turn may find more.
   *
   * @return false when the worker found nothing
   */
  public boolean busy() {
    return incidents + sent + retried + parked + poisoned > 0 || sweeping;
  }

  WorkReport plus(WorkReport other) {
    return new WorkReport(
        incidents + other.incidents,
        sent + other.sent,
        retried + other.retried,
        parked + other.parked,
        poisoned + other.poisoned,
        sweeping || other.sweeping);
  }
}
