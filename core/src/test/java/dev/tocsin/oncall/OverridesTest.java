package dev.tocsin.oncall;

import static dev.tocsin.oncall.Rotas.at;
import static dev.tocsin.oncall.Rotas.layer;
import static dev.tocsin.oncall.Rotas.local;
import static dev.tocsin.oncall.Rotas.override;
import static dev.tocsin.oncall.Rotas.person;
import static dev.tocsin.oncall.Rotas.rota;
import static dev.tocsin.oncall.Rotas.shifts;
import static dev.tocsin.oncall.Rotas.utc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tocsin.escalation.Contact;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** "On call": overrides and swaps. */
class OverridesTest {
  private static final String BERLIN = "Europe/Berlin";

  /** Ann from Monday 5 January 09:00, which is 08:00 UTC, then ben, then cem. */
  private final Rota rota = rota(BERLIN, Rotation.weeks(1), "2026-01-05 09:00", "ann ben cem");

  private List<String> january(RotaOverride... overrides) {
    return shifts(rota.withOverrides(List.of(overrides)), "2026-01-05 08:00", "2026-02-02 08:00");
  }

  @Test
  void are_half_open() {
    Rota overridden =
        rota.withOverrides(
            List.of(override(BERLIN, "ann", "eve", "2026-01-07 09:00", "2026-01-07 17:00")));
    assertThat(at(overridden, "2026-01-07 07:59")).isEqualTo("ann");
    assertThat(at(overridden, "2026-01-07 08:00")).isEqualTo("eve");
    assertThat(at(overridden, "2026-01-07 15:59")).isEqualTo("eve");
    assertThat(at(overridden, "2026-01-07 16:00")).isEqualTo("ann");
  }

  @Test
  void are_stored_in_local_time_and_zone() {
    assertThat(
            january(override("Asia/Tokyo", "ann", "eve", "2026-01-07 09:00", "2026-01-07 17:00")))
        .startsWith("2026-01-05 08:00 ann", "2026-01-07 00:00 eve", "2026-01-07 08:00 ann");
  }

  @Test
  void follow_the_wall_clock_of_their_zone_into_gap_and_overlap() {
    Rota spring =
        rota(BERLIN, Rotation.weeks(1), "2026-01-05 09:00", "ann")
            .withOverrides(
                List.of(
                    override(BERLIN, "ann", "eve", "2026-03-29 02:30", "2026-03-29 04:00"),
                    override(BERLIN, "ann", "eve", "2026-10-25 02:30", "2026-10-25 04:00")));
    assertThat(shifts(spring, "2026-03-29 00:00", "2026-03-29 12:00"))
        .containsExactly("2026-03-29 00:00 ann", "2026-03-29 01:00 eve", "2026-03-29 02:00 ann");
    assertThat(shifts(spring, "2026-10-25 00:00", "2026-10-25 12:00"))
        .containsExactly("2026-10-25 00:00 ann", "2026-10-25 00:30 eve", "2026-10-25 03:00 ann");
  }

  @Test
  void within_a_gap_do_nothing() {
    Rota spring =
        rota(BERLIN, Rotation.weeks(1), "2026-01-05 09:00", "ann")
            .withOverrides(
                List.of(
                    override(BERLIN, "ann", "eve", "2026-03-29 02:15", "2026-03-29 02:45"),
                    override("UTC", "ann", "fay", "2026-03-29 00:30", "2026-03-29 01:30")));
    assertThat(shifts(spring, "2026-03-29 00:00", "2026-03-29 12:00"))
        .containsExactly("2026-03-29 00:00 ann", "2026-03-29 00:30 fay", "2026-03-29 01:30 ann");
  }

  @Test
  void replace_a_person_only_while_that_person_is_on_call() {
    // ben's turn is in the middle of it
    assertThat(january(override(BERLIN, "ben", "eve", "2026-01-07 09:00", "2026-01-28 09:00")))
        .containsExactly(
            "2026-01-05 08:00 ann",
            "2026-01-12 08:00 eve",
            "2026-01-19 08:00 cem",
            "2026-01-26 08:00 ann");
  }

