package dev.tocsin.oncall;

import static dev.tocsin.oncall.Rotas.contacts;
import static dev.tocsin.oncall.Rotas.layer;
import static dev.tocsin.oncall.Rotas.local;
import static dev.tocsin.oncall.Rotas.rota;
import static dev.tocsin.oncall.Rotas.shifts;
import static dev.tocsin.oncall.Rotas.utc;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** "On call": editing a rota makes a new version with an effective-from. */
class VersionsTest {
  private final Layer primary =
      layer("primary", Rotation.weeks(1), "2026-01-05 09:00", "ann ben cem");
  private final Rota rota = rota("UTC", primary);

  private static RotaVersion from(String from, Layer... layers) {
    return new RotaVersion(local(from), Mode.TOPMOST, List.of(layers));
  }

  private static List<String> winter(Rota rota) {
    return shifts(rota, "2026-01-05 09:00", "2026-02-16 09:00");
  }

  @Nested
  class Adding_a_member {

    @Test
    void does_not_reshuffle_tonight_and_whoever_is_on_call_finishes() {
      // Wednesday of ben's week; without versions, cem would be on call at once
      Rota edited =
          rota.withVersion(
              from("2026-01-14 12:00", primary.withMembers(contacts("ann ben cem dan"))));
      assertThat(winter(edited))
          .containsExactly(
              "2026-01-05 09:00 ann",
              "2026-01-12 09:00 ben",
              "2026-01-19 09:00 cem",
              "2026-01-26 09:00 dan",
              "2026-02-02 09:00 ann",
              "2026-02-09 09:00 ben");
    }

    @Test
    void right_after_the_one_on_call_makes_that_one_the_next() {
      Rota edited =
          rota.withVersion(
              from("2026-01-14 12:00", primary.withMembers(contacts("ann ben dan cem"))));
      assertThat(winter(edited))
          .startsWith(
              "2026-01-05 09:00 ann",
              "2026-01-12 09:00 ben",
              "2026-01-19 09:00 dan",
              "2026-01-26 09:00 cem");
    }

    @Test
    void leaves_the_past_untouched() {
      Rota edited =
          rota.withVersion(from("2026-01-28 12:00", primary.withMembers(contacts("dan eve"))));
      assertThat(edited.shifts(utc("2026-01-01 00:00"), utc("2026-02-02 09:00")))
          .isEqualTo(rota.shifts(utc("2026-01-01 00:00"), utc("2026-02-02 09:00")));
    }
  }

  @Nested
  class Removing_a_member {

    @Test
    void who_is_on_call_lets_him_finish_and_goes_on_with_the_one_after_him() {
      Rota edited =
          rota.withVersion(from("2026-01-14 12:00", primary.withMembers(contacts("ann cem"))));
      assertThat(winter(edited))
          .startsWith(
              "2026-01-05 09:00 ann",
              "2026-01-12 09:00 ben",
              "2026-01-19 09:00 cem",
              "2026-01-26 09:00 ann");
    }

    @Test
    void and_all_the_others_begins_with_the_first_of_the_new() {
      Rota edited =
          rota.withVersion(from("2026-01-14 12:00", primary.withMembers(contacts("dan eve"))));
      assertThat(winter(edited))
          .startsWith(
              "2026-01-05 09:00 ann",
              "2026-01-12 09:00 ben",
              "2026-01-19 09:00 dan",
              "2026-01-26 09:00 eve");
    }
  }

  @Test
  void a_member_who_comes_up_twice_is_continued_from_the_right_place() {
    Layer twice = layer("primary", Rotation.weeks(1), "2026-01-05 09:00", "ann ben ann cem");
    // ann's second turn, 19 to 26 January, is on
    Rota edited =
        rota("UTC", twice)
            .withVersion(
                from("2026-01-20 12:00", twice.withMembers(contacts("ann ben ann cem dan"))));
    assertThat(winter(edited))
        .startsWith(
            "2026-01-05 09:00 ann",
            "2026-01-12 09:00 ben",
            "2026-01-19 09:00 ann",
            "2026-01-26 09:00 cem",
            "2026-02-02 09:00 dan");
  }

  @Test
  void a_version_from_a_handover_on_counts_at_that_handover() {
    Rota edited =
        rota.withVersion(from("2026-01-19 09:00", primary.withMembers(contacts("ann ben dan"))));
    assertThat(winter(edited))
        .startsWith("2026-01-05 09:00 ann", "2026-01-12 09:00 ben")
        .contains("2026-01-19 09:00 dan");
  }

