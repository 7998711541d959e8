package dev.tocsin.oncall;

import static dev.tocsin.oncall.Rotas.at;
import static dev.tocsin.oncall.Rotas.layer;
import static dev.tocsin.oncall.Rotas.local;
import static dev.tocsin.oncall.Rotas.rota;
import static dev.tocsin.oncall.Rotas.shifts;
import static dev.tocsin.oncall.Rotas.utc;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** "On call": rotations, gaps and overlaps. */
class RotationsTest {

  @Nested
  class Rotations_of_hours_days_weeks_and_months_keep_wall_clock_time {

    @Test
    void shifts_of_8_hours_stay_at_08_16_and_24_when_the_clocks_go_forward() {
      Rota rota = rota("Europe/Berlin", Rotation.hours(8), "2026-03-01 00:00", "ann ben cem");
      assertThat(shifts(rota, "2026-03-28 23:00", "2026-03-30 06:00"))
          .containsExactly(
              "2026-03-28 23:00 ann", // 00:00 +01:00, 7 hours
              "2026-03-29 06:00 ben", // 08:00 +02:00
              "2026-03-29 14:00 cem",
              "2026-03-29 22:00 ann");
    }

    @Test
    void shifts_of_8_hours_stay_at_08_16_and_24_when_the_clocks_go_back() {
      Rota rota = rota("Europe/Berlin", Rotation.hours(8), "2026-03-01 00:00", "ann ben cem");
      assertThat(shifts(rota, "2026-10-24 22:00", "2026-10-26 07:00"))
          .containsExactly(
              "2026-10-24 22:00 ann", // 00:00 +02:00, 9 hours
              "2026-10-25 07:00 ben", // 08:00 +01:00
              "2026-10-25 15:00 cem",
              "2026-10-25 23:00 ann");
    }

    @Test
    void elapsed_hours_are_an_option() {
      Rota rota =
          rota("Europe/Berlin", Rotation.elapsedHours(8), "2026-03-28 00:00", "ann ben cem");
      assertThat(shifts(rota, "2026-03-28 23:00", "2026-03-30 07:00"))
          .containsExactly(
              "2026-03-28 23:00 ann",
              "2026-03-29 07:00 ben", // 09:00 +02:00
              "2026-03-29 15:00 cem",
              "2026-03-29 23:00 ann");
    }

    @Test
    void a_day_of_23_hours_is_a_turn_like_any_other() {
      Rota rota = rota("Europe/Berlin", Rotation.days(1), "2026-03-27 09:00", "ann ben");
      assertThat(shifts(rota, "2026-03-27 08:00", "2026-03-30 07:00"))
          .containsExactly("2026-03-27 08:00 ann", "2026-03-28 08:00 ben", "2026-03-29 07:00 ann");
    }

    @Test
    void weeks_hand_over_at_the_same_hour_in_summer_and_winter() {
      Rota rota = rota("Europe/Berlin", Rotation.weeks(1), "2026-03-23 09:00", "ann ben");
      assertThat(shifts(rota, "2026-03-23 08:00", "2026-04-13 07:00"))
          .containsExactly("2026-03-23 08:00 ann", "2026-03-30 07:00 ben", "2026-04-06 07:00 ann");
    }
  }

  @Nested
  class A_month_rotation_is_the_anchor_plus_months_never_iterated {

    @Test
    void from_31_january_the_handovers_are_on_29_february_31_march_and_30_april() {
      Rota rota = rota("UTC", Rotation.months(1), "2024-01-31 09:00", "ann ben");
      assertThat(shifts(rota, "2024-01-31 09:00", "2024-05-31 09:00"))
          .containsExactly(
              "2024-01-31 09:00 ann",
              "2024-02-29 09:00 ben",
              "2024-03-31 09:00 ann",
              "2024-04-30 09:00 ben");
    }

