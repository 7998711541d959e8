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
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** "On call": layers, starts and ends, holidays. */
class LayersTest {
  private static final EnumSet<DayOfWeek> WEEKDAYS =
      EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  private final Layer office =
      layer("office", Rotation.days(1), "2026-01-05 00:00", "ann ben")
          .within(Restriction.on(WEEKDAYS, LocalTime.of(9, 0), LocalTime.of(17, 0)));
  private final Layer always = layer("always", Rotation.weeks(1), "2026-01-05 00:00", "cem dan");

  private static Rota together(Layer... layers) {
    return Rota.of(
        "shop",
        ZoneId.of("UTC"),
        List.of(new RotaVersion(null, Mode.TOGETHER, List.of(layers))),
        List.of(),
        List.of());
  }

  @Nested
  class Of_several_layers {

    @Test
    void the_topmost_that_has_somebody_wins() {
      assertThat(shifts(rota("UTC", office, always), "2026-01-09 00:00", "2026-01-12 12:00"))
          .containsExactly(
              "2026-01-09 00:00 cem",
              "2026-01-09 09:00 ann",
              "2026-01-09 17:00 cem",
              "2026-01-12 00:00 dan",
              "2026-01-12 09:00 ben");
    }

    @Test
    void together_pages_all() {
      assertThat(shifts(together(office, always), "2026-01-09 00:00", "2026-01-10 00:00"))
          .containsExactly(
              "2026-01-09 00:00 cem", "2026-01-09 09:00 ann+cem", "2026-01-09 17:00 cem");
    }

    @Test
    void together_names_nobody_twice_but_tells_both_reasons() {
      Rota rota =
          together(office, layer("always", Rotation.weeks(1), "2026-01-05 00:00", "ann dan"));
      assertThat(at(rota, "2026-01-09 10:00")).isEqualTo("ann");
      assertThat(rota.at(utc("2026-01-09 10:00")))
          .extracting(Duty::because)
          .containsExactly("layer office", "layer always");
      assertThat(rota.shifts(utc("2026-01-09 00:00"), utc("2026-01-10 00:00")))
          .singleElement()
          .satisfies(
              shift ->
                  assertThat(shift.parts())
                      .extracting(part -> part.duties().size())
                      .containsExactly(1, 2, 1));
    }

    @Test
    void a_lower_layer_that_never_shows_hands_nothing_over() {
      Rota rota =
          rota(
              "UTC",
              layer("top", Rotation.weeks(1), "2026-01-05 00:00", "ann"),
              layer("below", Rotation.hours(1), "2026-01-05 00:00", "ben cem"));
      assertThat(rota.nextHandover(utc("2026-02-01 00:00"))).isNull();
    }

    @Test
    void the_answer_names_the_layer() {
      Rota rota = rota("UTC", office, always);
      assertThat(rota.at(utc("2026-01-09 10:00")))
          .extracting(Duty::layer)
          .containsExactly("office");
      assertThat(rota.at(utc("2026-01-10 10:00")))
          .extracting(Duty::layer)
          .containsExactly("always");
    }
  }

  @Nested
  class Before_a_rota_starts {

    @Test
    void it_is_empty() {
      Rota rota = rota("Europe/Berlin", Rotation.weeks(1), "2026-01-05 09:00", "ann");
      assertThat(rota.at(utc("2026-01-05 07:59"))).isEmpty();
      assertThat(at(rota, "2026-01-05 08:00")).isEqualTo("ann");
      assertThat(rota.at(utc("1970-01-01 00:00"))).isEmpty();
    }

    @Test
    void a_first_version_with_a_start_begins_no_earlier() {
      Rota rota =
          Rota.of(
              "shop",
              ZoneId.of("UTC"),
              List.of(new RotaVersion(local("2026-01-12 00:00"), Mode.TOPMOST, List.of(always))),
              List.of(),
              List.of());
      assertThat(shifts(rota, "2026-01-01 00:00", "2026-01-20 00:00"))
          .containsExactly("2026-01-01 00:00 -", "2026-01-12 00:00 dan", "2026-01-19 00:00 cem");
    }
  }

  @Test
  void a_layer_ends_when_it_says_so() {
    Rota rota = rota("UTC", office.until(local("2026-01-09 12:00")), always);
    assertThat(shifts(rota, "2026-01-09 09:00", "2026-01-12 00:00"))
        .containsExactly("2026-01-09 09:00 ann", "2026-01-09 12:00 cem");
    assertThat(rota.nextHandover(utc("2026-01-09 12:00"))).isEqualTo(utc("2026-01-12 00:00"));
  }

