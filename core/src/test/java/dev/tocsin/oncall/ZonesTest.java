package dev.tocsin.oncall;

import static dev.tocsin.oncall.Rotas.at;
import static dev.tocsin.oncall.Rotas.layer;
import static dev.tocsin.oncall.Rotas.rota;
import static dev.tocsin.oncall.Rotas.shifts;
import static dev.tocsin.oncall.Rotas.utc;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * "On call" across the changes of offset of nine zones, with the instants written out. Where a
 * peer's published tests or issues show the same case, the test says so; decision 0017 compares.
 */
class ZonesTest {

  @Nested
  class Chicago {

    @Test
    void turns_of_3_hours_as_goalert_tests_them() {
      Rota spring = rota("America/Chicago", Rotation.hours(3), "2017-03-12 00:00", "ann ben");
      assertThat(shifts(spring, "2017-03-12 06:00", "2017-03-12 11:00"))
          .containsExactly("2017-03-12 06:00 ann", "2017-03-12 08:00 ben"); // 2 hours
      Rota autumn = rota("America/Chicago", Rotation.hours(3), "2017-11-05 00:00", "ann ben");
      assertThat(shifts(autumn, "2017-11-05 05:00", "2017-11-05 12:00"))
          .containsExactly("2017-11-05 05:00 ann", "2017-11-05 09:00 ben"); // 4 hours
    }

    @Test
    void days_and_weeks_as_goalert_tests_them() {
      assertThat(
              shifts(
                  rota("America/Chicago", Rotation.days(1), "2017-03-11 08:00", "ann ben"),
                  "2017-03-11 14:00",
                  "2017-03-13 13:00"))
          .containsExactly("2017-03-11 14:00 ann", "2017-03-12 13:00 ben"); // 23 hours
      assertThat(
              shifts(
                  rota("America/Chicago", Rotation.days(1), "2017-11-04 08:00", "ann ben"),
                  "2017-11-04 13:00",
                  "2017-11-06 14:00"))
          .containsExactly("2017-11-04 13:00 ann", "2017-11-05 14:00 ben"); // 25 hours
      assertThat(
              shifts(
                  rota("America/Chicago", Rotation.weeks(1), "2017-03-10 08:00", "ann ben"),
                  "2017-03-10 14:00",
                  "2017-03-24 13:00"))
          .containsExactly("2017-03-10 14:00 ann", "2017-03-17 13:00 ben");
    }

    @Test
    void the_hour_that_lasts_two_and_the_hour_that_is_skipped_as_goalert_tests_them() {
      Rota rota = rota("America/Chicago", Rotation.hours(1), "2017-01-01 01:00", "ann ben cem");
      assertThat(shifts(rota, "2017-11-05 06:00", "2017-11-05 09:00"))
          .extracting(line -> line.substring(0, 16))
          .containsExactly("2017-11-05 06:00", "2017-11-05 08:00"); // 01:00 -05:00, 02:00 -06:00
      assertThat(shifts(rota, "2017-03-12 07:00", "2017-03-12 09:00"))
          .extracting(line -> line.substring(0, 16))
          .containsExactly("2017-03-12 07:00", "2017-03-12 08:00"); // 01:00 -06:00, 03:00 -05:00
    }

    @Test
    void weeks_leave_no_hour_open_as_grafana_oncall_did() {
      // grafana/oncall issue 5247: a gap of an hour on 3 November 2024, an overlap on 9 March
      Rota rota = rota("America/Chicago", Rotation.weeks(1), "2024-10-01 09:00", "ann ben");
      assertThat(shifts(rota, "2024-10-29 14:00", "2024-11-12 15:00"))
          .containsExactly("2024-10-29 14:00 ann", "2024-11-05 15:00 ben");
    }
  }

  @Nested
  class Berlin {

