package dev.tocsin.calendar;

import dev.tocsin.internal.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Days in a zone during which rows of a matrix hold.
 *
 * <p>Immutable, safe for many threads. A season begins with the first instant of its first day and
 * ends before the first instant of the day after its last. Source: escalation.md, "The matrix"
 * (dates).
 *
 * @param id its name in the policy
 * @param dates the days
 * @param zone whose midnights count
 */
public record Season(String id, DateSpan dates, ZoneId zone) {
  /** Leap years are up to eight years apart, and a day may not exist in one of them. */
  private static final int YEARS_AHEAD = 17;

  /** Checks the parts. */
  public Season {
    Text.line("season", id, Text.ID);
    Objects.requireNonNull(dates, "dates");
    Objects.requireNonNull(zone, "zone");
  }

  /**
   * Whether it is on.
   *
   * @param instant any
   * @return true from the start of the first day to the end of the last
   */
  public boolean contains(Instant instant) {
    return dates.contains(Dates.day(instant, zone.getRules()));
  }

  /**
   * When it begins or ends next.
   *
   * @param after the answer is later than this
   * @return null when it never does
   */
  public @Nullable Instant nextChange(Instant after) {
    ZoneRules rules = zone.getRules();
    boolean now = contains(after);
    int year = Dates.day(after, rules).getYear();
    return edges(year)
        .map(date -> Dates.start(date, rules))
        .filter(edge -> edge.isAfter(after) && contains(edge) != now)
        .min(Instant::compareTo)
        .orElse(null);
  }

  /** The days with which it may begin, or be over. */
  private Stream<LocalDate> edges(int year) {
    if (dates instanceof DateSpan.Once once) {
      return Stream.of(once.from(), once.to().plusDays(1));
    }
    DateSpan.EachYear yearly = (DateSpan.EachYear) dates;
    return Stream.iterate(year, y -> y + 1)
        .limit(YEARS_AHEAD)
        .flatMap(y -> Stream.of(Dates.first(yearly.from(), y), yearly.to().atYear(y).plusDays(1)));
  }
}