  @Nested
  class Holidays {

    @Test
    void mean_nothing_to_a_layer_unless_it_says_so() {
      Rota rota = rota("UTC", office, always).withHolidays(List.of(LocalDate.of(2026, 1, 9)));
      assertThat(at(rota, "2026-01-09 10:00")).isEqualTo("ann");
    }

    @Test
    void take_a_layer_off_so_that_the_one_below_takes_over() {
      Rota rota =
          rota("UTC", office.onHolidays(OnHolidays.OFF), always)
              .withHolidays(List.of(LocalDate.of(2026, 1, 9)));
      assertThat(shifts(rota, "2026-01-08 12:00", "2026-01-12 12:00"))
          .containsExactly(
              "2026-01-08 12:00 ben",
              "2026-01-08 17:00 cem",
              "2026-01-12 00:00 dan",
              "2026-01-12 09:00 ben");
    }

    @Test
    void leave_the_night_to_the_day_on_which_it_starts() {
      Layer night =
          layer("night", Rotation.days(7), "2026-01-05 12:00", "ann")
              .within(Restriction.daily(LocalTime.of(18, 0), LocalTime.of(8, 0)))
              .onHolidays(OnHolidays.OFF);
      Rota rota = rota("UTC", night).withHolidays(List.of(LocalDate.of(2026, 1, 9)));
      assertThat(shifts(rota, "2026-01-08 12:00", "2026-01-11 00:00"))
          .containsExactly(
              "2026-01-08 12:00 -",
              "2026-01-08 18:00 ann",
              "2026-01-09 08:00 -", // the night to the 9th is worked, the one from the 9th is not
              "2026-01-10 18:00 ann");
    }

    @Test
    void leave_out_the_24_hours_that_start_on_them() {
      Layer evening =
          layer("evening", Rotation.weeks(1), "2026-01-05 18:00", "ann")
              .within(Restriction.daily(LocalTime.of(18, 0), LocalTime.of(18, 0)))
              .onHolidays(OnHolidays.OFF);
      Rota rota = rota("UTC", evening).withHolidays(List.of(LocalDate.of(2026, 1, 9)));
      assertThat(shifts(rota, "2026-01-09 00:00", "2026-01-12 00:00"))
          .containsExactly("2026-01-09 00:00 ann", "2026-01-09 18:00 -", "2026-01-10 18:00 ann");
      assertThat(at(rota, "2026-01-10 08:00")).isEqualTo("-");
    }

    @Test
    void may_have_a_layer_of_their_own() {
      Layer duty =
          layer("holidays", Rotation.days(1), "2026-01-01 00:00", "eve")
              .onHolidays(OnHolidays.ONLY);
      Rota rota =
          rota("Europe/Berlin", duty, always)
              .withHolidays(List.of(LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 26)));
      assertThat(shifts(rota, "2026-12-24 12:00", "2026-12-27 12:00"))
          .containsExactly("2026-12-24 12:00 cem", "2026-12-24 23:00 eve", "2026-12-26 23:00 cem");
      assertThat(rota.nextHandover(utc("2026-12-26 23:00"))).isEqualTo(utc("2026-12-27 23:00"));
    }

    @Test
    void that_are_over_cost_no_search() {
      Layer one =
          layer("one", Rotation.days(1), "2026-01-01 00:00", "ann").onHolidays(OnHolidays.OFF);
      Rota rota = rota("UTC", one).withHolidays(List.of(LocalDate.of(2026, 1, 9)));
      assertThat(rota.nextHandover(utc("2026-01-01 00:00"))).isEqualTo(utc("2026-01-09 00:00"));
      assertThat(rota.nextHandover(utc("2026-01-09 00:00"))).isEqualTo(utc("2026-01-10 00:00"));
      assertThat(rota.nextHandover(utc("2026-01-10 00:00"))).isNull();
    }

    @Test
    void in_a_row_may_be_many() {
      List<LocalDate> year = LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2027, 1, 1)).toList();
      Rota rota = rota("UTC", office.onHolidays(OnHolidays.OFF)).withHolidays(year);
      assertThat(rota.nextHandover(utc("2026-01-01 00:00"))).isEqualTo(utc("2027-01-01 09:00"));
      assertThat(rota.shifts(utc("2026-01-01 00:00"), utc("2027-01-01 00:00")))
          .singleElement()
          .satisfies(
              shift ->
                  assertThat(Duration.between(shift.from(), shift.to()))
                      .isEqualTo(Duration.ofDays(365)));
    }
  }
}