    @Test
    void in_the_middle_of_a_month_the_turn_of_the_month_before_is_on() {
      Rota rota = rota("UTC", Rotation.months(1), "2024-01-31 09:00", "ann ben cem");
      assertThat(at(rota, "2024-02-15 00:00")).isEqualTo("ann");
      assertThat(at(rota, "2024-03-31 08:59")).isEqualTo("ben");
      assertThat(at(rota, "2034-04-15 00:00")).isEqualTo("cem"); // 122 months on
    }

    @Test
    void quarters_from_30_november_come_back_to_the_30th() {
      Rota rota = rota("UTC", Rotation.months(3), "2025-11-30 00:00", "ann ben");
      assertThat(shifts(rota, "2025-11-30 00:00", "2026-08-30 00:00"))
          .containsExactly("2025-11-30 00:00 ann", "2026-02-28 00:00 ben", "2026-05-30 00:00 ann");
    }
  }

  @Nested
  class A_handover_at_a_local_time_that_does_not_exist {

    @Test
    void happens_at_the_end_of_the_gap() {
      Rota rota = rota("Europe/Berlin", Rotation.days(1), "2026-03-27 02:30", "ann ben");
      assertThat(shifts(rota, "2026-03-28 01:30", "2026-03-31 00:30"))
          .containsExactly(
              "2026-03-28 01:30 ben",
              "2026-03-29 01:00 ann", // 02:30 is not there: 03:00 +02:00
              "2026-03-30 00:30 ben");
    }

    @Test
    void ends_a_restriction_at_the_end_of_the_gap_too() {
      Rota rota =
          rota(
              "Europe/Berlin",
              layer("primary", Rotation.days(1), "2026-03-01 00:00", "ann")
                  .within(Restriction.daily(LocalTime.of(1, 0), LocalTime.of(2, 30))));
      assertThat(shifts(rota, "2026-03-28 12:00", "2026-03-30 12:00"))
          .containsExactly(
              "2026-03-28 12:00 -",
              "2026-03-29 00:00 ann",
              "2026-03-29 01:00 -",
              "2026-03-29 23:00 ann",
              "2026-03-30 00:30 -");
    }

    @Test
    void never_lets_a_range_run_backwards() {
      // 02:45 and 03:15: by java.time's own rule the first would be 03:45, after the second
      Rota rota =
          rota(
              "Europe/Berlin",
              layer("primary", Rotation.days(1), "2026-03-01 00:00", "ann")
                  .within(Restriction.daily(LocalTime.of(2, 45), LocalTime.of(3, 15))));
      assertThat(shifts(rota, "2026-03-28 12:00", "2026-03-29 12:00"))
          .containsExactly("2026-03-28 12:00 -", "2026-03-29 01:00 ann", "2026-03-29 01:15 -");
    }
  }

  @Nested
  class A_local_time_that_exists_twice_is_taken_at_its_first_occurrence {

    @Test
    void at_handovers() {
      Rota rota = rota("Europe/Berlin", Rotation.days(1), "2026-10-24 02:30", "ann ben");
      assertThat(shifts(rota, "2026-10-24 00:30", "2026-10-27 01:30"))
          .containsExactly("2026-10-24 00:30 ann", "2026-10-25 00:30 ben", "2026-10-26 01:30 ann");
    }

    @Test
    void at_starts_and_ends_alike_so_that_shifts_partition_time() {
      Layer night =
          layer("night", Rotation.days(1), "2026-10-01 00:00", "ann")
              .within(Restriction.daily(LocalTime.of(20, 0), LocalTime.of(2, 30)));
      Layer morning =
          layer("morning", Rotation.days(1), "2026-10-01 00:00", "ben")
              .within(Restriction.daily(LocalTime.of(2, 30), LocalTime.of(20, 0)));
      Rota rota = rota("Europe/Berlin", night, morning);
      assertThat(shifts(rota, "2026-10-24 18:00", "2026-10-25 19:00"))
          .containsExactly("2026-10-24 18:00 ann", "2026-10-25 00:30 ben");
    }

