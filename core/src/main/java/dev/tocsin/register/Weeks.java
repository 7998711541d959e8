package dev.tocsin.register;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What began and ended in each week; for one thread. */
final class Weeks {
  private static final int DAYS = 7;

  private final ZoneId zone;
  private final TreeMap<LocalDate, Count> byMonday = new TreeMap<>();

  Weeks(ZoneId zone) {
    this.zone = zone;
  }

  private static final class Count {
    private long logged;
    private long resolved;
    private long reopened;
  }

  void add(IncidentRecord record) {
    boolean first = true;
    for (IncidentRecord.Stretch stretch : record.open()) {
      Count begun = of(stretch.from());
      begun.logged += first ? 1 : 0;
      begun.reopened += first ? 0 : 1;
      first = false;
      Instant to = stretch.to();
      if (to != null) {
        of(to).resolved++;
      }
    }
  }

  void merge(Weeks other) {
    for (Map.Entry<LocalDate, Count> each : other.byMonday.entrySet()) {
      Count ours = byMonday.computeIfAbsent(each.getKey(), key -> new Count());
      ours.logged += each.getValue().logged;
      ours.resolved += each.getValue().resolved;
      ours.reopened += each.getValue().reopened;
    }
  }

  int size() {
    return byMonday.size();
  }

  List<Figures.Week> list() {
    List<Figures.Week> weeks = new ArrayList<>();
    if (byMonday.isEmpty()) {
      return weeks;
    }
    long backlog = 0;
    LocalDate last = byMonday.lastKey();
    for (LocalDate day = byMonday.firstKey(); !day.isAfter(last); day = day.plusDays(DAYS)) {
      Count count = byMonday.getOrDefault(day, new Count());
      backlog += count.logged + count.reopened - count.resolved;
      weeks.add(new Figures.Week(day, count.logged, count.resolved, count.reopened, backlog));
    }
    return weeks;
  }

  private Count of(Instant at) {
    LocalDate day = at.atZone(zone).toLocalDate();
    LocalDate monday = day.minusDays(day.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue());
    return byMonday.computeIfAbsent(monday, key -> new Count());
  }
}
