package dev.tocsin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.WeeklyHours;
import dev.tocsin.incident.Suspension;
import dev.tocsin.incident.SuspensionKind;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Team;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** "When a rung is due" 1: elapsed time less the union of suspensions. */
class PathClockTest {
  private static final Policy POLICY =
      Policy.builder("clocks").team(Team.of("desk", 1, "sam")).defaultTeam("desk").build();
  private static final BusinessCalendar SHIFTS =
      BusinessCalendar.builder("shifts", ZoneOffset.UTC)
          .weekly(
              WeeklyHours.CLOSED
                  .open("00:30-01:00", DayOfWeek.values())
                  .open("01:40-03:00", DayOfWeek.values())
                  .open("05:00-23:00", DayOfWeek.values()))
          .build();
  private static final Instant DAY = Instant.parse("2026-03-02T00:00:00Z");

  @Test
  void sixty_minutes_from_half_past_nine_with_a_hold_from_ten_to_eleven_end_at_half_past_eleven() {
    assertThat(due(at("09:30"), minutes(60), List.of(hold("10:00", "11:00"))))
        .isEqualTo(at("11:30"));
  }

  @Test
  void with_maintenance_from_half_past_ten_to_half_past_eleven_besides_they_end_at_noon() {
    Suspension maintenance =
        new Suspension(
            SuspensionKind.MAINTENANCE, "db upgrade", null, at("10:30"), at("11:30"), false);
    assertThat(due(at("09:30"), minutes(60), List.of(hold("10:00", "11:00"), maintenance)))
        .isEqualTo(at("12:00"));
  }

  @Test
  void nothing_of_a_threshold_waits_for_planned_work_and_quiet_hours_but_not_for_a_hold() {
    Suspension quiet =
        new Suspension(SuspensionKind.QUIET_HOURS, "night", null, at("10:30"), at("11:30"), false);
    assertThat(due(at("10:30"), Duration.ZERO, List.of(hold("10:00", "11:00"), quiet)))
        .isEqualTo(at("11:30"));
  }

  @Test
  void without_suspensions_it_is_elapsed_time() {
    assertThat(due(at("09:30"), minutes(60), List.of())).isEqualTo(at("10:30"));
  }

  @Test
  void a_suspension_without_an_end_stands_in_the_way() {
    List<Suspension> open = List.of(Suspension.hold("caller", null, at("10:00"), null));
    assertThat(due(at("09:30"), minutes(31), open)).isNull();
    assertThat(due(at("09:30"), minutes(30), open)).isEqualTo(at("10:00"));
  }

  @Test
  void a_suspension_that_was_over_before_the_start_does_not_count() {
    assertThat(due(at("09:30"), minutes(60), List.of(hold("08:00", "09:30"))))
        .isEqualTo(at("10:30"));
  }

  @Test
  void a_start_in_the_middle_of_a_suspension_waits_for_its_end() {
    assertThat(due(at("10:30"), minutes(60), List.of(hold("10:00", "11:00"))))
        .isEqualTo(at("12:00"));
  }

  @Test
  void a_threshold_of_nothing_is_due_at_the_start_even_in_a_suspension() {
    assertThat(due(at("10:30"), Duration.ZERO, List.of(hold("10:00", "11:00"))))
        .isEqualTo(at("10:30"));
  }

  @Property(seed = "29")
  void it_is_the_first_minute_at_which_the_clock_shows_the_threshold(
      @ForAll @IntRange(max = 120) int start,
      @ForAll @IntRange(max = 120) int threshold,
      @ForAll("suspensions") List<Suspension> suspensions) {
    int minute = start;
    int shown = 0;
    while (shown < threshold && minute < 2_000) {
      shown += suspended(minute, suspensions) ? 0 : 1;
      minute++;
    }
    assertThat(due(minute(start), minutes(threshold), suspensions))
        .isEqualTo(shown < threshold ? null : minute(minute));
  }

  @Property(seed = "29")
  void what_the_clock_shows_adds_up(
      @ForAll @IntRange(max = 120) int start,
      @ForAll @IntRange(max = 120) int first,
      @ForAll @IntRange(max = 120) int second,
      @ForAll("suspensions") List<Suspension> suspensions) {
    Instant from = minute(start);
    Instant middle = minute(start + first);
    Instant end = minute(start + first + second);
    assertThat(elapsed(from, end, suspensions))
        .isEqualTo(elapsed(from, middle, suspensions).plus(elapsed(middle, end, suspensions)));
  }