  @Test
  void never_move_the_rotation() {
    assertThat(january(override(BERLIN, "ann", "eve", "2026-01-05 09:00", "2026-01-12 09:00")))
        .containsExactly(
            "2026-01-05 08:00 eve",
            "2026-01-12 08:00 ben",
            "2026-01-19 08:00 cem",
            "2026-01-26 08:00 ann");
  }

  @Test
  void merge_with_an_equal_neighbour_and_still_tell_why() {
    Rota overridden =
        rota.withOverrides(
            List.of(override(BERLIN, "ann", "ben", "2026-01-07 09:00", "2026-01-12 09:00")));
    List<Shift> shifts = overridden.shifts(utc("2026-01-05 08:00"), utc("2026-01-19 08:00"));
    assertThat(Rotas.lines(shifts)).containsExactly("2026-01-05 08:00 ann", "2026-01-07 08:00 ben");
    assertThat(shifts.get(1).parts())
        .extracting(part -> part.duties().get(0).because())
        .containsExactly("layer primary, for person:ann", "layer primary");
    assertThat(overridden.nextHandover(utc("2026-01-07 08:00"))).isEqualTo(utc("2026-01-19 08:00"));
  }

  @Test
  void look_at_the_turns_and_never_at_one_another() {
    // eve stands in for ann, and fay for eve's own turns, of which there are none in this week
    Rota four = rota(BERLIN, Rotation.weeks(1), "2026-01-05 09:00", "ann eve");
    Rota overridden =
        four.withOverrides(
            List.of(
                override(BERLIN, "ann", "eve", "2026-01-05 09:00", "2026-01-19 09:00"),
                override(BERLIN, "eve", "fay", "2026-01-05 09:00", "2026-01-19 09:00")));
    assertThat(shifts(overridden, "2026-01-05 08:00", "2026-01-19 08:00"))
        .containsExactly("2026-01-05 08:00 eve", "2026-01-12 08:00 fay");
  }

  @Test
  void reach_every_layer_in_which_the_person_has_a_turn() {
    Rota overridden =
        rota(
                "UTC",
                layer("top", Rotation.days(1), "2026-01-05 00:00", "ann"),
                layer("below", Rotation.days(1), "2026-01-01 00:00", "ann"))
            .withOverrides(
                List.of(override("UTC", "ann", "eve", "2026-01-04 00:00", "2026-01-06 00:00")));
    assertThat(overridden.shifts(utc("2026-01-04 00:00"), utc("2026-01-06 00:00")))
        .singleElement()
        .satisfies(
            shift -> {
              assertThat(Rotas.names(shift.people())).isEqualTo("eve");
              assertThat(shift.parts())
                  .extracting(part -> part.duties().get(0).layer())
                  .containsExactly("below", "top");
            });
  }

  @Test
  void may_name_the_same_person_on_another_channel() {
    Contact phone = new Contact(person("ann"), "phone");
    Rota overridden =
        rota.withOverrides(
            List.of(
                new RotaOverride(
                    person("ann"),
                    phone,
                    local("2026-01-07 20:00"),
                    local("2026-01-08 06:00"),
                    ZoneId.of(BERLIN))));
    assertThat(overridden.peopleAt(utc("2026-01-07 22:00"))).containsExactly(phone);
  }

  @Test
  void taken_out_again_leave_the_rota_as_it_was() {
    Rota overridden =
        rota.withOverrides(
            List.of(override(BERLIN, "ann", "eve", "2026-01-07 09:00", "2026-01-08 09:00")));
    assertThat(overridden).isNotEqualTo(rota);
    assertThat(overridden.withOverrides(List.of())).isEqualTo(rota);
  }