    @Test
    void nights_across_both_changes() {
      Rota rota =
          rota(
              "Europe/Berlin",
              layer("primary", Rotation.weeks(1), "2026-01-05 12:00", "ann")
                  .within(Restriction.daily(LocalTime.of(22, 0), LocalTime.of(6, 0))));
      assertThat(shifts(rota, "2026-03-28 12:00", "2026-03-29 12:00"))
          .containsExactly("2026-03-28 12:00 -", "2026-03-28 21:00 ann", "2026-03-29 04:00 -");
      assertThat(shifts(rota, "2026-10-24 12:00", "2026-10-25 12:00"))
          .containsExactly("2026-10-24 12:00 -", "2026-10-24 20:00 ann", "2026-10-25 05:00 -");
    }
  }

  @Nested
  class London {

    @Test
    void office_hours_do_not_move_when_summer_time_ends() {
      // grafana/oncall issue 3261: 08:30 to 17:30 became 07:30 to 16:30
      Rota rota =
          rota(
              "Europe/London",
              layer("primary", Rotation.weeks(1), "2023-06-05 00:00", "ann")
                  .within(Restriction.daily(LocalTime.of(8, 30), LocalTime.of(17, 30))));
      assertThat(shifts(rota, "2023-10-28 06:00", "2023-10-29 20:00"))
          .containsExactly(
              "2023-10-28 06:00 -",
              "2023-10-28 07:30 ann",
              "2023-10-28 16:30 -",
              "2023-10-29 08:30 ann",
              "2023-10-29 17:30 -");
    }

    @Test
    void half_past_one_is_missing_in_spring_and_double_in_autumn() {
      Rota rota = rota("Europe/London", Rotation.days(1), "2026-03-27 01:30", "ann ben");
      assertThat(shifts(rota, "2026-03-28 01:30", "2026-03-31 00:30"))
          .containsExactly("2026-03-28 01:30 ben", "2026-03-29 01:00 ann", "2026-03-30 00:30 ben");
      assertThat(shifts(rota, "2026-10-24 00:30", "2026-10-27 01:30"))
          .containsExactly("2026-10-24 00:30 ben", "2026-10-25 00:30 ann", "2026-10-26 01:30 ben");
    }
  }

  @Nested
  class Lord_Howe {

    @Test
    void half_an_hour_more_in_autumn() {
      Rota rota = rota("Australia/Lord_Howe", Rotation.hours(8), "2025-04-06 00:00", "ann ben cem");
      assertThat(shifts(rota, "2025-04-05 13:00", "2025-04-06 13:30"))
          .containsExactly(
              "2025-04-05 13:00 ann", // 00:00 +11:00, 8 hours and a half
              "2025-04-05 21:30 ben", // 08:00 +10:30
              "2025-04-06 05:30 cem");
    }

    @Test
    void a_time_of_the_half_hour_that_exists_twice() {
      Rota rota = rota("Australia/Lord_Howe", Rotation.days(1), "2025-04-05 01:45", "ann ben");
      assertThat(shifts(rota, "2025-04-04 14:45", "2025-04-07 15:15"))
          .containsExactly("2025-04-04 14:45 ann", "2025-04-05 14:45 ben", "2025-04-06 15:15 ann");
    }

    @Test
    void a_time_of_the_half_hour_that_does_not_exist() {
      Rota rota = rota("Australia/Lord_Howe", Rotation.days(1), "2025-10-04 02:15", "ann ben");
      assertThat(shifts(rota, "2025-10-03 15:45", "2025-10-06 15:15"))
          .containsExactly(
              "2025-10-03 15:45 ann",
              "2025-10-04 15:30 ben", // the end of the gap, 02:30 +11:00
              "2025-10-05 15:15 ann");
    }
  }

  @Nested
  class St_Johns {

    @Test
    void midnight_exists_twice_when_the_clocks_go_back_at_one_past_it() {
      Rota rota = rota("America/St_Johns", Rotation.days(1), "2006-10-28 00:00", "ann ben");
      assertThat(shifts(rota, "2006-10-28 02:30", "2006-10-31 03:30"))
          .containsExactly(
              "2006-10-28 02:30 ann",
              "2006-10-29 02:30 ben", // 00:00 -02:30, the first; a minute later it is 23:01 again
              "2006-10-30 03:30 ann");
      assertThat(at(rota, "2006-10-29 02:45")).isEqualTo("ben"); // 23:15 of the 28th, again
    }

