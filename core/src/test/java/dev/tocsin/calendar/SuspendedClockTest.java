package dev.tocsin.calendar;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.incident.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** "When a rung is due" 1: clock(start, t) less clock(union of suspensions). */
class SuspendedClockTest {
  private static final BusinessCalendar ALWAYS = BusinessCalendar.ALWAYS;
  private static final BusinessCalendar OFFICE =
      BusinessCalendar.builder("office", ZoneOffset.UTC)
          .weekly(WeeklyHours.CLOSED.open("09:00-17:00", MONDAY, FRIDAY))
          .build();

  @Nested
  class On_elapsed_time {

    @Test
    void sixty_minutes_with_a_hold_and_maintenance_that_overlap_end_at_noon() {
      List<Interval> both = List.of(interval("10:00", "11:00"), interval("10:30", "11:30"));
      assertThat(due("09:30", 60, both)).isEqualTo(at("12:00"));
    }

    @Test
    void the_order_of_suspensions_does_not_matter() {
      List<Interval> both = List.of(interval("10:30", "11:30"), interval("10:00", "11:00"));
      assertThat(due("09:30", 60, both)).isEqualTo(at("12:00"));
    }

    @Test
    void a_suspension_within_another_counts_nothing() {
      List<Interval> both = List.of(interval("10:00", "11:00"), interval("10:15", "10:30"));
      assertThat(due("09:30", 60, both)).isEqualTo(at("11:30"));
    }

    @Test
    void a_suspension_without_an_end_stands_in_the_way_of_what_comes_after_it() {
      List<Interval> open = List.of(new Interval(at("10:00"), null), interval("09:40", "09:50"));
      assertThat(due("09:30", 21, open)).isNull();
      assertThat(due("09:30", 20, open)).isEqualTo(at("10:00"));
      assertThat(SuspendedClock.served(ALWAYS, at("09:30"), at("23:00"), open))
          .isEqualTo(minutes(20));
    }

    @Test
    void what_was_over_before_the_start_does_not_count() {
      assertThat(due("09:30", 60, List.of(interval("08:00", "09:30")))).isEqualTo(at("10:30"));
    }

    @Test
    void nothing_is_due_at_the_start_suspended_or_not() {
      assertThat(due("10:30", 0, List.of(interval("10:00", "11:00")))).isEqualTo(at("10:30"));
    }

    @Test
    void a_clock_that_has_not_been_started_shows_nothing() {
      assertThat(SuspendedClock.served(ALWAYS, at("10:00"), at("09:00"), List.of()))
          .isEqualTo(Duration.ZERO);
      assertThat(
              SuspendedClock.served(
                  ALWAYS, at("10:00"), at("09:00"), List.of(interval("08:00", "09:30"))))
          .isEqualTo(Duration.ZERO);
    }

    private Instant due(String start, int threshold, List<Interval> suspensions) {
      return SuspendedClock.due(ALWAYS, at(start), minutes(threshold), suspensions);
    }
  }

  @Nested
  class On_business_time {

    @Test
    void a_hold_over_the_evening_takes_only_open_time() {
      Instant monday = Instant.parse("2026-03-02T15:00:00Z");
      List<Interval> hold =
          List.of(new Interval(monday.plus(minutes(60)), monday.plus(minutes(10 * 60))));
      assertThat(SuspendedClock.due(OFFICE, monday, minutes(120), hold))
          .isEqualTo("2026-03-06T10:00:00Z");
      assertThat(SuspendedClock.served(OFFICE, monday, Instant.parse("2026-03-06T10:00:00Z"), hold))
          .isEqualTo(minutes(120));
    }

    @Test
    void what_the_calendar_never_has_is_never_due() {
      BusinessCalendar closed = BusinessCalendar.builder("closed", ZoneOffset.UTC).build();
      assertThat(SuspendedClock.due(closed, at("09:00"), minutes(1), List.of())).isNull();
    }
  }

  @Nested
  class Refused {

    @Test
    void a_negative_threshold() {
      assertThatThrownBy(() -> SuspendedClock.due(ALWAYS, at("09:00"), minutes(-1), List.of()))
          .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void a_suspension_that_ends_before_it_begins() {
      assertThatThrownBy(() -> interval("10:00", "09:59"))
          .isInstanceOf(InvalidValueException.class);
    }
  }

