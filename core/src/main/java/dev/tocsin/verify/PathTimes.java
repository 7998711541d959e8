package dev.tocsin.verify;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.Season;
import dev.tocsin.escalation.When;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Staffing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The log instants between which a path does the same: where a clock opens or closes, where a rung
 * would come due at a hand-over, and where two rungs of different clocks change places. What holds
 * at one of them holds until the next, so looking at each is exact.
 */
final class PathTimes {
  private final Instant from;
  private final Instant until;
  private final TreeSet<Instant> times = new TreeSet<>();

  PathTimes(VerifyOptions options) {
    from = options.from();
    until = options.from().plus(options.horizon());
    times.add(from);
  }

  /** Adds where the conditions of rows change. */
  void rows(Policy policy, Collection<When> whens) {
    for (When when : whens) {
      if (when.hours() != null) {
        BusinessCalendar calendar = policy.calendars().get(when.hours().calendar());
        if (calendar != null) {
          changes(calendar::nextChange);
        }
      }
      for (String season : when.seasons()) {
        Season known = policy.seasons().get(season);
        if (known != null) {
          changes(known::nextChange);
        }
      }
    }
  }

  private void changes(UnaryOperator<@Nullable Instant> next) {
    for (Instant at = next.apply(from); at != null && at.isBefore(until); at = next.apply(at)) {
      times.add(at);
    }
  }

  /** Adds where what rungs do changes. */
  void rungs(List<PathClocks.@Nullable Timer> timers, List<Audience> audiences, OnCallLines lines) {
    List<Instant> boundaries = new ArrayList<>();
    for (Audience audience : audiences) {
      for (Staffing staffing : audience.staffings()) {
        boundaries.addAll(lines.changes(staffing));
      }
    }
    for (Instant each : boundaries) {
      add(each);
    }
    for (PathClocks.Timer timer : timers) {
      if (timer != null) {
        timer.clock().changes().forEach(this::add);
        timer.clock().changes().forEach(each -> addBefore(timer, each));
        boundaries.forEach(each -> addBefore(timer, each));
      }
    }
  }

  /** A clock that stands still shows the same for a while: so the instant after counts too. */
  private void addBefore(PathClocks.Timer timer, Instant boundary) {
    Instant before = timer.clock().before(boundary, timer.after());
    if (before != null) {
      add(before);
      add(before.plusNanos(1_000));
    }
  }

  private void add(Instant at) {
    if (at.isAfter(from) && at.isBefore(until)) {
      times.add(at);
    }
  }

  /** Adds where two clocks of different pace cross. */
  void crossings(List<PathClocks.@Nullable Timer> timers) {
    List<Instant> known = List.copyOf(times);
    for (int i = 0; i < timers.size(); i++) {
      for (int j = i + 1; j < timers.size(); j++) {
        PathClocks.Timer one = timers.get(i);
        PathClocks.Timer other = timers.get(j);
        if (one != null && other != null && one.clock() != other.clock()) {
          crossings(known, one, other);
        }
      }
    }
  }

  private void crossings(List<Instant> known, PathClocks.Timer one, PathClocks.Timer other) {
    for (int k = 0; k < known.size(); k++) {
      Instant start = known.get(k);
      Instant end = (k + 1 < known.size() ? known.get(k + 1) : until).minusNanos(1_000);
      Boolean first = before(one, other, start);
      Boolean last = before(one, other, end);
      if (first == null || last == null || first.equals(last)) {
        continue;
      }
      long low = OpenTime.micros(start);
      long high = OpenTime.micros(end);
      while (high - low > 1) {
        long middle = low + (high - low) / 2;
        if (first.equals(before(one, other, OpenTime.instant(middle)))) {
          low = middle;
        } else {
          high = middle;
        }
      }
      add(OpenTime.instant(high));
    }
  }

  private static @Nullable Boolean before(
      PathClocks.Timer one, PathClocks.Timer other, Instant logged) {
    Instant a = one.due(logged);
    Instant b = other.due(logged);
    return (a == null || b == null) ? null : a.isBefore(b);
  }

  /** All of them in order, and the end of the window as the last. */
  List<Instant> all() {
    List<Instant> all = new ArrayList<>(times);
    all.add(until);
    return all;
  }
}
