package dev.tocsin.register;

import dev.tocsin.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Adds up how long teams held incidents, for at most so many names; for one thread. */
final class TeamTallies {
  private final Map<String, One> byName = new TreeMap<>();

  /** What one team held. */
  private static final class One {
    private long incidents;
    private long holdings;
    private Duration elapsed = Duration.ZERO;
    private Duration business = Duration.ZERO;
    private long kept;
    private long missed;

    void merge(One other) {
      incidents += other.incidents;
      holdings += other.holdings;
      elapsed = elapsed.plus(other.elapsed);
      business = business.plus(other.business);
      kept += other.kept;
      missed += other.missed;
    }
  }

  /** Counts all holdings of an incident; those that last, up to an instant. */
  void add(List<IncidentRecord.Holding> held, BusinessCalendar calendar, Instant asOf) {
    Set<String> seen = new HashSet<>();
    for (IncidentRecord.Holding each : held) {
      One one = of(each.team());
      one.incidents += seen.add(each.team()) ? 1 : 0;
      one.holdings++;
      for (IncidentRecord.Stretch open : each.open()) {
        Instant to = open.to() == null ? asOf : open.to();
        if (to.isAfter(open.from())) {
          one.elapsed = one.elapsed.plus(Duration.between(open.from(), to));
          one.business = one.business.plus(calendar.between(open.from(), to));
        }
      }
      one.kept += Boolean.TRUE.equals(each.kept()) ? 1 : 0;
      one.missed += Boolean.FALSE.equals(each.kept()) ? 1 : 0;
    }
  }

  void merge(TeamTallies other) {
    other.byName.forEach((name, one) -> of(name).merge(one));
  }

  private One of(String name) {
    boolean known = byName.containsKey(name) || byName.size() < FiguresCollector.MOST_NAMES;
    return byName.computeIfAbsent(known ? name : Figures.OTHERS, key -> new One());
  }

  int size() {
    return byName.size();
  }

  List<TeamFigures> longestFirst() {
    List<TeamFigures> all = new ArrayList<>();
    byName.forEach(
        (name, one) ->
            all.add(
                new TeamFigures(
                    name,
                    one.incidents,
                    one.holdings,
                    one.elapsed,
                    one.business,
                    new Figures.Kept(one.kept, one.missed))));
    all.sort(Comparator.comparing(TeamFigures::elapsed).reversed());
    return all;
  }
}