  @Property(seed = "29", tries = 200)
  void it_is_due_at_the_first_minute_at_which_the_clock_shows_the_threshold(@ForAll long seed) {
    Random random = new Random(seed);
    BusinessCalendar calendar = random.nextBoolean() ? ALWAYS : OFFICE;
    List<Interval> suspensions = suspensions(random);
    int start = random.nextInt(3_000);
    int threshold = random.nextInt(1_500);
    int at = start;
    int shown = 0;
    for (; shown < threshold && at < 50_000; at++) {
      shown += runs(calendar, minute(at), suspensions) ? 1 : 0;
    }
    Instant due = SuspendedClock.due(calendar, minute(start), minutes(threshold), suspensions);
    assertThat(due).isEqualTo(shown < threshold ? null : minute(at));
    if (due != null) {
      assertThat(SuspendedClock.served(calendar, minute(start), due, suspensions))
          .isEqualTo(minutes(threshold));
    }
  }

  @Property(seed = "29", tries = 200)
  void what_the_clock_shows_is_what_each_minute_shows(@ForAll long seed) {
    Random random = new Random(seed);
    BusinessCalendar calendar = random.nextBoolean() ? ALWAYS : OFFICE;
    List<Interval> suspensions = suspensions(random);
    int start = random.nextInt(3_000);
    int end = start + random.nextInt(5_000);
    long shown = 0;
    for (int at = start; at < end; at++) {
      shown += runs(calendar, minute(at), suspensions) ? 1 : 0;
    }
    assertThat(SuspendedClock.served(calendar, minute(start), minute(end), suspensions))
        .isEqualTo(Duration.ofMinutes(shown));
  }

  @Property(seed = "29", tries = 200)
  void suspending_and_resuming_shifts_what_is_due_by_exactly_the_suspended_time_of_the_clock(
      @ForAll long seed) {
    Calendars some = new Calendars(seed);
    Instant start = some.start.plusMillis(some.random.nextInt(1_000));
    Duration threshold = minutes(1 + some.random.nextInt(3_000));
    Instant before = some.calendar.plus(start, threshold);
    if (before == null) {
      return;
    }
    long room = Duration.between(start, before).toMinutes();
    Instant from = start.plus(minutes(some.random.nextInt((int) Math.min(room, 100_000) + 1)));
    Instant until = from.plus(minutes(some.random.nextInt(20_000)));
    if (!from.isBefore(before)) {
      return;
    }
    Duration suspended = some.calendar.between(from, until);
    Instant after =
        SuspendedClock.due(some.calendar, start, threshold, List.of(new Interval(from, until)));
    assertThat(after).isEqualTo(some.calendar.plus(start, threshold.plus(suspended)));
    if (after != null) {
      assertThat(some.calendar.between(before, after)).isEqualTo(suspended);
    }
  }

  @Property(seed = "29", tries = 200)
  void only_the_union_counts(@ForAll long seed) {
    Random random = new Random(seed);
    List<Interval> suspensions = suspensions(random);
    List<Interval> twice = new ArrayList<>(suspensions);
    twice.addAll(suspensions);
    Collections.shuffle(twice, random);
    Duration threshold = minutes(random.nextInt(1_500));
    assertThat(SuspendedClock.due(OFFICE, minute(0), threshold, twice))
        .isEqualTo(SuspendedClock.due(OFFICE, minute(0), threshold, suspensions));
  }

  private static List<Interval> suspensions(Random random) {
    List<Interval> all = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      int from = random.nextInt(5_000);
      boolean open = random.nextInt(10) == 0;
      all.add(new Interval(minute(from), open ? null : minute(from + random.nextInt(900))));
    }
    return all;
  }

  private static boolean runs(BusinessCalendar calendar, Instant at, List<Interval> suspensions) {
    return calendar.isOpen(at) && !suspended(at, suspensions);
  }

  private static boolean suspended(Instant at, List<Interval> suspensions) {
    for (Interval each : suspensions) {
      if (!each.from().isAfter(at) && (each.until() == null || each.until().isAfter(at))) {
        return true;
      }
    }
    return false;
  }

  private static Interval interval(String from, String until) {
    return new Interval(at(from), at(until));
  }

  private static Instant at(String time) {
    return Instant.parse("2026-03-02T" + time + ":00Z");
  }

  private static Instant minute(int minute) {
    return at("00:00").plus(minutes(minute));
  }

  private static Duration minutes(int minutes) {
    return Duration.ofMinutes(minutes);
  }
}
