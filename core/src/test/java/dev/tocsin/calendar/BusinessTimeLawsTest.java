package dev.tocsin.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** "Service levels": business time is elapsed time inside the calendar's hours. */
class BusinessTimeLawsTest {
  private static final int MINUTES = 30 * 24 * 60;

  @Property(seed = "29", tries = 100)
  void a_calendar_agrees_with_a_walk_over_each_minute(@ForAll long seed) {
    Calendars some = new Calendars(seed);
    BusinessCalendar calendar = some.calendar;
    MinuteWalker walker = new MinuteWalker(calendar, some.start, MINUTES);
    for (int i = 0; i < 400; i++) {
      int from = some.random.nextInt(MINUTES);
      int to = from + some.random.nextInt(MINUTES - from);
      assertThat(calendar.isOpen(walker.minute(from))).isEqualTo(walker.isOpen(from));
      assertThat(calendar.between(walker.minute(from), walker.minute(to)))
          .isEqualTo(walker.between(from, to));
      int open = some.random.nextInt(3_000);
      int end = walker.plus(from, open);
      Instant due = calendar.plus(walker.minute(from), Duration.ofMinutes(open));
      if (end >= 0) {
        assertThat(due).isEqualTo(walker.minute(end));
      } else if (due != null) {
        assertThat(due).isAfterOrEqualTo(walker.minute(MINUTES));
      }
      Instant change = walker.nextChange(from);
      Instant next = calendar.nextChange(walker.minute(from));
      if (change != null) {
        assertThat(next).isEqualTo(change);
      } else if (next != null) {
        assertThat(next).isAfterOrEqualTo(walker.minute(MINUTES));
      }
    }
  }

  @Property(seed = "29", tries = 60)
  void a_calendar_agrees_with_a_walk_over_each_day_in_any_year_to_come(@ForAll long seed) {
    Calendars some = new Calendars(seed);
    int year = 1971 + some.random.nextInt(10_400);
    Instant from = instant(some.random, year);
    Instant to = from.plus(some.random.nextInt(3_000), ChronoUnit.DAYS).plusNanos(123_456_789);
    assertThat(some.calendar.between(from, to))
        .isEqualTo(DayWalker.between(some.calendar, from, to));
  }

  @Property(seed = "29", tries = 300)
  void adding_then_measuring_is_the_identity(@ForAll long seed) {
    Calendars some = new Calendars(seed);
    Instant start = instant(some.random, 1971 + some.random.nextInt(100));
    Duration open = duration(some.random);
    Instant end = some.calendar.plus(start, open);
    if (end == null) {
      assertThat(some.calendar.between(start, Instant.parse("9999-12-31T00:00:00Z")))
          .isLessThan(open);
      return;
    }
    assertThat(some.calendar.between(start, end)).isEqualTo(open);
    if (!open.isZero()) {
      assertThat(some.calendar.between(start, end.minusNanos(1))).isLessThan(open);
    }
  }

  @Property(seed = "29", tries = 300)
  void measuring_then_adding_leads_to_the_first_instant_that_measures_the_same(@ForAll long seed) {
    Calendars some = new Calendars(seed);
    Instant start = instant(some.random, 1971 + some.random.nextInt(100));
    Instant end = start.plus(some.random.nextInt(9_000_000), ChronoUnit.MINUTES).plusNanos(7);
    Duration open = some.calendar.between(start, end);
    Instant first = some.calendar.plus(start, open);
    assertThat(first).isNotNull().isBetween(start, end);
    if (some.calendar.isOpen(end.minusNanos(1)) && !open.isZero()) {
      assertThat(first).isEqualTo(end);
    } else {
      assertThat(some.calendar.between(first, end)).isZero();
    }
  }

  @Property(seed = "29", tries = 300)
  void adding_twice_is_adding_the_sum_and_never_goes_back(@ForAll long seed) {
    Calendars some = new Calendars(seed);
    Instant start = instant(some.random, 1971 + some.random.nextInt(100));
    Duration first = duration(some.random);
    Duration second = duration(some.random);
    Instant middle = some.calendar.plus(start, first);
    Instant end = some.calendar.plus(start, first.plus(second));
    if (end != null) {
      assertThat(middle).isNotNull().isBetween(start, end);
      assertThat(some.calendar.plus(middle, second)).isEqualTo(end);
    }
  }

  @Property(seed = "29", tries = 300)
  void a_later_start_never_ends_earlier(@ForAll long seed) {
    Calendars some = new Calendars(seed);
    Instant start = instant(some.random, 1971 + some.random.nextInt(100));
    Instant later = start.plus(duration(some.random));
    Duration open = duration(some.random);
    Instant end = some.calendar.plus(start, open);
    Instant laterEnd = some.calendar.plus(later, open);
    if (end != null && laterEnd != null) {
      assertThat(laterEnd).isAfterOrEqualTo(end);
    }
  }

  @Property(seed = "29", tries = 300)
  void between_two_changes_it_is_open_throughout_or_closed_throughout(@ForAll long seed) {
    Calendars some = new Calendars(seed);
    Instant at = instant(some.random, 1971 + some.random.nextInt(9_000));
    Instant next = some.calendar.nextChange(at);
    Instant end = next == null ? at.plus(900_000, ChronoUnit.DAYS) : next;
    boolean open = some.calendar.isOpen(at);
    assertThat(some.calendar.between(at, end))
        .isEqualTo(open ? Duration.between(at, end) : Duration.ZERO);
    assertThat(some.calendar.isOpen(end)).isEqualTo((next == null) == open);
  }

  private static Instant instant(Random random, int year) {
    long days = (long) ((year - 1970) * 365.2425) + random.nextInt(366);
    Instant day = Instant.EPOCH.plus(days, ChronoUnit.DAYS);
    return random.nextBoolean()
        ? day.plus(random.nextInt(24 * 60), ChronoUnit.MINUTES)
        : day.plusNanos((long) (random.nextDouble() * 86_400e9));
  }

  private static Duration duration(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Duration.ofHours(random.nextInt(100));
      case 1 -> Duration.ofDays(random.nextInt(4_000));
      case 2 -> Duration.ofNanos(random.nextInt(2_000_000_000));
      default -> Duration.ofMillis(random.nextInt(100_000_000));
    };
  }
}
