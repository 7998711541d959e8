package dev.tocsin.oncall;

import static dev.tocsin.oncall.Rotas.contacts;
import static dev.tocsin.oncall.Rotas.layer;
import static dev.tocsin.oncall.Rotas.lines;
import static dev.tocsin.oncall.Rotas.override;
import static dev.tocsin.oncall.Rotas.person;
import static dev.tocsin.oncall.Rotas.rota;
import static dev.tocsin.oncall.Rotas.utc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** "On call": shifts of people, shifts that moved, and the time zone data behind them. */
class ShiftsTest {
  private final Rota rota = rota("Europe/Berlin", Rotation.days(1), "2026-03-26 09:00", "ann ben");
  private final Instant from = utc("2026-03-26 08:00");
  private final Instant to = utc("2026-03-31 07:00");

  @Test
  void are_cut_at_the_ends_of_the_time_asked_for() {
    List<Shift> shifts = rota.shifts(utc("2026-03-26 12:00"), utc("2026-03-27 12:00"));
    assertThat(lines(shifts)).containsExactly("2026-03-26 12:00 ann", "2026-03-27 08:00 ben");
    assertThat(shifts.get(1).to()).isEqualTo(utc("2026-03-27 12:00"));
    assertThat(shifts.get(1).contains(utc("2026-03-27 12:00"))).isFalse();
    assertThat(shifts.get(1).contains(utc("2026-03-27 08:00"))).isTrue();
  }

  @Test
  void of_no_time_are_none() {
    assertThat(rota.shifts(from, from)).isEmpty();
  }

  @Nested
  class Of_one_person {

    @Test
    void leave_out_the_others() {
      assertThat(lines(rota.shiftsOf(person("ben"), from, to)))
          .containsExactly("2026-03-27 08:00 ben", "2026-03-29 07:00 ben");
      assertThat(rota.shiftsOf(person("zoe"), from, to)).isEmpty();
    }

    @Test
    void count_overrides_for_the_stand_in() {
      Rota overridden =
          rota.withOverrides(
              List.of(
                  override("UTC", "ben", "zoe", "2026-03-27 12:00", "2026-03-27 18:00"),
                  override("UTC", "ann", "ben", "2026-03-28 08:00", "2026-03-28 12:00")));
      assertThat(overridden.shiftsOf(person("ben"), from, to))
          .extracting(Shift::from, Shift::to)
          .containsExactly(
              tuple(utc("2026-03-27 08:00"), utc("2026-03-27 12:00")),
              tuple(utc("2026-03-27 18:00"), utc("2026-03-28 12:00")),
              tuple(utc("2026-03-29 07:00"), utc("2026-03-30 07:00")));
    }

    @Test
    void do_not_break_when_somebody_else_comes_and_goes() {
      Rota both =
          Rota.of(
              "shop",
              ZoneId.of("UTC"),
              List.of(
                  new RotaVersion(
                      null,
                      Mode.TOGETHER,
                      List.of(
                          layer("all", Rotation.weeks(1), "2026-01-05 00:00", "ann"),
                          layer("day", Rotation.weeks(1), "2026-01-05 00:00", "ben")
                              .within(
                                  Restriction.daily(LocalTime.of(9, 0), LocalTime.of(17, 0)))))),
              List.of(),
              List.of());
      assertThat(both.shifts(from, to)).hasSizeGreaterThan(8);
      assertThat(both.shiftsOf(person("ann"), from, to))
          .singleElement()
          .satisfies(
              shift -> {
                assertThat(shift.from()).isEqualTo(from);
                assertThat(shift.to()).isEqualTo(to);
                assertThat(shift.people()).isEqualTo(contacts("ann"));
              });
    }
  }

  @Nested
  class Already_published {

    @Test
    void that_are_as_they_were_are_not_reported() {
      assertThat(rota.moved(rota.shifts(from, to))).isEmpty();
      assertThat(rota.moved(List.of())).isEmpty();
    }

    @Test
    void that_moved_with_the_time_zone_data_are_reported() {
      // as if Berlin had been thought to stay at +01:00 when the shifts were published
      Rota before = rota("Etc/GMT-1", Rotation.days(1), "2026-03-26 09:00", "ann ben");
      List<Shift> published = before.shifts(from, to);
      assertThat(rota.moved(published))
          .extracting(
              moved -> lines(List.of(moved.published())), moved -> lines(List.of(moved.now())))
          .containsExactly(
              tuple( // ends an hour earlier
                  List.of("2026-03-28 08:00 ann"), List.of("2026-03-28 08:00 ann")),
              tuple(List.of("2026-03-29 08:00 ben"), List.of("2026-03-29 07:00 ben")),
              tuple(List.of("2026-03-30 08:00 ann"), List.of("2026-03-30 07:00 ann")));
    }

    @Test
    void that_vanished_or_are_new_are_reported() {
      Rota edited =
          rota.withOverrides(
              List.of(override("UTC", "ben", "zoe", "2026-03-27 08:00", "2026-03-28 08:00")));
      List<MovedShift> moved = edited.moved(rota.shifts(from, utc("2026-03-28 08:00")));
      assertThat(moved).hasSize(2);
      assertThat(moved)
          .anySatisfy(
              one -> {
                assertThat(one.published()).isNotNull();
                assertThat(one.now()).isNull();
              });
      assertThat(moved)
          .anySatisfy(
              one -> {
                assertThat(one.published()).isNull();
                assertThat(lines(List.of(one.now()))).containsExactly("2026-03-27 08:00 zoe");
              });
    }

    @Test
    void may_have_lost_their_reasons() {
      List<Shift> stored =
          rota.shifts(from, to).stream()
              .map(each -> Shift.published(each.from(), each.to(), each.people()))
              .toList();
      assertThat(rota.moved(stored)).isEmpty();
    }

    @Test
    void with_nobody_are_not_compared() {
      Rota start =
          rota(
              "UTC",
              layer("night", Rotation.weeks(1), "2026-03-27 12:00", "ann")
                  .within(Restriction.daily(LocalTime.of(22, 0), LocalTime.of(6, 0))));
      List<Shift> published =
          start.shifts(from, to).stream().filter(each -> !each.people().isEmpty()).toList();
      assertThat(start.moved(published)).isEmpty();
    }
  }

  @Nested
  class The_version_of_the_time_zone_data {

    @Test
    void is_that_of_the_virtual_machine() {
      assertThat(TimeZoneData.version(ZoneId.of("Europe/Berlin"))).matches("20\\d\\d[a-z]+");
    }

    @Test
    void is_null_where_none_is_needed() {
      assertThat(TimeZoneData.version(ZoneOffset.ofHours(2))).isNull();
      assertThat(TimeZoneData.version(ZoneId.of("UTC+2"))).isNull();
    }
  }
}
