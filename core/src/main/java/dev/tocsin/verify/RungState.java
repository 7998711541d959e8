package dev.tocsin.verify;

import org.jspecify.annotations.Nullable;

/** How far a rung of a path has come while the path is played. */
final class RungState {
  /** When its threshold is reached, whatever other rungs do; null when it never is. */
  final @Nullable Moment threshold;

  /** The same, after a major incident has ended quiet hours. */
  @Nullable Moment own;

  /** When it is taken next; null when it is not. */
  @Nullable Moment due;

  /** When it was first taken, or null. */
  @Nullable Moment since;

  /** Since when it has reached nobody; null while it has not, or reaches somebody. */
  @Nullable Moment emptySince;

  /** How often it was repeated. */
  int occurrence;

  boolean firstEmpty;
  private boolean told;

  RungState(@Nullable Moment threshold) {
    this.threshold = threshold;
    own = threshold;
  }

  boolean taken() {
    return since != null;
  }

  void take(Moment at, Audience.Reached reached) {
    if (since == null) {
      since = at;
      firstEmpty = reached.empty();
    } else {
      occurrence++;
    }
    boolean goesOn = emptySince != null && !told;
    emptySince = !reached.empty() ? null : goesOn ? emptySince : at;
    told |= reached.tells();
  }
}
