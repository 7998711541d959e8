package dev.tocsin.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.WeeklyHours;
import dev.tocsin.incident.InvalidValueException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** When a check is due. */
class CheckScheduleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  @Test
  void intervals_are_counted_from_their_first_instant() {
    CheckSchedule hourly = CheckSchedule.every(Duration.ofHours(1), at("2026-11-27T08:20:00Z"));
    assertThat(hourly.last(at("2026-11-27T08:19:59Z"))).isNull();
    assertThat(hourly.last(at("2026-11-27T08:20:00Z"))).isEqualTo(at("2026-11-27T08:20:00Z"));
    assertThat(hourly.last(at("2026-11-27T11:00:00Z"))).isEqualTo(at("2026-11-27T10:20:00Z"));
  }

  @Test
  void on_a_calendar_nothing_is_due_while_it_is_closed() {
    BusinessCalendar business =
        BusinessCalendar.builder("business", ZoneOffset.UTC)
            .weekly(WeeklyHours.CLOSED.open("08:00-18:00", DayOfWeek.FRIDAY))
            .build();
    CheckSchedule hourly = CheckSchedule.every(Duration.ofHours(1), FROM).inside(business);
    assertThat(hourly.last(at("2026-11-27T17:30:00Z"))).isEqualTo(at("2026-11-27T17:00:00Z"));
    assertThat(hourly.last(at("2026-11-27T18:30:00Z"))).isNull();
  }

  @Test
  void a_time_of_day_follows_the_clock_on_the_wall() {
    CheckSchedule nightly = CheckSchedule.at(LocalTime.of(2, 30), BERLIN, FROM);
    assertThat(nightly.last(at("2026-03-28T12:00:00Z"))).isEqualTo(at("2026-03-28T01:30:00Z"));
    assertThat(nightly.last(at("2026-03-29T12:00:00Z")))
        .as("does not exist: the end of the gap")
        .isEqualTo(at("2026-03-29T01:00:00Z"));
    assertThat(nightly.last(at("2026-10-25T12:00:00Z")))
        .as("exists twice: the first")
        .isEqualTo(at("2026-10-25T00:30:00Z"));
  }

  @Test
  void on_some_days_the_last_one_may_be_days_ago_but_not_before_the_beginning() {
    CheckSchedule mondays =
        CheckSchedule.at(LocalTime.of(10, 0), BERLIN, at("2026-11-20T00:00:00Z"), DayOfWeek.MONDAY);
    assertThat(mondays.last(at("2026-11-29T12:00:00Z"))).isEqualTo(at("2026-11-23T09:00:00Z"));
    assertThat(mondays.last(at("2026-11-23T08:59:59Z"))).isNull();
  }

  @Test
  void an_interval_of_nothing_and_no_days_are_refused() {
    assertThatThrownBy(() -> CheckSchedule.every(Duration.ZERO, FROM))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new CheckSchedule.At(LocalTime.NOON, BERLIN, FROM, java.util.Set.of()))
        .isInstanceOf(InvalidValueException.class);
  }

  @Property(seed = "37", tries = 200)
  void whoever_asks_whenever_the_instants_are_the_same_and_one_a_day(
      @ForAll @IntRange(max = 23) int hour,
      @ForAll @LongRange(max = 400L * 86_400) long start,
      @ForAll @LongRange(min = 60, max = 7_200) long step) {
    CheckSchedule daily = CheckSchedule.at(LocalTime.of(hour, 15), BERLIN, FROM);
    TreeSet<Instant> seen = new TreeSet<>();
    Instant begin = FROM.plusSeconds(start + 2 * 86_400);
    for (int i = 0; i < 60; i++) {
      Instant now = begin.plusSeconds(i * step);
      Instant due = daily.last(now);
      assertThat(due).isBetween(now.minus(Duration.ofHours(25)), now);
      assertThat(daily.last(due)).isEqualTo(due);
      assertThat(daily.last(due.minusNanos(1))).isBefore(due);
      seen.add(due);
    }
    assertThat(seen.size()).isLessThanOrEqualTo((int) (60 * step / 82_800) + 2);
  }
}
