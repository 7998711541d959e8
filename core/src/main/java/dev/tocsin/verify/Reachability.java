package dev.tocsin.verify;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.escalation.Until;
import dev.tocsin.policy.Policy;
import org.jspecify.annotations.Nullable;

/**
 * Whether people, by what they do or leave undone, can let a rung come due that is never taken
 * while nobody acts. They acknowledge, hold, update, assign and change as they like; a rung that
 * somebody asks for by name does not come due.
 */
final class Reachability {
  private final Policy policy;
  private final Owners owners;
  private final OnCallLines lines;

  Reachability(Policy policy, Owners owners, OnCallLines lines) {
    this.policy = policy;
    this.owners = owners;
    this.lines = lines;
  }

  /**
   * The rung that hands the incident over before another comes due, whatever people do; or null.
   */
  @Nullable Rung leaving(Path path, int number, PathCase of) throws Cover.OutOfBudget {
    for (int i = 0; i < path.rungs().size(); i++) {
      if (i != number
          && alwaysBefore(path, i, number, of)
          && neverKept(path, path.rungs().get(i))) {
        return path.rungs().get(i);
      }
    }
    return null;
  }

  /** Whether a rung hands over in every round of its path: to a team that never has it already. */
  private boolean neverKept(Path path, Rung leaving) throws Cover.OutOfBudget {
    for (Action action : leaving.actions()) {
      if (action instanceof Action.Reassign to
          && !owners.take(to.team(), path)
          && !owners.leadTo(to.team(), path)) {
        return true;
      }
    }
    return false;
  }

  private boolean alwaysBefore(Path path, int first, int then, PathCase of) {
    Rung leaving = path.rungs().get(first);
    Rung rung = path.rungs().get(then);
    if (leaving.actions().stream().noneMatch(Action.Reassign.class::isInstance)
        || !outlasts(leaving, rung)
        || !sooner(leaving.threshold(), rung.threshold(), first < then)) {
      return false;
    }
    int before = then - 1;
    return before < 0
        || before == first
        || neverEmpty(path, path.rungs().get(before), of)
        || alwaysBefore(path, first, before, of);
  }

  private boolean neverEmpty(Path path, Rung rung, PathCase of) {
    Audience audience = new Audience(rung, of, policy);
    return !audience.mayBeEmpty(lines)
        && (path.repeatOf(rung) == null || !audience.mayBeEmptyAgain(lines));
  }

  /** Whether what ends a rung's condition ends the other's, too. */
  private static boolean outlasts(Rung leaving, Rung rung) {
    return leaving.until() == Until.RESOLVED || leaving.until() == rung.until();
  }

  /** Whether one is reached before the other however long the path is held. */
  private static boolean sooner(Threshold one, Threshold other, boolean standsFirst) {
    if (one instanceof Threshold.Share share) {
      return standsFirst
          && other instanceof Threshold.Share later
          && share.target() == later.target()
          && share.percent() <= later.percent();
    }
    if (one instanceof Threshold.Elapsed elapsed && elapsed.after().isZero()) {
      return standsFirst || (!(other instanceof Threshold.Share) && after(other) > 0);
    }
    boolean same =
        one instanceof Threshold.Elapsed
            || (one instanceof Threshold.Business business
                && other instanceof Threshold.Business later
                && business.calendar().equals(later.calendar()));
    return same
        && !(other instanceof Threshold.Share)
        && (after(one) < after(other) || (standsFirst && after(one) == after(other)));
  }

  /** In nanoseconds. */
  private static long after(Threshold threshold) {
    return threshold instanceof Threshold.Business business
        ? business.after().toNanos()
        : ((Threshold.Elapsed) threshold).after().toNanos();
  }
}
