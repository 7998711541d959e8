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
  private static final double USUAL = 700;
  private static final double MOST_FACTOR = 3;

  private final List<Instant> ticks;
  private final List<Double> places = new ArrayList<>();

  Scale(double left, Collection<Instant> instants) {
    List<Instant> all = new ArrayList<>(new TreeSet<>(instants));
    ticks = all.subList(0, Math.min(all.size(), MOST_TICKS));
    List<Double> gaps = new ArrayList<>();
    for (int i = 1; i < ticks.size(); i++) {
      double minutes = Duration.between(ticks.get(i - 1), ticks.get(i)).toSeconds() / 60.0;
      gaps.add(SHORTEST + STRETCH * Math.log1p(minutes));
    }
    double natural = gaps.stream().mapToDouble(gap -> gap).sum();
    double factor = natural == 0 ? 1 : Math.min(MOST_FACTOR, Math.max(1, USUAL / natural));
    double x = left + MARGIN / 2;
    places.add(x);
    for (double gap : gaps) {
      x += gap * factor;
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
