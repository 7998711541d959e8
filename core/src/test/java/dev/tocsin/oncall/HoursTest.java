package dev.tocsin.oncall;

import static dev.tocsin.oncall.Rotas.layer;
import static dev.tocsin.oncall.Rotas.utc;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSortedSet;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** "On call": what is always open is seen to be so, and costs no search for an end. */
class HoursTest {
  private static final LocalTime SIX = LocalTime.of(18, 0);

  @Test
  void without_restrictions_it_is_open_for_ever() {
    assertThat(openUntil(List.of(), OnHolidays.AS_USUAL)).isEqualTo(Instant.MAX);
  }

  @Test
  void restrictions_that_cover_the_week_are_none() {
    assertThat(openUntil(Restriction.daily(SIX, SIX), OnHolidays.AS_USUAL)).isEqualTo(Instant.MAX);
    List<Restriction> overlapping = new ArrayList<>(Restriction.daily(SIX, LocalTime.of(7, 0)));
    overlapping.addAll(Restriction.daily(LocalTime.of(6, 0), LocalTime.of(19, 0)));
    assertThat(openUntil(overlapping, OnHolidays.AS_USUAL)).isEqualTo(Instant.MAX);
    assertThat(
            openUntil(
                List.of(
                    new Restriction(DayOfWeek.FRIDAY, SIX, DayOfWeek.MONDAY, SIX),
                    new Restriction(DayOfWeek.MONDAY, SIX, DayOfWeek.FRIDAY, SIX)),
                OnHolidays.AS_USUAL))
        .isEqualTo(Instant.MAX);
  }

  @Test
  void a_second_is_enough_to_close() {
    assertThat(
            openUntil(
                List.of(
                    new Restriction(DayOfWeek.FRIDAY, SIX, DayOfWeek.MONDAY, SIX),
                    new Restriction(DayOfWeek.MONDAY, SIX.plusSeconds(1), DayOfWeek.FRIDAY, SIX)),
                OnHolidays.AS_USUAL))
        .isEqualTo(utc("2026-01-09 18:00"));
    assertThat(
            openUntil(
                List.of(new Restriction(DayOfWeek.TUESDAY, SIX, DayOfWeek.MONDAY, SIX)),
                OnHolidays.AS_USUAL))
        .isEqualTo(utc("2026-01-12 18:00"));
  }

  @Test
  void holidays_that_are_over_close_nothing_any_more() {
    assertThat(openUntil(List.of(), OnHolidays.OFF, LocalDate.of(2025, 12, 29)))
        .isEqualTo(Instant.MAX);
    assertThat(openUntil(List.of(), OnHolidays.OFF, LocalDate.of(2026, 2, 1)))
        .isEqualTo(utc("2026-01-08 00:00"));
    assertThat(openUntil(List.of(), OnHolidays.OFF, LocalDate.of(2026, 1, 7))).isNull();
    assertThat(openUntil(List.of(), OnHolidays.ONLY, LocalDate.of(2026, 1, 7)))
        .isEqualTo(utc("2026-01-08 00:00"));
  }

  @Test
  void what_lies_within_a_gap_never_opens() {
    Layer layer =
        layer("primary", Rotation.weeks(1), "2026-01-05 09:00", "ann")
            .within(Restriction.daily(LocalTime.of(2, 15), LocalTime.of(2, 45)));
    Hours hours =
        new Hours(new WallClock(ZoneId.of("Europe/Berlin")), layer, ImmutableSortedSet.of());
    assertThat(hours.opens(utc("2026-03-27 12:00"))).isEqualTo(utc("2026-03-28 01:15"));
    assertThat(hours.opens(utc("2026-03-28 12:00"))).isEqualTo(utc("2026-03-30 00:15"));
  }

  /** Asked on Wednesday, 7 January 2026, at noon. */
  private static @Nullable Instant openUntil(
      List<Restriction> restrictions, OnHolidays rule, LocalDate... holidays) {
    Layer layer =
        layer("primary", Rotation.weeks(1), "2026-01-05 09:00", "ann")
            .within(restrictions)
            .onHolidays(rule);
    return new Hours(new WallClock(ZoneId.of("UTC")), layer, ImmutableSortedSet.copyOf(holidays))
        .openUntil(utc("2026-01-07 12:00"));
  }
}
