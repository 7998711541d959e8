package dev.tocsin.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.Fixture;
import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.DateSpan;
import dev.tocsin.calendar.Season;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Urgency;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Conditions name what is there, and each is a rule of its own. */
class ConditionsTest {
  private static PolicyBuilder policy() {
    return Fixture.teams()
        .calendar(BusinessCalendar.builder("business", ZoneId.of("UTC")).build())
        .season(
            new Season(
                "winter",
                new DateSpan.EachYear(MonthDay.of(12, 1), MonthDay.of(2, 28)),
                ZoneId.of("UTC")))
        .path(Path.of("path"));
  }

  private static Policy with(When when) {
    return policy().row(new MatrixRow("row", when, "path")).build();
  }

  private static void refused(When when, String message) {
    assertThatThrownBy(() -> with(when))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageStartingWith("policy at escalation > 0 > when > " + message);
  }

  @Nested
  class References {
    @Test
    void to_what_is_not_there_are_refused() {
      refused(When.any().priorities(new Priority(9)), "priority: no incident has priority P9: use");
      refused(When.any().impacts(Impact.of("huge")), "impact: no incident has impact huge: use");
      refused(When.any().urgencies(Urgency.of("now")), "urgency: no incident has urgency now: use");
      refused(When.any().teams("checkuot"), "team: there is no team 'checkuot': use one of");
      refused(
          When.any().inside("busines"),
          "hours: there is no calendar 'busines': use one of [business]");
      refused(
          When.any().seasons("spring"), "season: there is no season 'spring': use one of [winter]");
    }

    @Test
    void to_what_is_there_are_kept() {
      Policy policy = with(When.any().inside("business").seasons("winter"));
      assertThat(policy.calendars()).containsOnlyKeys("business");
      assertThat(policy.seasons()).containsOnlyKeys("winter");
      assertThat(policy.matrix().calendars()).isEqualTo(policy.calendars());
    }

    @Test
    void of_a_name_given_twice_are_refused() {
      assertThatThrownBy(
              () ->
                  policy().calendar(BusinessCalendar.builder("business", ZoneId.of("UTC")).build()))
          .isInstanceOf(InvalidPolicyException.class)
          .hasMessageContaining("calendar 'business' is there twice");
    }
  }

  @Nested
  class DeclaredOverlaps {
    private Policy rows(MatrixRow first, MatrixRow second) {
      return policy().row(first).row(second).build();
    }

    private final MatrixRow shop = new MatrixRow("shop", When.any().services("shop"), "path");
    private final MatrixRow night = new MatrixRow("night", When.any().outside("business"), "path");

    @Test
    void name_later_rows() {
      Policy policy = rows(shop.overlaps("night"), night);
      assertThat(policy.matrix().rows().get(0).overlaps()).containsExactly("night");
      assertThat(policy.version()).isNotEqualTo(rows(shop, night).version());
    }

    @Test
    void that_name_another_row_are_refused() {
      assertThatThrownBy(() -> rows(shop.overlaps("nihgt"), night))
          .hasMessage(
              "policy at escalation > 0 > overlaps: there is no row 'nihgt': name a row that stands"
                  + " further down.");
      assertThatThrownBy(() -> rows(shop.overlaps("shop"), night))
          .hasMessageContaining("row 'shop' names itself");
      assertThatThrownBy(() -> rows(shop, night.overlaps("shop")))
          .hasMessageContaining("row 'shop' stands above 'night' and wins what both are for");
    }
  }

  @Test
  void every_single_condition_makes_another_version() {
    List<UnaryOperator<When>> conditions =
        List.of(
            when -> when,
            when -> when.categories("a"),
            when -> when.exactCategories("a"),
            when -> when.priorities(Priority.P1),
            when -> when.impacts(Impact.EXTENSIVE),
            when -> when.urgencies(Urgency.CRITICAL),
            when -> when.services("a"),
            when -> when.attribute("a", "b"),
            when -> when.attribute("b", "a"),
            when -> when.attribute("a", "b", "c"),
            when -> when.attribute("a", "b").attribute("c", "d"),
            when -> when.inside("business"),
            when -> when.outside("business"),
            when -> when.seasons("winter"));
    Set<String> versions = new TreeSet<>();
    conditions.forEach(each -> versions.add(with(each.apply(When.any())).version()));
    assertThat(versions).hasSameSizeAs(conditions);
  }
}