  @Test
  void a_version_that_changes_nothing_changes_nothing() {
    Rota edited = rota.withVersion(from("2026-01-14 12:00", primary));
    assertThat(winter(edited)).isEqualTo(winter(rota));
    assertThat(edited).isNotEqualTo(rota);
  }

  @Test
  void another_handover_time_gives_the_next_one_a_turn_up_to_the_new_handover() {
    Layer friday = layer("primary", Rotation.weeks(1), "2026-01-02 17:00", "ann ben cem");
    assertThat(winter(rota.withVersion(from("2026-01-14 12:00", friday))))
        .startsWith(
            "2026-01-05 09:00 ann",
            "2026-01-12 09:00 ben",
            "2026-01-19 09:00 cem", // Monday to Friday
            "2026-01-23 17:00 ann",
            "2026-01-30 17:00 ben");
  }

  @Test
  void an_anchor_after_the_turn_that_is_on_starts_afresh_there() {
    Layer afresh = layer("primary", Rotation.weeks(1), "2026-01-21 09:00", "dan ann ben");
    assertThat(winter(rota.withVersion(from("2026-01-14 12:00", afresh))))
        .startsWith(
            "2026-01-05 09:00 ann",
            "2026-01-12 09:00 ben",
            "2026-01-19 09:00 cem", // the old order goes on until the new anchor
            "2026-01-21 09:00 dan",
            "2026-01-28 09:00 ann");
  }

  @Test
  void a_version_before_the_rota_started_replaces_it() {
    Layer later = layer("primary", Rotation.weeks(1), "2026-01-12 09:00", "dan");
    assertThat(winter(rota.withVersion(from("2026-01-01 00:00", later))))
        .containsExactly("2026-01-05 09:00 -", "2026-01-12 09:00 dan");
  }

  @Test
  void a_version_after_the_layer_ended_starts_at_once() {
    Layer ended = primary.until(local("2026-01-10 00:00"));
    Rota edited =
        rota("UTC", ended)
            .withVersion(from("2026-01-14 12:00", primary.withMembers(contacts("ann ben dan"))));
    assertThat(winter(edited))
        .startsWith(
            "2026-01-05 09:00 ann",
            "2026-01-10 00:00 -",
            "2026-01-14 12:00 ben", // whoever follows ann, up to the next handover
            "2026-01-19 09:00 dan");
  }

  @Test
  void a_version_overtakes_what_an_earlier_one_was_to_bring() {
    Rota edited =
        rota.withVersion(from("2026-01-13 00:00", primary.withMembers(contacts("xia yul"))))
            .withVersion(
                from("2026-01-14 00:00", primary.withMembers(contacts("ann ben cem dan"))));
    assertThat(winter(edited))
        .startsWith(
            "2026-01-05 09:00 ann",
            "2026-01-12 09:00 ben",
            "2026-01-19 09:00 cem",
            "2026-01-26 09:00 dan");
  }

  @Test
  void versions_follow_one_another() {
    Rota edited =
        rota.withVersion(from("2026-01-14 00:00", primary.withMembers(contacts("ann ben dan"))))
            .withVersion(from("2026-01-28 00:00", primary.withMembers(contacts("eve fay"))));
    assertThat(winter(edited))
        .containsExactly(
            "2026-01-05 09:00 ann",
            "2026-01-12 09:00 ben",
            "2026-01-19 09:00 dan",
            "2026-01-26 09:00 ann",
            "2026-02-02 09:00 eve",
            "2026-02-09 09:00 fay");
  }

  @Nested
  class The_order_of_the_layers {

    private final Layer top = layer("top", Rotation.weeks(1), "2026-01-01 00:00", "zoe");

    @Test
    void counts_when_those_on_call_have_ended_their_shift() {
      Rota edited = rota.withVersion(from("2026-01-14 12:00", top, primary));
      assertThat(winter(edited))
          .containsExactly("2026-01-05 09:00 ann", "2026-01-12 09:00 ben", "2026-01-19 09:00 zoe");
    }