    @Test
    void so_a_time_of_the_repeated_hour_belongs_to_whoever_took_over_in_the_first() {
      Rota rota = rota("Europe/Berlin", Rotation.days(1), "2026-10-24 02:30", "ann ben");
      assertThat(at(rota, "2026-10-25 00:15")).isEqualTo("ann"); // 02:15, the first time
      assertThat(at(rota, "2026-10-25 00:45")).isEqualTo("ben"); // 02:45, the first time
      assertThat(at(rota, "2026-10-25 01:15")).isEqualTo("ben"); // 02:15 again
    }
  }

  @Nested
  class Turns_of_zero_length {

    @Test
    void are_consumed_and_not_listed() {
      Rota rota = rota("Europe/Berlin", Rotation.hours(1), "2026-03-29 00:00", "ann ben cem dan");
      assertThat(shifts(rota, "2026-03-28 23:00", "2026-03-29 03:00"))
          .containsExactly(
              "2026-03-28 23:00 ann",
              "2026-03-29 00:00 ben", // 01:00 +01:00; the turn of cem, 02:00 to 03:00, has no
              // length
              "2026-03-29 01:00 dan",
              "2026-03-29 02:00 ann");
    }

    @Test
    void have_their_counterpart_in_the_hour_that_lasts_two() {
      Rota rota = rota("Europe/Berlin", Rotation.hours(1), "2026-10-25 00:00", "ann ben cem dan");
      assertThat(shifts(rota, "2026-10-24 22:00", "2026-10-25 03:00"))
          .containsExactly(
              "2026-10-24 22:00 ann",
              "2026-10-24 23:00 ben",
              "2026-10-25 00:00 cem", // 02:00, both times
              "2026-10-25 02:00 dan");
    }
  }

  @Nested
  class The_answer_is_a_pure_function_of_the_instant {

    @Test
    void however_far_ahead() {
      Rota rota = rota("Europe/Berlin", Rotation.weeks(1), "2026-01-05 09:00", "ann ben cem");
      LocalDateTime handover = local("2026-01-05 09:00").plusWeeks(3 * 100_000L + 1);
      Instant then = handover.atZone(ZoneId.of("Europe/Berlin")).toInstant();
      assertThat(Rotas.names(rota.peopleAt(then))).isEqualTo("ben");
      assertThat(Rotas.names(rota.peopleAt(then.minusNanos(1)))).isEqualTo("ann");
    }

    @Test
    void and_a_rota_built_twice_is_equal_and_answers_alike() {
      Rota one = rota("Europe/Berlin", Rotation.weeks(1), "2026-01-05 09:00", "ann ben");
      Rota two = rota("Europe/Berlin", Rotation.weeks(1), "2026-01-05 09:00", "ann ben");
      assertThat(one).isEqualTo(two).hasSameHashCodeAs(two);
      assertThat(one)
          .isNotEqualTo(rota("Europe/Berlin", Rotation.weeks(2), "2026-01-05 09:00", "ann ben"));
      assertThat(one.at(utc("2030-01-01 00:00"))).isEqualTo(two.at(utc("2030-01-01 00:00")));
    }
  }

  @Nested
  class Restrictions {

    @Test
    void that_cross_midnight_belong_to_the_day_on_which_they_start() {
      Rota rota =
          rota(
              "Europe/Berlin",
              layer("primary", Rotation.days(1), "2026-01-01 00:00", "ann")
                  .within(
                      Restriction.on(
                          EnumSet.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(6, 0))));
      assertThat(shifts(rota, "2026-01-05 00:00", "2026-01-12 00:00"))
          .containsExactly("2026-01-05 00:00 -", "2026-01-09 21:00 ann", "2026-01-10 05:00 -");
    }

