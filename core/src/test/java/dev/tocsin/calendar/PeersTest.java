package dev.tocsin.calendar;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What the test suites of well-known libraries for business hours say: the Ruby gems biz (of
 * Zendesk) and working_hours. Where they disagree with each other or with escalation.md, decision
 * 0016 says why we choose as we do.
 */
class PeersTest {

  @Nested
  class Agreed {

    @Test
    void working_hours_counts_105_mondays_in_two_years() {
      BusinessCalendar mondays = weekly("UTC", "00:00-24:00", MONDAY);
      assertThat(mondays.between(at("2014-04-06T12:00:00Z"), at("2016-04-06T12:00:00Z")))
          .isEqualTo(Duration.ofHours(24 * 105));
    }

    @Test
    void working_hours_takes_what_is_left_of_a_minute_to_the_next_monday() {
      assertThat(
              weekly("UTC", "00:00-24:00", MONDAY)
                  .plus(at("2014-04-07T23:59:30Z"), Duration.ofSeconds(60)))
          .isEqualTo("2014-04-14T00:00:30Z");
    }

    @Test
    void working_hours_counts_the_sundays_of_19_years_in_paris() {
      assertThat(
              weekly("Europe/Paris", "08:00-21:00", SUNDAY)
                  .between(at("2002-10-27T06:00:00Z"), at("2021-10-30T00:00:00Z")))
          .isEqualTo(Duration.ofHours(12_896));
    }

    @Test
    void biz_takes_the_first_of_two_times() {
      assertThat(
              on("America/Los_Angeles", "2014-11-02", "01:30-24:00")
                  .nextChange(at("2014-11-01T00:00:00Z")))
          .isEqualTo("2014-11-02T08:30:00Z");
    }

    @Test
    void biz_ends_a_day_at_one_o_clock_when_midnight_is_skipped() {
      BusinessCalendar saturday = on("America/Sao_Paulo", "2015-10-17", "20:00-24:00");
      assertThat(saturday.nextChange(at("2015-10-17T23:30:00Z")))
          .isEqualTo(
              LocalDate.parse("2015-10-18").atTime(1, 0).atZone(saturday.zone()).toInstant());
    }

    @Test
    void biz_is_closed_at_the_second_midnight() {
      BusinessCalendar monday = weekly("UTC", "00:00-24:00", MONDAY);
      assertThat(monday.isOpen(at("2026-03-02T23:59:59Z"))).isTrue();
      assertThat(monday.isOpen(at("2026-03-03T00:00:00Z"))).isFalse();
    }

    @Test
    void biz_begins_with_the_rest_of_a_period_that_has_begun() {
      BusinessCalendar saturdays = weekly("America/Los_Angeles", "06:00-18:00", SATURDAY);
      Instant start = at("2006-01-08T01:00:00Z");
      assertThat(saturdays.plus(start, Duration.ofHours(1))).isEqualTo("2006-01-08T02:00:00Z");
    }
  }

  @Nested
  class Chosen_otherwise {

    @Test
    void working_hours_counts_24_hours_of_a_day_that_has_25() {
      assertThat(
              weekly("Europe/Paris", "00:00-24:00", SUNDAY)
                  .between(at("2020-10-24T22:00:00Z"), at("2020-10-25T23:00:00Z")))
          .isEqualTo(Duration.ofHours(25));
    }

    @Test
    void working_hours_closes_a_microsecond_before_midnight() {
      assertThat(weekly("UTC", "00:00-24:00", MONDAY).nextChange(at("2014-04-07T00:00:00Z")))
          .isEqualTo("2014-04-08T00:00:00Z");
    }

    @Test
    void biz_moves_a_time_in_a_gap_by_the_length_of_the_gap() {
      assertThat(
              on("America/Los_Angeles", "2014-03-09", "02:30-24:00")
                  .nextChange(at("2014-03-09T00:00:00Z")))
          .isEqualTo("2014-03-09T10:00:00Z");
    }

    @Test
    void biz_then_has_hours_that_end_before_they_begin_and_drops_them() {
      assertThat(
              on("America/Los_Angeles", "2006-04-02", "02:30-03:15")
                  .between(at("2006-04-02T00:00:00Z"), at("2006-04-03T00:00:00Z")))
          .isEqualTo(Duration.ofMinutes(15));
    }
  }

  private static BusinessCalendar weekly(String zone, String hours, DayOfWeek day) {
    return BusinessCalendar.builder("peer", ZoneId.of(zone))
        .weekly(WeeklyHours.CLOSED.open(hours, day))
        .build();
  }

  private static BusinessCalendar on(String zone, String date, String hours) {
    return BusinessCalendar.builder("peer", ZoneId.of(zone))
        .exception(LocalDate.parse(date), hours)
        .build();
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }
}