  @Property(seed = "29")
  void when_it_is_due_the_clock_shows_exactly_the_threshold(
      @ForAll @IntRange(max = 120) int start,
      @ForAll @IntRange(max = 120) int threshold,
      @ForAll("suspensions") List<Suspension> suspensions) {
    Instant due = due(minute(start), minutes(threshold), suspensions);
    if (due != null) {
      assertThat(elapsed(minute(start), due, suspensions)).isEqualTo(minutes(threshold));
    }
  }

  @Property(seed = "29")
  void a_suspension_before_it_is_due_shifts_it_by_exactly_its_length(
      @ForAll @IntRange(max = 59) int from, @ForAll @IntRange(max = 500) int length) {
    List<Suspension> one =
        List.of(Suspension.hold("caller", null, minute(from), minute(from + length)));
    assertThat(due(minute(0), minutes(60), one)).isEqualTo(minute(60 + length));
  }

  @Property(seed = "29")
  void on_a_calendar_suspending_shifts_it_by_exactly_the_open_time_that_was_suspended(
      @ForAll @IntRange(max = 240) int start,
      @ForAll @IntRange(min = 1, max = 240) int threshold,
      @ForAll("overlapping") List<Suspension> suspensions) {
    PathClock clock = PathClock.of(suspensions, POLICY);
    Instant without = SHIFTS.plus(minute(start), minutes(threshold));
    Instant with = clock.due(SHIFTS, minute(start), minutes(threshold));
    assertThat(without).isNotNull();
    assertThat(with).isNotNull();
    Duration lost = Duration.ZERO;
    for (Instant at = minute(start); at.isBefore(with); at = at.plus(minutes(1))) {
      Instant each = at;
      boolean still = suspensions.stream().anyMatch(one -> one.covers(each));
      lost = lost.plus(still && SHIFTS.isOpen(at) ? minutes(1) : Duration.ZERO);
    }
    assertThat(with).isEqualTo(SHIFTS.plus(minute(start), minutes(threshold).plus(lost)));
    assertThat(clock.served(SHIFTS, minute(start), with)).isEqualTo(minutes(threshold));
  }

  /** Any kinds, in any place, over one another. */
  @Provide
  Arbitrary<List<Suspension>> overlapping() {
    return Combinators.combine(
            Arbitraries.of(SuspensionKind.values()),
            Arbitraries.integers().between(0, 300),
            Arbitraries.integers().between(1, 120))
        .as(
            (kind, from, length) ->
                new Suspension(kind, "x", null, minute(from), minute(from + length), false))
        .list()
        .ofMaxSize(5);
  }

  /** In order, one after the other, the last one perhaps without an end. */
  @Provide
  Arbitrary<List<Suspension>> suspensions() {
    return Arbitraries.integers()
        .between(0, 60)
        .list()
        .ofMaxSize(9)
        .map(
            gaps -> {
              List<Suspension> all = new ArrayList<>();
              int minute = 0;
              for (int i = 0; i < gaps.size(); i += 2) {
                minute += gaps.get(i);
                Instant from = minute(minute);
                minute += i + 1 < gaps.size() ? gaps.get(i + 1) : 0;
                all.add(
                    Suspension.hold("x", null, from, i + 1 < gaps.size() ? minute(minute) : null));
              }
              return all;
            });
  }

  private static @Nullable Instant due(
      Instant start, Duration threshold, List<Suspension> suspensions) {
    return PathClock.of(suspensions, POLICY).due(start, threshold);
  }

  private static Duration elapsed(Instant start, Instant now, List<Suspension> suspensions) {
    return PathClock.of(suspensions, POLICY).served(BusinessCalendar.ALWAYS, start, now);
  }

  private static boolean suspended(int minute, List<Suspension> suspensions) {
    Instant at = minute(minute);
    return suspensions.stream()
        .anyMatch(
            each -> !each.from().isAfter(at) && (each.until() == null || each.until().isAfter(at)));
  }

  private static Suspension hold(String from, String until) {
    return Suspension.hold("caller", null, at(from), at(until));
  }

  private static Instant at(String time) {
    return Instant.parse("2026-03-02T" + time + ":00Z");
  }

  private static Instant minute(int minute) {
    return DAY.plus(minutes(minute));
  }

  private static Duration minutes(int minutes) {
    return Duration.ofMinutes(minutes);
  }
}
