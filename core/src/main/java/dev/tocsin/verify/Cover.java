package dev.tocsin.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What regions leave of another. Values that none of them reaches come off first; the rest is cut
 * along the borders of the one that takes most of it, and each piece is asked again with only those
 * that still meet it. So the work follows the borders that matter, and does not grow with the
 * number of combinations. In the worst case it grows exponentially with the number of axes: hence a
 * budget of pieces.
 */
final class Cover {
  private long budget;

  /**
   * With a budget.
   *
   * @param budget how many pieces may be looked at, over all questions
   */
  Cover(long budget) {
    this.budget = budget;
  }

  /** The budget is used up: nothing is proved. */
  static final class OutOfBudget extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Everything that is left, as regions that do not meet each other. */
  List<Box> left(Box region, List<Box> taken) throws OutOfBudget {
    List<Box> left = new ArrayList<>();
    search(
        region,
        taken,
        piece -> {
          left.add(piece);
          return false;
        });
    return left;
  }

  /** Some of what is left; empty when nothing is. */
  List<Box> some(Box region, List<Box> taken) throws OutOfBudget {
    List<Box> left = new ArrayList<>(1);
    search(region, taken, left::add);
    return left;
  }

  /** Whether the search was stopped by the one who is told what is left. */
  private boolean search(Box region, List<Box> taken, Predicate<Box> stops) throws OutOfBudget {
    if (--budget < 0) {
      throw new OutOfBudget();
    }
    List<Box> meeting = new ArrayList<>();
    for (Box each : taken) {
      if (each.meets(region)) {
        if (each.contains(region)) {
          return false;
        }
        meeting.add(each);
      }
    }
    if (meeting.isEmpty()) {
      return stops.test(region);
    }
    Box reached = region.within(meeting);
    if (!reached.contains(region)) {
      for (Box piece : region.without(reached)) {
        if (stops.test(piece)) {
          return true;
        }
      }
    }
    Box widest = widest(reached, meeting);
    if (widest.contains(reached)) {
      return false;
    }
    meeting.remove(widest);
    for (Box piece : reached.without(widest)) {
      if (search(piece, meeting, stops)) {
        return true;
      }
    }
    return false;
  }

  private static Box widest(Box region, List<Box> meeting) {
    Box widest = meeting.get(0);
    double most = -1;
    for (Box each : meeting) {
      double share = region.shareTakenBy(each);
      if (share > most) {
        most = share;
        widest = each;
      }
    }
    return widest;
  }
}
