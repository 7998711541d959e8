package dev.tocsin.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.incident.Impact;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** "The matrix": an ordered list of rows; the first row that matches an incident decides. */
class MatrixTest {
  /** A Friday, 09:00 in Berlin: inside the business hours of {@link RandomMatrix}. */
  private static final Instant OPEN = Facts.FRIDAY;

  private static final Instant CLOSED = Instant.parse("2026-12-24T20:00:00Z");

  private final Facts facts = new Facts();
  private Instant at = OPEN;

  private static Matrix matrix(When... conditions) {
    List<MatrixRow> rows = new ArrayList<>();
    for (When when : conditions) {
      rows.add(new MatrixRow("row " + rows.size(), when, "path"));
    }
    return Matrix.of(rows, Map.of(), RandomMatrix.CALENDARS, RandomMatrix.SEASONS);
  }

  private @Nullable String route(Matrix matrix) {
    MatrixRow row = matrix.route(facts.incident(), at);
    return row == null ? null : row.name();
  }

  private boolean matches(When when) {
    return route(matrix(when)) != null;
  }

  @Nested
  class Rows {
    @Test
    void the_first_that_matches_decides() {
      Matrix matrix =
          matrix(When.any().services("search"), When.any().services("shop"), When.any());
      assertThat(route(matrix)).isEqualTo("row 1");
      facts.service = null;
      assertThat(route(matrix)).isEqualTo("row 2");
    }

    @Test
    void that_do_not_match_leave_no_path() {
      assertThat(route(matrix(When.any().services("search")))).isNull();
      assertThat(route(matrix())).isNull();
    }

    @Test
    void may_be_a_hundred_thousand_of_a_value_each() {
      When[] conditions = new When[100_000];
      for (int i = 0; i < conditions.length; i++) {
        conditions[i] = When.any().services("service " + i).attribute("host", "host " + i);
      }
      Matrix matrix = matrix(conditions);
      facts.service = "service 99999";
      facts.attributes.put("host", "host 99999");
      assertThat(route(matrix)).isEqualTo("row 99999");
      facts.attributes.put("host", "host 4096");
      assertThat(route(matrix)).isNull();
    }
  }

  @Nested
  class Conditions {
    @Test
    void on_a_category_take_those_below_unless_it_is_exact() {
      assertThat(matches(When.any().categories("application"))).isTrue();
      assertThat(matches(When.any().categories("app"))).isFalse();
      assertThat(matches(When.any().categories("application/checkout/card"))).isFalse();
      assertThat(matches(When.any().exactCategories("application"))).isFalse();
      assertThat(matches(When.any().exactCategories("application/checkout"))).isTrue();
      assertThat(matches(When.any().categories("network").exactCategories("application/checkout")))
          .as("either part is enough")
          .isTrue();
    }

    @Test
    void on_the_classification_take_one_of_their_values() {
      assertThat(matches(When.any().priorities(Priority.P1, Priority.P2))).isTrue();
      assertThat(matches(When.any().priorities(Priority.P2))).isFalse();
      assertThat(matches(When.any().impacts(Impact.EXTENSIVE))).isTrue();
      assertThat(matches(When.any().impacts(Impact.MINOR))).isFalse();
      assertThat(matches(When.any().urgencies(Urgency.CRITICAL))).isTrue();
      assertThat(matches(When.any().urgencies(Urgency.LOW))).isFalse();
      assertThat(matches(When.any().teams("checkout"))).isTrue();
      assertThat(matches(When.any().teams("network"))).isFalse();
      assertThat(matches(When.any().sources(Source.MONITORING))).isTrue();
      assertThat(matches(When.any().sources(Source.USER))).isFalse();
    }

    @Test
    void on_attributes_must_all_hold_and_an_absent_one_equals_nothing() {
      When when = When.any().attribute("region", "eu", "us").attribute("shop", "12");
      assertThat(matches(when)).isFalse();
      facts.attributes.put("region", "us");
      assertThat(matches(when)).isFalse();
      facts.attributes.put("shop", "12");
      assertThat(matches(when)).isTrue();
      facts.attributes.put("region", "US");
      assertThat(matches(when)).isFalse();
    }

