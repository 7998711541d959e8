package dev.tocsin.escalation;

import com.google.common.primitives.ImmutableIntArray;
import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.Season;
import dev.tocsin.incident.InvalidValueException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The conditions on time, asked only of rows for which everything else holds: what does not hold
 * takes all rows that want the same out of the decision. Immutable but for what {@link KnownTimes}
 * remembers.
 */
final class TimeColumn {
  private static final int NONE = -1;

  private final Map<String, BusinessCalendar> calendars;
  private final Map<String, Season> seasons;
  private final Map<String, KnownTimes> open = new HashMap<>();
  private final Map<Object, Integer> numbers = new HashMap<>();
  private final List<ImmutableIntArray.Builder> wantedBy = new ArrayList<>();
  private Wanted[] wantedAt = {};
  private final List<Wanted> wanted = new ArrayList<>();
  private final int[] hoursOf;
  private final int[] seasonsOf;
  private RowSet[] rowsOf = {};

  private record Wanted(KnownTimes times, boolean answer) {}

  private TimeColumn(
      int rows, Map<String, BusinessCalendar> calendars, Map<String, Season> seasons) {
    this.calendars = calendars;
    this.seasons = seasons;
    hoursOf = new int[rows];
    seasonsOf = new int[rows];
    Arrays.fill(hoursOf, NONE);
    Arrays.fill(seasonsOf, NONE);
  }

  /**
   * Compiles both conditions.
   *
   * @return null when no row asks for a time
   * @throws InvalidValueException when a row names a calendar or season that is not there
   */
  static @Nullable TimeColumn of(
      List<MatrixRow> rows,
      int words,
      Map<String, BusinessCalendar> calendars,
      Map<String, Season> seasons) {
    TimeColumn column = new TimeColumn(rows.size(), calendars, seasons);
    for (int i = 0; i < rows.size(); i++) {
      SupportHours hours = rows.get(i).when().hours();
      if (hours != null) {
        column.hoursOf[i] = column.number(hours, i);
      }
      Set<String> names = rows.get(i).when().seasons();
      if (!names.isEmpty()) {
        column.seasonsOf[i] = column.number(names, i);
      }
    }
    column.rowsOf =
        column.wantedBy.stream()
            .map(set -> RowSet.of(set.build(), words, null))
            .toArray(RowSet[]::new);
    column.wantedAt = column.wanted.toArray(Wanted[]::new);
    return column.wanted.isEmpty() ? null : column;
  }

  /** The number of a condition that does not hold for a row; negative when all do. */
  int failing(int row, Instant at) {
    int hours = hoursOf[row];
    if (hours != NONE && !holds(hours, at)) {
      return hours;
    }
    int season = seasonsOf[row];
    return season != NONE && !holds(season, at) ? season : NONE;
  }

  /** The rows that want a condition. */
  RowSet rows(int condition) {
    return rowsOf[condition];
  }

  private boolean holds(int condition, Instant at) {
    Wanted each = wantedAt[condition];
    return each.times.holds(at) == each.answer;
  }

  private int number(Object condition, int row) {
    int number =
        numbers.computeIfAbsent(
            condition,
            each -> {
              wanted.add(
                  each instanceof SupportHours hours
                      ? new Wanted(times(hours.calendar()), hours.inside())
                      : new Wanted(seasons((Set<?>) each), true));
              wantedBy.add(ImmutableIntArray.builder());
              return numbers.size();
            });
    wantedBy.get(number).add(row);
    return number;
  }

  private KnownTimes times(String name) {
    BusinessCalendar calendar = WhenMatch.known("calendar", name, calendars);
    return open.computeIfAbsent(
        name, each -> new KnownTimes(calendar::isOpen, calendar::nextChange));
  }

  private KnownTimes seasons(Set<?> names) {
    List<Season> each = new ArrayList<>();
    for (Object name : names) {
      each.add(WhenMatch.known("season", name.toString(), seasons));
    }
    return new KnownTimes(
        at -> each.stream().anyMatch(season -> season.contains(at)),
        after -> {
          Instant next = null;
          for (Season season : each) {
            Instant change = season.nextChange(after);
            next = earlier(next, change);
          }
          return next;
        });
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.isBefore(one) ? other : one;
  }
}