    @Test
    void counts_at_the_end_of_the_hours_even_if_the_turn_goes_on() {
      Layer office = primary.within(Restriction.daily(LocalTime.of(9, 0), LocalTime.of(17, 0)));
      Rota edited = rota("UTC", office).withVersion(from("2026-01-14 12:00", top, office));
      assertThat(shifts(edited, "2026-01-14 09:00", "2026-01-16 00:00"))
          .containsExactly("2026-01-14 09:00 ben", "2026-01-14 17:00 zoe");
    }

    @Test
    void counts_at_a_handover_when_the_version_is_from_that_handover_on() {
      Rota edited = rota.withVersion(from("2026-01-19 09:00", top, primary));
      assertThat(winter(edited))
          .containsExactly("2026-01-05 09:00 ann", "2026-01-12 09:00 ben", "2026-01-19 09:00 zoe");
    }

    @Test
    void counts_when_a_higher_layer_relieves_those_on_call() {
      Layer office = primary.within(Restriction.daily(LocalTime.of(9, 0), LocalTime.of(17, 0)));
      Layer below = layer("below", Rotation.weeks(1), "2026-01-05 12:00", "yan");
      Rota edited = rota("UTC", office, below).withVersion(from("2026-01-14 20:00", top, below));
      assertThat(shifts(edited, "2026-01-14 12:00", "2026-01-17 00:00"))
          .containsExactly("2026-01-14 12:00 ben", "2026-01-14 17:00 yan", "2026-01-15 09:00 zoe");
    }

    @Test
    void does_not_wait_for_the_turn_of_a_lower_layer_that_stood_by() {
      Layer below = layer("below", Rotation.months(6), "2026-01-05 12:00", "yan");
      Rota edited = rota("UTC", primary, below).withVersion(from("2026-01-14 20:00", top, primary));
      assertThat(winter(edited))
          .containsExactly("2026-01-05 09:00 ann", "2026-01-12 09:00 ben", "2026-01-19 09:00 zoe");
    }

    @Test
    void waits_for_all_who_are_on_call_together() {
      Layer other = layer("other", Rotation.weeks(1), "2026-01-07 09:00", "yan");
      Rota both =
          Rota.of(
              "shop",
              ZoneId.of("UTC"),
              List.of(new RotaVersion(null, Mode.TOGETHER, List.of(other, primary))),
              List.of(),
              List.of());
      assertThat(winter(both.withVersion(from("2026-01-14 20:00", top))))
          .endsWith("2026-01-19 09:00 yan+cem", "2026-01-21 09:00 zoe");
    }

    @Test
    void counts_at_once_when_nobody_was_on_call() {
      Layer office = primary.within(Restriction.daily(LocalTime.of(9, 0), LocalTime.of(17, 0)));
      Rota edited = rota("UTC", office).withVersion(from("2026-01-14 20:00", top, office));
      assertThat(shifts(edited, "2026-01-14 18:00", "2026-01-16 00:00"))
          .containsExactly("2026-01-14 18:00 -", "2026-01-14 20:00 zoe");
    }

    @Test
    void lets_the_person_of_a_removed_layer_finish() {
      Layer other = layer("other", Rotation.weeks(1), "2026-01-01 00:00", "zoe");
      assertThat(winter(rota.withVersion(from("2026-01-14 12:00", other))))
          .containsExactly("2026-01-05 09:00 ann", "2026-01-12 09:00 ben", "2026-01-19 09:00 zoe");
    }

    @Test
    void and_the_mode_change_together() {
      Layer below = layer("below", Rotation.weeks(1), "2026-01-05 09:00", "zoe");
      Rota edited =
          rota("UTC", primary, below)
              .withVersion(
                  new RotaVersion(
                      local("2026-01-14 12:00"), Mode.TOGETHER, List.of(primary, below)));
      assertThat(winter(edited))
          .startsWith("2026-01-05 09:00 ann", "2026-01-12 09:00 ben", "2026-01-19 09:00 cem+zoe");
    }
  }

  @Test
  void a_night_layer_is_not_reshuffled_at_noon_although_nobody_is_on_call() {
    Layer night = primary.within(Restriction.daily(LocalTime.of(20, 0), LocalTime.of(6, 0)));
    Rota edited =
        rota("UTC", night)
            .withVersion(from("2026-01-14 12:00", night.withMembers(contacts("ann ben cem dan"))));
    assertThat(shifts(edited, "2026-01-14 12:00", "2026-01-15 12:00"))
        .containsExactly("2026-01-14 12:00 -", "2026-01-14 20:00 ben", "2026-01-15 06:00 -");
  }
}
