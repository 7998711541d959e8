package dev.tocsin.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * "On call" and "Service levels": a time in a gap is the end of the gap, a repeated time its first
 * occurrence, for starts and ends alike; a 25-hour day counts 25.
 */
class ChangesOfOffsetTest {

  @ParameterizedTest(name = "{0} {1} has {2}")
  @CsvSource({
    "America/Chicago,     2026-03-08, PT23H,   2026-03-08T06:00:00Z",
    "America/Chicago,     2026-11-01, PT25H,   2026-11-01T05:00:00Z",
    "Europe/Berlin,       2026-03-29, PT23H,   2026-03-28T23:00:00Z",
    "Europe/Berlin,       2026-10-25, PT25H,   2026-10-24T22:00:00Z",
    "Europe/London,       2026-03-29, PT23H,   2026-03-29T00:00:00Z",
    "Europe/London,       2026-10-25, PT25H,   2026-10-24T23:00:00Z",
    "Australia/Lord_Howe, 2026-04-05, PT24H30M,2026-04-04T13:00:00Z",
    "Australia/Lord_Howe, 2026-10-04, PT23H30M,2026-10-03T13:30:00Z",
    "America/St_Johns,    2026-03-08, PT23H,   2026-03-08T03:30:00Z",
    "America/St_Johns,    2010-11-06, PT24H,   2010-11-06T02:30:00Z",
    "America/St_Johns,    2010-11-07, PT25H,   2010-11-07T02:30:00Z",
    "Pacific/Apia,        2011-12-29, PT24H,   2011-12-29T10:00:00Z",
    "Pacific/Apia,        2011-12-31, PT24H,   2011-12-30T10:00:00Z",
    "Africa/Casablanca,   2024-03-10, PT25H,   2024-03-09T23:00:00Z",
    "Africa/Casablanca,   2024-04-14, PT23H,   2024-04-14T00:00:00Z",
    "Asia/Tehran,         2022-03-22, PT23H,   2022-03-21T20:30:00Z",
    "Asia/Tehran,         2022-09-21, PT25H,   2022-09-20T19:30:00Z",
    "America/Sao_Paulo,   2018-11-04, PT23H,   2018-11-04T03:00:00Z",
    "America/Sao_Paulo,   2019-02-16, PT25H,   2019-02-16T02:00:00Z",
  })
  void a_day_counts_as_many_hours_as_it_has(
      ZoneId zone, LocalDate date, Duration length, Instant begins) {
    assertThat(bothWays(zone, date, "00:00-24:00"))
        .allSatisfy(
            calendar -> {
              assertThat(calendar.nextChange(before(date))).isEqualTo(begins);
              assertThat(calendar.nextChange(begins)).isEqualTo(begins.plus(length));
              assertThat(calendar.between(before(date), after(date))).isEqualTo(length);
              assertThat(calendar.plus(before(date), length)).isEqualTo(begins.plus(length));
            });
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    // In a gap: from its end on.
    "America/Chicago,     2026-03-08, 01:00-02:30, 2026-03-08T07:00:00Z, 2026-03-08T08:00:00Z",
    "America/Chicago,     2026-03-08, 02:15-03:30, 2026-03-08T08:00:00Z, 2026-03-08T08:30:00Z",
    "Europe/Berlin,       2026-03-29, 02:30-04:00, 2026-03-29T01:00:00Z, 2026-03-29T02:00:00Z",
    "Europe/London,       2026-03-29, 01:30-09:00, 2026-03-29T01:00:00Z, 2026-03-29T08:00:00Z",
    "Australia/Lord_Howe, 2026-10-04, 02:10-02:40, 2026-10-03T15:30:00Z, 2026-10-03T15:40:00Z",
    "America/St_Johns,    2026-03-08, 02:30-03:30, 2026-03-08T05:30:00Z, 2026-03-08T06:00:00Z",
    "Africa/Casablanca,   2024-04-14, 02:30-04:00, 2024-04-14T02:00:00Z, 2024-04-14T03:00:00Z",
    // At midnight: the day begins with the end of the gap.
    "Asia/Tehran,         2022-03-22, 00:00-02:00, 2022-03-21T20:30:00Z, 2022-03-21T21:30:00Z",
    "America/Sao_Paulo,   2018-11-03, 22:00-24:00, 2018-11-04T01:00:00Z, 2018-11-04T03:00:00Z",
    "America/Sao_Paulo,   2018-11-04, 00:00-02:00, 2018-11-04T03:00:00Z, 2018-11-04T04:00:00Z",
    "Pacific/Apia,        2011-12-29, 22:00-24:00, 2011-12-30T08:00:00Z, 2011-12-30T10:00:00Z",
    "Pacific/Apia,        2011-12-31, 00:00-01:00, 2011-12-30T10:00:00Z, 2011-12-30T11:00:00Z",
    // Repeated: the first occurrence, whether it starts or ends.
    "America/Chicago,     2026-11-01, 00:30-01:30, 2026-11-01T05:30:00Z, 2026-11-01T06:30:00Z",
    "America/Chicago,     2026-11-01, 01:30-01:45, 2026-11-01T06:30:00Z, 2026-11-01T06:45:00Z",
    "America/Chicago,     2026-11-01, 01:30-02:30, 2026-11-01T06:30:00Z, 2026-11-01T08:30:00Z",
    "Europe/Berlin,       2026-10-25, 02:00-03:00, 2026-10-25T00:00:00Z, 2026-10-25T02:00:00Z",
    "Europe/London,       2026-10-25, 01:00-01:30, 2026-10-25T00:00:00Z, 2026-10-25T00:30:00Z",
    "Australia/Lord_Howe, 2026-04-05, 01:45-02:00, 2026-04-04T14:45:00Z, 2026-04-04T15:30:00Z",
    "America/St_Johns,    2010-11-06, 23:00-24:00, 2010-11-07T01:30:00Z, 2010-11-07T02:30:00Z",
    "America/St_Johns,    2010-11-07, 00:00-00:30, 2010-11-07T02:30:00Z, 2010-11-07T04:00:00Z",
    "Africa/Casablanca,   2024-03-10, 02:30-03:30, 2024-03-10T01:30:00Z, 2024-03-10T03:30:00Z",
    "Asia/Tehran,         2022-09-21, 22:30-24:00, 2022-09-21T18:00:00Z, 2022-09-21T20:30:00Z",
    "America/Sao_Paulo,   2019-02-16, 23:00-24:00, 2019-02-17T01:00:00Z, 2019-02-17T03:00:00Z",
  })
  void hours_open_and_close_once(
      ZoneId zone, LocalDate date, String hours, Instant opens, Instant closes) {
    assertThat(bothWays(zone, date, hours))
        .allSatisfy(
            calendar -> {
              assertThat(calendar.nextChange(before(date))).isEqualTo(opens);
              assertThat(calendar.nextChange(opens)).isEqualTo(closes);
              assertThat(calendar.isOpen(opens)).isTrue();
              assertThat(calendar.isOpen(closes)).isFalse();
              assertThat(calendar.between(before(date), after(date)))
                  .isEqualTo(Duration.between(opens, closes));
            });
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "America/Chicago, 2026-03-08, 02:15-02:45",
    "Pacific/Apia,    2011-12-30, 09:00-17:00",
    "Pacific/Apia,    2011-12-30, 00:00-24:00",
  })
  void hours_that_are_skipped_altogether_never_open(ZoneId zone, LocalDate date, String hours) {
    assertThat(bothWays(zone, date, hours))
        .allSatisfy(
            calendar ->
                assertThat(calendar.between(before(date), after(date))).isEqualTo(Duration.ZERO));
  }

  @Nested
  class Neighbours_share_time_out {

    @Test
    void hours_that_touch_in_a_repeated_hour_neither_overlap_nor_leave_a_hole() {
      LocalDate date = LocalDate.parse("2026-11-01");
      Stream<String> parts = Stream.of("00:00-01:15", "01:15-01:45", "01:45-24:00");
      assertThat(
              parts
                  .map(hours -> bothWays("America/Chicago", date, hours))
                  .map(calendars -> calendars[0].between(before(date), after(date)))
                  .reduce(Duration.ZERO, Duration::plus))
          .isEqualTo(Duration.ofHours(25));
    }

    @Test
    void a_day_is_over_once_the_next_has_begun_though_the_clock_goes_back_over_midnight() {
      BusinessCalendar saturday =
          bothWays("America/St_Johns", LocalDate.parse("2010-11-06"), "00:00-24:00")[0];
      assertThat(saturday.isOpen(Instant.parse("2010-11-07T02:29:59Z"))).isTrue();
      assertThat(saturday.isOpen(Instant.parse("2010-11-07T02:45:00Z")))
          .as("23:15 on Saturday for the second time")
          .isFalse();
    }
  }

  /** Open on that date alone: as an exception, and as the weekly hours of a season of one day. */
  private static BusinessCalendar[] bothWays(ZoneId zone, LocalDate date, String hours) {
    DayOfWeek day = date.getDayOfWeek();
    return new BusinessCalendar[] {
      BusinessCalendar.builder("exception", zone).exception(date, hours).build(),
      BusinessCalendar.builder("season", zone)
          .season("day", new DateSpan.Once(date, date), WeeklyHours.CLOSED.open(hours, day))
          .build(),
    };
  }

  private static BusinessCalendar[] bothWays(String zone, LocalDate date, String hours) {
    return bothWays(ZoneId.of(zone), date, hours);
  }

  private static Instant before(LocalDate date) {
    return Instant.parse(date.minusDays(3) + "T00:00:00Z");
  }

  private static Instant after(LocalDate date) {
    return Instant.parse(date.plusDays(3) + "T00:00:00Z");
  }
}