    @Test
    void with_equal_start_and_end_mean_24_hours() {
      Rota rota =
          rota(
              "UTC",
              layer("primary", Rotation.days(1), "2026-01-01 00:00", "ann")
                  .within(
                      Restriction.on(
                          EnumSet.of(DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(9, 0))));
      assertThat(shifts(rota, "2026-01-05 00:00", "2026-01-12 00:00"))
          .containsExactly("2026-01-05 00:00 -", "2026-01-09 09:00 ann", "2026-01-10 09:00 -");
    }

    @Test
    void may_span_a_weekend() {
      Restriction weekend =
          new Restriction(
              DayOfWeek.FRIDAY, LocalTime.of(17, 0), DayOfWeek.MONDAY, LocalTime.of(9, 0));
      Rota rota =
          rota(
              "UTC",
              layer("primary", Rotation.weeks(1), "2026-01-05 09:00", "ann ben")
                  .within(List.of(weekend)));
      assertThat(shifts(rota, "2026-01-07 00:00", "2026-01-21 00:00"))
          .containsExactly(
              "2026-01-07 00:00 -",
              "2026-01-09 17:00 ann",
              "2026-01-12 09:00 -",
              "2026-01-16 17:00 ben",
              "2026-01-19 09:00 -");
    }

    @Test
    void that_touch_or_overlap_count_together() {
      Rota rota =
          rota(
              "UTC",
              layer("primary", Rotation.days(7), "2026-01-05 00:00", "ann")
                  .within(
                      List.of(
                          range(DayOfWeek.MONDAY, 8, 12),
                          range(DayOfWeek.MONDAY, 12, 14),
                          range(DayOfWeek.MONDAY, 13, 18))));
      assertThat(shifts(rota, "2026-01-05 00:00", "2026-01-06 00:00"))
          .containsExactly("2026-01-05 00:00 -", "2026-01-05 08:00 ann", "2026-01-05 18:00 -");
    }

    @Test
    void that_cover_the_whole_week_restrict_nothing() {
      Rota rota =
          rota(
              "Europe/Berlin",
              layer("primary", Rotation.weeks(1), "2026-01-05 09:00", "ann")
                  .within(Restriction.daily(LocalTime.of(18, 0), LocalTime.of(18, 0))));
      assertThat(rota.nextHandover(utc("2026-01-05 08:00"))).isNull();
    }

    private Restriction range(DayOfWeek day, int from, int to) {
      return new Restriction(day, LocalTime.of(from, 0), day, LocalTime.of(to, 0));
    }
  }

  @Nested
  class The_next_handover {

    @Test
    void is_the_next_instant_at_which_the_people_change() {
      Rota rota = rota("Europe/Berlin", Rotation.weeks(1), "2026-01-05 09:00", "ann ann ben");
      assertThat(rota.nextHandover(utc("2026-01-05 08:00"))).isEqualTo(utc("2026-01-19 08:00"));
      assertThat(rota.nextHandover(utc("2026-01-19 07:59"))).isEqualTo(utc("2026-01-19 08:00"));
      assertThat(rota.nextHandover(utc("2026-01-19 08:00"))).isEqualTo(utc("2026-01-26 08:00"));
    }

    @Test
    void is_the_start_of_a_rota_that_has_not_started() {
      Rota rota = rota("UTC", Rotation.weeks(1), "2026-01-05 09:00", "ann");
      assertThat(rota.nextHandover(utc("2020-01-01 00:00"))).isEqualTo(utc("2026-01-05 09:00"));
    }

    @Test
    void is_null_when_there_is_none() {
      Rota rota = rota("UTC", Rotation.weeks(1), "2026-01-05 09:00", "ann");
      assertThat(rota.nextHandover(utc("2026-01-05 09:00"))).isNull();
      assertThat(rota.nextHandover(Instant.parse("9999-12-31T00:00:00Z"))).isNull();
    }

    @Test
    void is_looked_for_within_ten_years() {
      Rota rota = rota("UTC", Rotation.weeks(1), "2026-01-05 09:00", "ann");
      Instant start = utc("2026-01-05 09:00");
      Duration bound = Duration.ofDays(3_660);
      assertThat(rota.nextHandover(start.minus(bound))).isEqualTo(start);
      assertThat(rota.nextHandover(start.minus(bound).minusSeconds(1))).isNull();
    }
  }
}
