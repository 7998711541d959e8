package dev.tocsin.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Incident;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** The index decides as a scan of the rows would, and the explanation says so. */
class MatrixPropertiesTest {
  private static final int[] SIZES = {0, 1, 2, 5, 63, 64, 65, 128, 200, 700};

  @Property(seed = "29", tries = 400)
  void the_index_agrees_with_a_scan(@ForAll long seed, @ForAll @IntRange(max = 9) int size) {
    RandomMatrix random = new RandomMatrix(seed, 4);
    Matrix matrix = random.matrix(SIZES[size]);
    for (int i = 0; i < 40; i++) {
      Incident incident = random.incident();
      Instant at = random.instant();
      MatrixRow row = scan(matrix, incident, at);
      assertThat(matrix.route(incident, at)).isSameAs(row);
      Statistics.collect(
          row == null ? "none" : matrix.rows().indexOf(row) == 0 ? "first" : "later");
    }
  }

  @Property(seed = "29", tries = 8)
  void of_many_rows_with_many_words_too(@ForAll long seed) {
    RandomMatrix random = new RandomMatrix(seed, 1_000);
    Matrix matrix = random.matrix(9_000); // three blocks of 4,096 rows, the last one short
    for (int i = 0; i < 200; i++) {
      Incident incident = random.incident();
      Instant at = random.instant();
      assertThat(matrix.route(incident, at)).isSameAs(scan(matrix, incident, at));
    }
  }

  @Property(seed = "29", tries = 200)
  void what_was_asked_before_changes_nothing(@ForAll long seed) {
    RandomMatrix random = new RandomMatrix(seed, 3);
    Matrix asked = random.matrix(50);
    Incident incident = random.incident();
    for (int i = 0; i < 100; i++) {
      asked.route(random.incident(), random.instant());
    }
    Instant at = random.instant();
    Matrix fresh =
        Matrix.of(asked.rows(), asked.paths(), RandomMatrix.CALENDARS, RandomMatrix.SEASONS);
    assertThat(asked.route(incident, at)).isEqualTo(fresh.route(incident, at));
  }

  @Property(seed = "29", tries = 200)
  void the_explanation_agrees_with_the_decision(@ForAll long seed) {
    RandomMatrix random = new RandomMatrix(seed, 3);
    Matrix matrix = random.matrix(1 + new Random(seed).nextInt(80));
    Incident incident = random.incident();
    Instant at = random.instant();
    MatrixRow row = matrix.route(incident, at);

    List<RowExplanation> explained = matrix.explain(incident, at);

    assertThat(explained)
        .extracting(RowExplanation::row)
        .isEqualTo(
            row == null ? matrix.rows() : matrix.rows().subList(0, matrix.rows().indexOf(row) + 1));
    for (RowExplanation each : explained) {
      assertThat(each.matched()).isEqualTo(each.row() == row);
      assertThat(matrix.explain(each.row(), incident, at)).isEqualTo(each);
      assertThat(without(each).matches(incident, at, matrix.calendars(), matrix.seasons()))
          .as("without what failed, all holds")
          .isTrue();
    }
  }

  /** The row's conditions without those that are said not to hold. */
  private static When without(RowExplanation explanation) {
    WhenParts parts = new WhenParts(explanation.row().when());
    for (FailedCondition failed : explanation.failed()) {
      switch (failed.condition()) {
        case "category" -> {
          parts.categories = Set.of();
          parts.exactCategories = Set.of();
        }
        case "priority" -> parts.priorities = Set.of();
        case "impact" -> parts.impacts = Set.of();
        case "urgency" -> parts.urgencies = Set.of();
        case "service" -> parts.services = Set.of();
        case "team" -> parts.teams = Set.of();
        case "source" -> parts.sources = Set.of();
        case "hours" -> parts.hours = null;
        case "season" -> parts.seasons = Set.of();
        default -> parts.attribute(failed.condition().substring("attributes.".length()), Set.of());
      }
    }
    return parts.toWhen();
  }

  private static @Nullable MatrixRow scan(Matrix matrix, Incident incident, Instant at) {
    for (MatrixRow row : matrix.rows()) {
      if (row.when().matches(incident, at, matrix.calendars(), matrix.seasons())) {
        return row;
      }
    }
    return null;
  }
}
