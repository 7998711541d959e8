package dev.tocsin.faults.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the judge counted, and what does not hold. For one thread. */
public final class Findings {
  private static final int TOLD = 10;

  private final List<String> broken = new ArrayList<>();
  private int brokenInAll;

  int acknowledged;
  int unknown;
  int happened;
  int refused;
  int incidents;
  int rungs;
  int delivered;
  int duplicates;
  int superseded;
  int parked;
  Duration worst = Duration.ZERO;
  Duration worstBound = Duration.ZERO;
  Duration delivery = Duration.ZERO;
  Duration deliveryBound = Duration.ZERO;

  /**
   * Something does not hold.
   *
   * @param what in words
   * @param args for them
   */
  public void broken(String what, Object... args) {
    brokenInAll++;
    if (broken.size() < TOLD) {
      broken.add(what.formatted(args));
    }
  }

  /** How many judgements do not hold. */
  public int count() {
    return brokenInAll;
  }

  /** The first of them. */
  public List<String> told() {
    return List.copyOf(broken);
  }

  void late(Duration by, Duration bound) {
    if (by.compareTo(worst) > 0) {
      worst = by;
      worstBound = bound;
    }
  }

  void lateDelivery(Duration by, Duration bound) {
    if (by.compareTo(delivery) > 0) {
      delivery = by;
      deliveryBound = bound;
    }
  }

  /** The cells of the table between the scenario and the verdict. */
  public List<String> cells() {
    return List.of(
        "%d/%d(%d)/%d".formatted(acknowledged, unknown, happened, refused),
        String.valueOf(incidents),
        String.valueOf(rungs),
        "%d/%d/%d/%d".formatted(delivered, duplicates, superseded, parked),
        of(worst, worstBound),
        of(delivery, deliveryBound));
  }

  private static String of(Duration late, Duration bound) {
    boolean endless = bound.equals(Evidence.ENDLESS);
    return seconds(late) + (endless ? ", no bound" : " of " + seconds(bound));
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
