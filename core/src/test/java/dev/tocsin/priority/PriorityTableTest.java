package dev.tocsin.priority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.incident.Impact;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Urgency;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PriorityTableTest {
  @Nested
  class The_usual_table {
    private final PriorityTable table = PriorityTable.itil();

    @Test
    void the_corners_are_what_everybody_expects() {
      assertThat(table.priority(Impact.EXTENSIVE, Urgency.CRITICAL)).isEqualTo(Priority.P1);
      assertThat(table.priority(Impact.EXTENSIVE, Urgency.LOW)).isEqualTo(Priority.P3);
      assertThat(table.priority(Impact.MINOR, Urgency.CRITICAL)).isEqualTo(Priority.P3);
      assertThat(table.priority(Impact.MINOR, Urgency.LOW)).isEqualTo(Priority.P5);
    }

    @Test
    void more_impact_or_urgency_never_lowers_the_priority() {
      for (int row = 0; row < 4; row++) {
        for (int column = 0; column < 4; column++) {
          Priority here = cell(row, column);
          assertThat(row > 0 && here.above(cell(row - 1, column))).isFalse();
          assertThat(column > 0 && here.above(cell(row, column - 1))).isFalse();
        }
      }
    }

    private Priority cell(int row, int column) {
      return table.priority(table.impacts().get(row), table.urgencies().get(column));
    }
  }

  @Nested
  class A_table_of_ones_own {
    private final PriorityTable table =
        PriorityTable.of(
            List.of(Impact.of("shop"), Impact.of("till")),
            List.of(Urgency.of("now"), Urgency.of("today")),
            List.of(List.of(1, 2), List.of(3, 9)));

    @Test
    void has_its_own_words_and_levels() {
      assertThat(table.priority(Impact.of("till"), Urgency.of("today"))).isEqualTo(new Priority(9));
    }

    @Test
    void an_unknown_word_is_refused_with_those_that_are_known() {
      assertThatThrownBy(() -> table.priority(Impact.MINOR, Urgency.of("now")))
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining("impact 'minor'")
          .hasMessageContaining("[shop, till]");
      assertThatThrownBy(() -> table.priority(Impact.of("shop"), Urgency.LOW))
          .hasMessageContaining("urgency 'low'")
          .hasMessageContaining("[now, today]");
    }

    @Test
    void holes_words_that_are_there_twice_and_levels_out_of_range_are_refused() {
      List<Impact> impacts = List.of(Impact.of("shop"), Impact.of("till"));
      List<Urgency> urgencies = List.of(Urgency.of("now"));
      assertThatThrownBy(() -> PriorityTable.of(impacts, urgencies, List.of(List.of(1))))
          .isInstanceOf(InvalidValueException.class);
      assertThatThrownBy(
              () ->
                  PriorityTable.of(
                      List.of(Impact.MINOR, Impact.MINOR),
                      urgencies,
                      List.of(List.of(1), List.of(2))))
          .isInstanceOf(InvalidValueException.class);
      assertThatThrownBy(
              () -> PriorityTable.of(impacts, urgencies, List.of(List.of(1), List.of(0))))
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining("P0");
    }
  }
}
