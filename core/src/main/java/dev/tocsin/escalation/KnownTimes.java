package dev.tocsin.escalation;

import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Remembers answers of a calendar or season, so that decisions of the same hours ask it once.
 *
 * <p>An answer holds for a stretch of time within one slot of about an hour; the last {@value
 * #SLOTS} slots are kept. It is pure all the same: what is forgotten, or lost between threads, is
 * asked again and gives the same. Calendars change on whole seconds. Safe for many threads, without
 * locks.
 */
final class KnownTimes {
  private static final int SLOTS = 256;
  private static final int SHIFT = 12;

  /**
   * From one instant until another, with one change between them at most; all in seconds. Its
   * fields are final, so a thread that sees one sees all of it.
   */
  private record Stretch(long from, long change, long until, boolean before) {}

  private final Predicate<Instant> asked;
  private final UnaryOperator<@Nullable Instant> nextChange;
  private final @Nullable Stretch[] known = new @Nullable Stretch[SLOTS];

  /**
   * Wraps a pure function of time.
   *
   * @param asked the function
   * @param nextChange the first instant after another at which the answer may be another; null for
   *     never
   */
  KnownTimes(Predicate<Instant> asked, UnaryOperator<@Nullable Instant> nextChange) {
    this.asked = asked;
    this.nextChange = nextChange;
  }

  boolean holds(Instant at) {
    long second = at.getEpochSecond();
    int slot = (int) (second >>> SHIFT) & (SLOTS - 1);
    Stretch stretch = known[slot];
    if (stretch == null || second < stretch.from || second >= stretch.until) {
      stretch = ask(second);
      known[slot] = stretch;
    }
    return (second < stretch.change) == stretch.before;
  }

  private Stretch ask(long second) {
    long from = second >> SHIFT << SHIFT;
    long end = from + (1L << SHIFT);
    while (true) {
      boolean before = asked.test(Instant.ofEpochSecond(from));
      long change = nextChange(from, end);
      long until =
          change == end || asked.test(Instant.ofEpochSecond(change)) == before
              ? change
              : nextChange(change, end);
      if (second < until) {
        return new Stretch(from, change, until, before);
      }
      from = change;
    }
  }

  /** The next change, or the end of the slot when it comes first. */
  private long nextChange(long after, long end) {
    Instant change = nextChange.apply(Instant.ofEpochSecond(after));
    return change == null ? end : Math.min(end, change.getEpochSecond());
  }
}
