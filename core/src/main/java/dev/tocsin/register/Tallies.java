package dev.tocsin.register;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Tallies by name, for at most so many names; for one thread. */
final class Tallies {
  private final Map<String, Tally> byName = new TreeMap<>();

  Tally of(String name) {
    Tally found = byName.get(name);
    if (found == null && byName.size() >= FiguresCollector.MOST_NAMES) {
      return byName.computeIfAbsent(Figures.OTHERS, key -> new Tally());
    }
    return found == null ? byName.computeIfAbsent(name, key -> new Tally()) : found;
  }

  void merge(Tallies other) {
    other.byName.forEach((name, tally) -> of(name).merge(tally));
  }

  void each(Consumer<Tally> consumer) {
    byName.values().forEach(consumer);
  }

  List<Figures.Group> byName() {
    List<Figures.Group> groups = new ArrayList<>();
    byName.forEach((name, tally) -> groups.add(tally.group(name)));
    return groups;
  }

  List<Figures.Group> busiestFirst() {
    List<Figures.Group> groups = byName();
    groups.sort(Comparator.comparingLong(Figures.Group::incidents).reversed());
    return groups;
  }
}