    @Test
    void on_hours_and_seasons_are_asked_at_the_time_that_is_handed_in() {
      assertThat(matches(When.any().inside("business"))).isTrue();
      assertThat(matches(When.any().outside("business"))).isFalse();
      assertThat(matches(When.any().seasons("november", "winter"))).isTrue();
      assertThat(matches(When.any().seasons("winter"))).isFalse();
      at = CLOSED;
      assertThat(matches(When.any().inside("business"))).isFalse();
      assertThat(matches(When.any().outside("business"))).isTrue();
      assertThat(matches(When.any().outside("business").seasons("winter"))).isTrue();
      assertThat(matches(When.any().seasons("november"))).isFalse();
    }

    @Test
    void begin_and_end_at_the_very_second() {
      Matrix matrix = matrix(When.any().inside("business"));
      String[] times = {"07:59:59.999Z", "08:00:00Z", "16:29:59.999Z", "16:30:00Z"};
      List<String> open = new ArrayList<>();
      for (String time : times) {
        at = Instant.parse("2026-11-27T" + time);
        open.add(time + " " + (route(matrix) != null));
      }
      assertThat(open)
          .containsExactly(
              "07:59:59.999Z false", "08:00:00Z true", "16:29:59.999Z true", "16:30:00Z false");
    }

    @Test
    void that_name_no_calendar_or_season_that_is_there_are_refused() {
      assertThatThrownBy(() -> matrix(When.any().inside("busines")))
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining("calendar 'busines' is named by a condition and not there");
      assertThatThrownBy(() -> matrix(When.any().seasons("spring")))
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining("season 'spring' is named by a condition and not there");
    }
  }

  @Nested
  class Explanations {
    @Test
    void say_of_each_row_above_all_that_does_not_hold() {
      at = CLOSED;
      facts.service = null;
      Matrix matrix =
          matrix(
              When.any()
                  .categories("network")
                  .exactCategories("application")
                  .priorities(Priority.P2, Priority.P3)
                  .sources(Source.MONITORING)
                  .attribute("region", "eu")
                  .inside("business")
                  .seasons("november"),
              When.any().services("shop"),
              When.any(),
              When.any().teams("network"));
      List<RowExplanation> explained = matrix.explain(facts.incident(), at);
      assertThat(explained)
          .extracting(each -> each.row().name())
          .containsExactly("row 0", "row 1", "row 2");
      assertThat(explained.get(0).failed())
          .extracting(FailedCondition::toString)
          .containsExactly(
              "category is application/checkout, not network or below or exactly application",
              "priority is P1, not P2 or P3",
              "attributes.region is absent, not eu",
              "hours is outside business, not inside business",
              "season is winter, not november");
      assertThat(explained.get(1).failed())
          .containsExactly(new FailedCondition("service", "shop", null));
      assertThat(explained.get(2).matched()).isTrue();
    }

    @Test
    void of_no_match_say_it_of_all_rows() {
      Matrix matrix = matrix(When.any().services("a"), When.any().services("b"));
      assertThat(matrix.explain(facts.incident(), at))
          .hasSize(2)
          .noneMatch(RowExplanation::matched);
    }
  }

  @Nested
  class Values {
    @Test
    void are_equal_when_their_rows_and_calendars_are() {
      Matrix one = matrix(When.any().services("a", "b"));
      Matrix same = matrix(When.any().services("b", "a"));
      assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
      assertThat(one).isNotEqualTo(matrix(When.any().services("a")));
      assertThat(one).isNotEqualTo(Matrix.of(one.rows(), one.paths()));
    }

    @Test
    void keep_one_order_and_refuse_what_no_incident_could_have() {
      When when = When.any().services("b", "a").attribute("y", "2", "1").attribute("x", "3");
      assertThat(when.services()).containsExactly("a", "b");
      assertThat(when.attributes().keySet()).containsExactly("x", "y");
      assertThat(when.attributes().get("y")).containsExactly("1", "2");
      assertThat(when.attribute("x").attributes()).doesNotContainKey("x");
      assertThatThrownBy(() -> When.any().services(" "))
          .isInstanceOf(InvalidValueException.class)
          .hasMessage("service ' ' is blank: give it at least one character.");
      assertThatThrownBy(() -> When.any().attribute("a\nb", "1"))
          .isInstanceOf(InvalidValueException.class);
      assertThatThrownBy(() -> When.any().attribute("a", "\0"))
          .isInstanceOf(InvalidValueException.class);
      assertThatThrownBy(() -> When.any().inside("")).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void of_no_condition_match_all() {
      assertThat(When.any().services("a").matchesAll()).isFalse();
      assertThat(When.any().seasons("winter").matchesAll()).isFalse();
      assertThat(When.any().services("a").services(new String[0]).matchesAll()).isTrue();
    }
  }
}
