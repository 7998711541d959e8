package dev.tocsin.verify;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.DateSpan;
import dev.tocsin.calendar.Season;
import dev.tocsin.escalation.SupportHours;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Times, as far as conditions tell them apart: which combinations of calendars and seasons really
 * occur, each with the first instant at which it does. Two years are looked at, and each dated
 * season whole.
 */
final class TimeAxis implements Axis {
  private static final Duration YEARS = Duration.ofDays(2 * 366L);

  /** A calendar or a season. */
  private record Clock(
      String name, Predicate<Instant> holds, UnaryOperator<@Nullable Instant> nextChange) {}

  private final List<Clock> clocks = new ArrayList<>();
  private final Map<BusinessCalendar, Integer> calendars = new LinkedHashMap<>();
  private final Map<Season, Integer> seasons = new LinkedHashMap<>();
  private final List<BitSet> states = new ArrayList<>();
  private final List<Instant> firsts = new ArrayList<>();

  TimeAxis(List<Asked> rules, Instant from) {
    List<Season> dated = new ArrayList<>();
    for (Asked asked : rules) {
      SupportHours hours = asked.when().hours();
      BusinessCalendar calendar =
          hours == null ? null : asked.policy().calendars().get(hours.calendar());
      if (calendar != null && !calendars.containsKey(calendar)) {
        calendars.put(calendar, clocks.size());
        clocks.add(new Clock(calendar.id(), calendar::isOpen, calendar::nextChange));
      }
      for (String name : asked.when().seasons()) {
        Season season = asked.policy().seasons().get(name);
        if (season != null && !seasons.containsKey(season)) {
          seasons.put(season, clocks.size());
          clocks.add(new Clock(name, season::contains, season::nextChange));
          dated.add(season);
        }
      }
    }
    Map<BitSet, Instant> found = new LinkedHashMap<>();
    look(from, from.plus(YEARS), found);
    for (Season season : dated) {
      if (season.dates() instanceof DateSpan.Once once) {
        Instant start = once.from().atStartOfDay(season.zone()).toInstant();
        Instant end = once.to().plusDays(1).atStartOfDay(season.zone()).toInstant();
        if (end.isAfter(from.plus(YEARS))) {
          look(start.isAfter(from) ? start : from, end, found);
        }
      }
    }
    found.forEach(
        (state, first) -> {
          states.add(state);
          firsts.add(first);
        });
  }

  /** Steps from change to change; a clock that did not change is not asked again. */
  private void look(Instant from, Instant until, Map<BitSet, Instant> found) {
    BitSet state = new BitSet();
    List<@Nullable Instant> changes = new ArrayList<>();
    for (int i = 0; i < clocks.size(); i++) {
      state.set(i, clocks.get(i).holds.test(from));
      changes.add(clocks.get(i).nextChange.apply(from));
    }
    for (Instant at = from; at != null && at.isBefore(until); at = earliest(changes)) {
      for (int i = 0; i < clocks.size(); i++) {
        Instant change = changes.get(i);
        if (change != null && !change.isAfter(at)) {
          state.set(i, clocks.get(i).holds.test(at));
          changes.set(i, clocks.get(i).nextChange.apply(at));
        }
      }
      if (!found.containsKey(state)) {
        found.put((BitSet) state.clone(), at);
      }
    }
  }

  private static @Nullable Instant earliest(List<@Nullable Instant> all) {
    Instant earliest = null;
    for (Instant each : all) {
      if (each != null && (earliest == null || each.isBefore(earliest))) {
        earliest = each;
      }
    }
    return earliest;
  }

  /** One instant for each combination that occurs. */
  List<Instant> firsts() {
    return List.copyOf(firsts);
  }

  @Override
  public int size() {
    return states.size();
  }

  @Override
  public long[] admitted(Asked asked) {
    long[] set = Bits.none(states.size());
    for (int i = 0; i < states.size(); i++) {
      if (hours(asked, states.get(i)) && season(asked, states.get(i))) {
        Bits.add(set, i);
      }
    }
    return set;
  }

  private boolean hours(Asked asked, BitSet state) {
    SupportHours hours = asked.when().hours();
    if (hours == null) {
      return true;
    }
    Integer clock = calendars.get(asked.policy().calendars().get(hours.calendar()));
    return clock != null && state.get(clock) == hours.inside();
  }

  private boolean season(Asked asked, BitSet state) {
    if (asked.when().seasons().isEmpty()) {
      return true;
    }
    for (String each : asked.when().seasons()) {
      Integer clock = seasons.get(asked.policy().seasons().get(each));
      if (clock != null && state.get(clock)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void fill(Sketch sketch, int value) {
    sketch.at = firsts.get(value);
  }

  @Override
  public String words(long[] set) {
    List<String> names = new ArrayList<>();
    for (BitSet state : states) {
      List<String> on = new ArrayList<>();
      for (int i = 0; i < clocks.size(); i++) {
        String verb = calendars.containsValue(i) ? "inside " : "in season ";
        on.add((state.get(i) ? verb : verb.replace("in", "not in")) + clocks.get(i).name);
      }
      names.add(Words.all(on));
    }
    return Words.some("time", names, set);
  }
}