    @Test
    void sunday_has_begun_although_the_clock_shows_saturday_again() {
      Rota rota =
          rota(
              "America/St_Johns",
              layer("primary", Rotation.days(1), "2006-01-01 00:00", "ann")
                  .within(
                      Restriction.on(
                          EnumSet.of(DayOfWeek.SUNDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));
      assertThat(shifts(rota, "2006-10-28 00:00", "2006-10-31 00:00"))
          .containsExactly("2006-10-28 00:00 -", "2006-10-29 02:30 ann", "2006-10-30 03:30 -");
      assertThat(at(rota, "2006-10-29 02:45")).isEqualTo("ann"); // 23:15 of Saturday, again
      assertThat(rota.nextHandover(utc("2006-10-29 02:45"))).isEqualTo(utc("2006-10-30 03:30"));
    }

    @Test
    void half_past_midnight_is_missing_in_spring() {
      Rota rota = rota("America/St_Johns", Rotation.days(1), "2006-04-01 00:30", "ann ben");
      assertThat(shifts(rota, "2006-04-01 04:00", "2006-04-04 03:00"))
          .containsExactly("2006-04-01 04:00 ann", "2006-04-02 03:31 ben", "2006-04-03 03:00 ann");
    }

    @Test
    void of_today_changes_at_two() {
      Rota rota = rota("America/St_Johns", Rotation.hours(12), "2026-03-08 00:00", "ann ben");
      assertThat(shifts(rota, "2026-03-08 03:30", "2026-03-09 02:30"))
          .containsExactly("2026-03-08 03:30 ann", "2026-03-08 14:30 ben"); // 11 hours, 12 hours
    }
  }

  @Nested
  class Apia {

    @Test
    void the_turn_of_the_missing_day_has_no_length() {
      Rota rota = rota("Pacific/Apia", Rotation.days(1), "2011-12-29 00:00", "ann ben cem dan");
      assertThat(shifts(rota, "2011-12-29 10:00", "2012-01-01 10:00"))
          .containsExactly(
              "2011-12-29 10:00 ann", // 29 December
              "2011-12-30 10:00 cem", // 31 December, +14:00; ben had the 30th
              "2011-12-31 10:00 dan");
    }

    @Test
    void a_handover_on_the_missing_day_is_at_its_end() {
      Rota rota = rota("Pacific/Apia", Rotation.days(1), "2011-12-29 09:00", "ann ben cem");
      assertThat(shifts(rota, "2011-12-29 19:00", "2011-12-31 19:00"))
          .containsExactly(
              "2011-12-29 19:00 ann", // 15 hours
              "2011-12-30 10:00 ben", // 9 hours
              "2011-12-30 19:00 cem");
    }

    @Test
    void a_week_from_friday_to_friday_goes_on_although_there_was_no_friday() {
      Rota rota = rota("Pacific/Apia", Rotation.weeks(1), "2011-12-23 09:00", "ann ben cem");
      assertThat(shifts(rota, "2011-12-23 19:00", "2012-01-06 19:00"))
          .containsExactly("2011-12-23 19:00 ann", "2011-12-30 10:00 ben", "2012-01-05 19:00 cem");
    }

    @Test
    void an_anchor_on_the_missing_day_is_at_its_end() {
      Rota rota = rota("Pacific/Apia", Rotation.days(1), "2011-12-30 09:00", "ann ben");
      assertThat(shifts(rota, "2011-12-30 00:00", "2011-12-31 19:00"))
          .containsExactly("2011-12-30 00:00 -", "2011-12-30 10:00 ann", "2011-12-30 19:00 ben");
    }

    @Test
    void hours_of_the_missing_day_are_left_out() {
      Rota rota =
          rota(
              "Pacific/Apia",
              layer("primary", Rotation.days(1), "2011-01-01 00:00", "ann")
                  .within(
                      Restriction.on(
                          EnumSet.of(DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 0))));
      assertThat(shifts(rota, "2011-12-28 00:00", "2012-01-07 00:00"))
          .containsExactly("2011-12-28 00:00 -", "2012-01-05 19:00 ann", "2012-01-06 03:00 -");
    }
  }

  @Nested
  class Casablanca {

    @Test
    void ramadan_turns_the_clock_back_in_february_and_on_again_in_april() {
      Rota rota = rota("Africa/Casablanca", Rotation.days(1), "2025-02-22 02:30", "ann ben");
      assertThat(shifts(rota, "2025-02-22 01:30", "2025-02-25 02:30"))
          .containsExactly("2025-02-22 01:30 ann", "2025-02-23 01:30 ben", "2025-02-24 02:30 ann");
      assertThat(shifts(rota, "2025-04-05 02:30", "2025-04-08 01:30"))
          .containsExactly("2025-04-05 02:30 ann", "2025-04-06 02:00 ben", "2025-04-07 01:30 ann");
    }
  }

  @Nested
  class Tehran {

    @Test
    void midnight_is_missing_in_spring_and_the_hour_before_it_double_in_autumn() {
      Rota midnight = rota("Asia/Tehran", Rotation.days(1), "2022-03-21 00:00", "ann ben");
      assertThat(shifts(midnight, "2022-03-20 20:30", "2022-03-23 19:30"))
          .containsExactly(
              "2022-03-20 20:30 ann",
              "2022-03-21 20:30 ben", // 01:00 +04:30
              "2022-03-22 19:30 ann");
      assertThat(shifts(midnight, "2022-09-20 19:30", "2022-09-22 20:30"))
          .extracting(line -> line.substring(0, 16))
          .containsExactly("2022-09-20 19:30", "2022-09-21 20:30"); // 25 hours
      Rota evening = rota("Asia/Tehran", Rotation.days(1), "2022-09-20 23:30", "ann ben");
      assertThat(shifts(evening, "2022-09-20 19:00", "2022-09-22 20:00"))
          .containsExactly("2022-09-20 19:00 ann", "2022-09-21 19:00 ben");
    }

    @Test
    void has_no_summer_time_since_2023() {
      Rota rota = rota("Asia/Tehran", Rotation.days(1), "2023-03-21 00:00", "ann ben");
      assertThat(shifts(rota, "2023-03-20 20:30", "2023-03-22 20:30"))
          .containsExactly("2023-03-20 20:30 ann", "2023-03-21 20:30 ben");
    }
  }

  @Nested
  class Sao_Paulo {

    @Test
    void midnight_is_missing_in_november_and_the_hour_before_it_double_in_february() {
      Rota rota = rota("America/Sao_Paulo", Rotation.days(1), "2018-11-03 00:00", "ann ben");
      assertThat(shifts(rota, "2018-11-03 03:00", "2018-11-06 02:00"))
          .containsExactly(
              "2018-11-03 03:00 ann",
              "2018-11-04 03:00 ben", // 01:00 -02:00
              "2018-11-05 02:00 ann");
      assertThat(shifts(rota, "2019-02-16 02:00", "2019-02-18 03:00"))
          .containsExactly("2019-02-16 02:00 ben", "2019-02-17 03:00 ann"); // 25 hours
      assertThat(shifts(rota, "2019-11-03 03:00", "2019-11-05 03:00"))
          .hasSize(2)
          .allMatch(line -> line.contains(" 03:00 ")); // no summer time any more
    }

    @Test
    void a_day_that_begins_at_one_is_a_holiday_from_one() {
      Rota rota =
          rota(
                  "America/Sao_Paulo",
                  layer("primary", Rotation.weeks(1), "2018-11-01 00:00", "ann")
                      .onHolidays(OnHolidays.OFF))
              .withHolidays(List.of(java.time.LocalDate.of(2018, 11, 4)));
      assertThat(shifts(rota, "2018-11-03 12:00", "2018-11-05 12:00"))
          .containsExactly("2018-11-03 12:00 ann", "2018-11-04 03:00 -", "2018-11-05 02:00 ann");
    }
  }
}
