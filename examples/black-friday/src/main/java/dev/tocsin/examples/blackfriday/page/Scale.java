package dev.tocsin.examples.blackfriday.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Where an instant stands on paper. Something happened at every tick; the longer nothing happens,
 * the more the gap is shortened, so that a minute and a day fit on one page.
 */
final class Scale {
  private static final int MOST_TICKS = 36;
  private static final double SHORTEST = 30;
  private static final double STRETCH = 15;
  private static final double MARGIN = 36;

  private final List<Instant> ticks;
  private final List<Double> places = new ArrayList<>();

  Scale(double left, Collection<Instant> instants) {
    List<Instant> all = new ArrayList<>(new TreeSet<>(instants));
    ticks = all.subList(0, Math.min(all.size(), MOST_TICKS));
    double x = left + MARGIN / 2;
    for (int i = 0; i < ticks.size(); i++) {
      if (i > 0) {
        double minutes = Duration.between(ticks.get(i - 1), ticks.get(i)).toSeconds() / 60.0;
        x += SHORTEST + STRETCH * Math.log1p(minutes);
      }
      places.add(x);
    }
  }

  List<Instant> ticks() {
    return ticks;
  }

  double right() {
    return places.get(places.size() - 1) + 1.5 * MARGIN;
  }

  boolean shows(Instant instant) {
    return !instant.isAfter(ticks.get(ticks.size() - 1));
  }

  double x(Instant instant) {
    for (int i = 0; i < ticks.size(); i++) {
      if (!instant.isAfter(ticks.get(i))) {
        return i == 0 ? places.get(0) : between(i, instant);
      }
    }
    return right();
  }

  private double between(int i, Instant instant) {
    double whole = Duration.between(ticks.get(i - 1), ticks.get(i)).toNanos();
    double part = Duration.between(ticks.get(i - 1), instant).toNanos();
    double from = places.get(i - 1);
    return from + (places.get(i) - from) * part / whole;
  }
}