  @Test
  void are_equal_in_whatever_order_they_were_given() {
    List<RotaOverride> some =
        new ArrayList<>(
            List.of(
                override(BERLIN, "ben", "eve", "2026-01-07 09:00", "2026-01-08 09:00"),
                override(BERLIN, "ann", "eve", "2026-01-07 09:00", "2026-01-08 09:00"),
                override(BERLIN, "ann", "eve", "2026-01-06 09:00", "2026-01-07 09:00")));
    Rota one = rota.withOverrides(some);
    Collections.reverse(some);
    assertThat(rota.withOverrides(some)).isEqualTo(one);
    assertThat(one.overrides()).isSorted();
  }

  @Nested
  class Two_of_one_person {

    private final RotaOverride first =
        override(BERLIN, "ann", "eve", "2026-01-07 09:00", "2026-01-08 09:00");

    @Test
    void that_overlap_are_refused_and_both_are_named() {
      RotaOverride second =
          override("Europe/London", "ann", "fay", "2026-01-08 07:59", "2026-01-09 09:00");
      assertThatExceptionOfType(OverlappingOverridesException.class)
          .isThrownBy(() -> rota.withOverrides(List.of(second, first)))
          .satisfies(
              e -> {
                assertThat(e.rota()).isEqualTo("shop");
                assertThat(e.first()).isEqualTo(first);
                assertThat(e.second()).isEqualTo(second);
              })
          .withMessage(
              "rota 'shop': the override of person:ann by person:eve from 2026-01-07T09:00 to"
                  + " 2026-01-08T09:00 Europe/Berlin overlaps the override of person:ann by"
                  + " person:fay from 2026-01-08T07:59 to 2026-01-09T09:00 Europe/London: end the"
                  + " first before the second starts, or take one of them out.");
    }

    @Test
    void that_are_the_same_are_refused() {
      assertThatExceptionOfType(OverlappingOverridesException.class)
          .isThrownBy(() -> rota.withOverrides(List.of(first, first)));
    }

    @Test
    void that_follow_one_another_are_fine() {
      RotaOverride second =
          override("Europe/London", "ann", "fay", "2026-01-08 08:00", "2026-01-09 09:00");
      assertThat(january(first, second))
          .startsWith(
              "2026-01-05 08:00 ann",
              "2026-01-07 08:00 eve",
              "2026-01-08 08:00 fay",
              "2026-01-09 09:00 ann");
    }

    @Test
    void of_different_people_may_overlap() {
      assertThat(
              january(
                  first, override(BERLIN, "ben", "eve", "2026-01-07 09:00", "2026-01-14 09:00")))
          .contains("2026-01-07 08:00 eve", "2026-01-12 08:00 eve", "2026-01-14 08:00 ben");
    }
  }

  @Nested
  class A_swap {

    private final Contact ann = Contact.person("ann");
    private final Contact ben = Contact.person("ben");

    @Test
    void exchanges_two_turns_and_moves_nobody_else() {
      List<RotaOverride> swap =
          RotaOverride.swap(
              ann,
              local("2026-01-05 09:00"),
              local("2026-01-12 09:00"),
              ben,
              local("2026-01-12 09:00"),
              local("2026-01-19 09:00"),
              ZoneId.of(BERLIN));
      assertThat(shifts(rota.withOverrides(swap), "2026-01-05 08:00", "2026-02-02 08:00"))
          .containsExactly(
              "2026-01-05 08:00 ben",
              "2026-01-12 08:00 ann",
              "2026-01-19 08:00 cem",
              "2026-01-26 08:00 ann");
    }

    @Test
    void of_a_whole_month_exchanges_the_two() {
      List<RotaOverride> swap =
          RotaOverride.swap(
              ann,
              local("2026-01-05 09:00"),
              local("2026-02-02 09:00"),
              ben,
              local("2026-01-05 09:00"),
              local("2026-02-02 09:00"),
              ZoneId.of(BERLIN));
      assertThat(shifts(rota.withOverrides(swap), "2026-01-05 08:00", "2026-02-02 08:00"))
          .containsExactly(
              "2026-01-05 08:00 ben",
              "2026-01-12 08:00 ann",
              "2026-01-19 08:00 cem",
              "2026-01-26 08:00 ben");
    }
  }
}
