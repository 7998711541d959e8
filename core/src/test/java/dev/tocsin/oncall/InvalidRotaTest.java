package dev.tocsin.oncall;

import static dev.tocsin.oncall.Rotas.layer;
import static dev.tocsin.oncall.Rotas.local;
import static dev.tocsin.oncall.Rotas.override;
import static dev.tocsin.oncall.Rotas.rota;
import static dev.tocsin.oncall.Rotas.utc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tocsin.escalation.Contact;
import dev.tocsin.incident.InvalidValueException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Bad rotas are refused with the value, the place and the remedy. */
class InvalidRotaTest {
  private static final ZoneId UTC = ZoneId.of("UTC");

  private final Layer primary = layer("primary", Rotation.weeks(1), "2026-01-05 09:00", "ann ben");

  private static void refused(String field, String message, ThrowingCallable making) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(making)
        .withMessage(message)
        .satisfies(e -> assertThat(e.field()).isEqualTo(field));
  }

  private static void misfit(List<String> place, String message, ThrowingCallable making) {
    assertThatExceptionOfType(InvalidRotaException.class)
        .isThrownBy(making)
        .withMessage(message)
        .satisfies(
            e -> {
              assertThat(e.rota()).isEqualTo("shop");
              assertThat(e.place()).isEqualTo(place);
            });
  }

  @Nested
  class Parts {

    @Test
    void a_layer_without_people() {
      refused(
          "members",
          "members 'night' has nobody: name at least one person, or leave the layer out.",
          () ->
              layer("night", Rotation.weeks(1), "2026-01-05 09:00", "ann").withMembers(List.of()));
    }

    @Test
    void more_than_a_thousand_members() {
      List<Contact> thousand = Collections.nCopies(1_000, Contact.person("ann"));
      assertThat(primary.withMembers(thousand).members()).hasSize(1_000);
      refused(
          "members",
          "members '' has 1001 entries: keep at most 1000 of them.",
          () -> primary.withMembers(Collections.nCopies(1_001, Contact.person("ann"))));
    }

    @Test
    void a_rotation_of_zero() {
      refused(
          "rotation",
          "rotation '0 weeks' never hands over: use 1 to 52 weeks.",
          () -> Rotation.weeks(0));
      refused(
          "rotation",
          "rotation '-1 hours' never hands over: use 1 to 8784 hours.",
          () -> Rotation.hours(-1));
    }

    @Test
    void a_rotation_of_more_than_a_year() {
      refused(
          "rotation",
          "rotation '13 months' is longer than a year: use 1 to 12 months.",
          () -> Rotation.months(13));
      refused(
          "rotation",
          "rotation '8785 elapsed hours' is longer than a year: use 1 to 8784 elapsed hours.",
          () -> Rotation.elapsedHours(8_785));
    }

    @Test
    void a_reversed_restriction() {
      refused(
          "restriction",
          "restriction 'MONDAY 17:00 to MONDAY 09:00' does not end after it starts: name the day on"
              + " which it ends, such as TUESDAY, or leave the restriction out for a whole week.",
          () ->
              new Restriction(
                  DayOfWeek.MONDAY, LocalTime.of(17, 0), DayOfWeek.MONDAY, LocalTime.of(9, 0)));
    }

    @Test
    void a_restriction_without_days() {
      refused(
          "restriction",
          "restriction '09:00 to 17:00' has no days: name at least one day.",
          () -> Restriction.on(List.of(), LocalTime.of(9, 0), LocalTime.of(17, 0)));
    }

    @Test
    void times_finer_than_a_second() {
      refused(
          "anchor",
          "anchor '09:00:00.500' is finer than a second: use whole seconds.",
          () ->
              Layer.of(
                  "primary",
                  Rotation.weeks(1),
                  LocalDateTime.parse("2026-01-05T09:00:00.5"),
                  "ann"));
    }

    @Test
    void an_anchor_out_of_range() {
      refused(
          "anchor",
          "anchor '1969-12-31' is out of range: use a date from 1970 to 9999.",
          () -> layer("primary", Rotation.weeks(1), "1969-12-31 09:00", "ann"));
    }

    @Test
    void a_layer_that_ends_before_it_begins() {
      refused(
          "until",
          "until '2026-01-05T09:00' is not after the anchor 2026-01-05T09:00: use a later time.",
          () -> primary.until(local("2026-01-05 09:00")));
    }

    @Test
    void an_override_that_ends_before_it_begins() {
      refused(
          "until",
          "until '2026-01-07T08:00' is not after the override's start 2026-01-07T09:00: use a later"
              + " time, for the end is not part of it.",
          () -> override("UTC", "ann", "ben", "2026-01-07 09:00", "2026-01-07 08:00"));
    }

    @Test
    void a_swap_with_oneself() {
      Contact ann = Contact.person("ann");
      LocalDateTime from = local("2026-01-07 09:00");
      refused(
          "swap",
          "swap 'person:ann' is with oneself: name two people.",
          () -> RotaOverride.swap(ann, from, from.plusDays(1), ann, from, from.plusDays(1), UTC));
    }

    @Test
    void a_version_without_layers_or_with_one_twice() {
      refused(
          "layers",
          "layers '' are none: give the rota at least one layer, with at least one person.",
          () -> new RotaVersion(null, Mode.TOPMOST, List.of()));
      refused(
          "layers",
          "layers 'primary' comes up twice: give each layer an id of its own.",
          () -> new RotaVersion(null, Mode.TOPMOST, List.of(primary, primary)));
    }

    @Test
    void a_shift_that_does_not_end_after_it_starts() {
      refused(
          "to",
          "to '2026-01-07T09:00:00Z' is not after the shift's start 2026-01-07T09:00:00Z: use a later"
              + " time.",
          () -> Shift.published(utc("2026-01-07 09:00"), utc("2026-01-07 09:00"), List.of()));
    }
  }

  @Nested
  class Rotas_as_a_whole {

    @Test
    void without_a_version() {
      misfit(
          List.of("versions"),
          "rota 'shop' at versions: it has no version: give it one, with at least one layer.",
          () -> Rota.of("shop", UTC, List.of(), List.of(), List.of()));
    }

    @Test
    void whose_versions_do_not_ascend() {
      Rota edited =
          rota("UTC", primary)
              .withVersion(
                  new RotaVersion(local("2026-02-01 00:00"), Mode.TOPMOST, List.of(primary)));
      misfit(
          List.of("versions", "2"),
          "rota 'shop' at versions > 2: it is in force from 2026-02-01T00:00, no later than the one"
              + " before it: 2026-02-01T00:00: use a later time than that of the version before it.",
          () ->
              edited.withVersion(
                  new RotaVersion(local("2026-02-01 00:00"), Mode.TOPMOST, List.of(primary))));
      misfit(
          List.of("versions", "1"),
          "rota 'shop' at versions > 1: it does not say from when it is in force: use a later time"
              + " than that of the version before it.",
          () ->
              rota("UTC", primary)
                  .withVersion(new RotaVersion(null, Mode.TOPMOST, List.of(primary))));
    }

    @Test
    void with_an_override_of_a_stranger() {
      RotaOverride fine = override("UTC", "ann", "zoe", "2026-01-09 09:00", "2026-01-09 17:00");
      RotaOverride stranger =
          override("UTC", "anne", "zoe", "2026-01-07 09:00", "2026-01-07 17:00");
      misfit(
          List.of("overrides", "1"),
          "rota 'shop' at overrides > 1: person:anne never has a turn in any layer, so nobody would"
              + " be replaced: name a member, or take the override out.",
          () -> rota("UTC", primary).withOverrides(List.of(fine, stranger)));
    }

    @Test
    void with_an_override_of_somebody_who_has_left_are_fine() {
      Rota edited =
          rota("UTC", primary)
              .withVersion(
                  new RotaVersion(
                      local("2026-02-01 00:00"),
                      Mode.TOPMOST,
                      List.of(primary.withMembers(List.of(Contact.person("cem"))))))
              .withOverrides(
                  List.of(override("UTC", "ann", "zoe", "2026-01-07 09:00", "2026-01-07 17:00")));
      assertThat(Rotas.at(edited, "2026-01-07 10:00")).isEqualTo("zoe");
    }

    @Test
    void with_too_many_holidays_or_one_out_of_range() {
      refused(
          "holidays",
          "holidays '' has 10001 entries: keep at most 10000 of them.",
          () ->
              rota("UTC", primary)
                  .withHolidays(
                      LocalDate.of(2000, 1, 1)
                          .datesUntil(LocalDate.of(2000, 1, 1).plusDays(10_001))
                          .toList()));
      refused(
          "holidays",
          "holidays '+10000-01-01' is out of range: use a date from 1970 to 9999.",
          () -> rota("UTC", primary).withHolidays(List.of(LocalDate.of(10_000, 1, 1))));
    }
  }

  @Nested
  class Questions {

    private final Rota rota = rota("UTC", primary);

    @Test
    void about_an_instant_out_of_range() {
      refused(
          "at",
          "at '-1000000000-01-01T00:00:00Z' is out of range: use a time from 1970 to 9999.",
          () -> rota.at(Instant.MIN));
      refused(
          "after",
          "after '+1000000000-12-31T23:59:59.999999999Z' is out of range: use a time from 1970 to"
              + " 9999.",
          () -> rota.nextHandover(Instant.MAX));
      assertThat(Rotas.names(rota.peopleAt(Instant.parse("9999-12-31T23:59:59.999999999Z"))))
          .isNotEqualTo("-");
    }

    @Test
    void about_a_reversed_or_endless_time() {
      refused(
          "to",
          "to '2026-01-01T00:00:00Z' is before 2026-01-02T00:00:00Z: use a later time, or exchange"
              + " the two.",
          () -> rota.shifts(utc("2026-01-02 00:00"), utc("2026-01-01 00:00")));
      refused(
          "to",
          "to '2036-01-10T00:00:00Z' is more than 3660 days after 2026-01-01T00:00:00Z: ask for a"
              + " shorter time.",
          () -> rota.shifts(utc("2026-01-01 00:00"), utc("2036-01-10 00:00")));
    }

    @Test
    void about_published_shifts_in_disorder() {
      List<Shift> shifts = rota.shifts(utc("2026-01-05 09:00"), utc("2026-01-19 09:00"));
      refused(
          "published",
          "published '2026-01-05T09:00:00Z' begins before the shift in front of it ends: hand in the"
              + " shifts in their order, each once.",
          () -> rota.moved(List.of(shifts.get(1), shifts.get(0))));
    }
  }
}
