package dev.tocsin.verify;

/**
 * For how long what was found for one log instant stays true, when an incident is logged so many
 * microseconds later: until two instants change places, or one of them passes a boundary.
 */
final class Steps {
  private long left = Long.MAX_VALUE;

  /** It holds for fewer than that many steps more. */
  void below(long steps) {
    left = Math.min(left, steps);
  }

  /** An instant that moves must not come to a boundary that lies ahead of it. */
  void before(Moment moment, long boundary) {
    if (moment.moves()) {
      below(boundary - moment.at());
    }
  }

  /** How many microseconds later the answer may be another; at least one. */
  long left() {
    return Math.max(1, left);
  }

  /** Which of two comes first: negative when the first does. */
  int compare(Moment one, Moment other) {
    if (one.moves() != other.moves()) {
      long behind = one.moves() ? other.at() - one.at() : one.at() - other.at();
      if (behind >= 0) {
        below(Math.max(1, behind));
      }
    }
    return Long.compare(one.at(), other.at());
  }

  /** The later of two; of equals the first. */
  Moment later(Moment one, Moment other) {
    return compare(one, other) < 0 ? other : one;
  }
}
