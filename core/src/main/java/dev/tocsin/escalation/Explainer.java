package dev.tocsin.escalation;

import com.google.common.collect.ImmutableList;
import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.Season;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Classification;
import dev.tocsin.incident.Details;
import dev.tocsin.incident.Incident;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks a row's conditions one by one, without the index, and says which do not hold. Immutable.
 * Source: escalation.md, "The matrix" (conditions).
 */
final class Explainer {
  private final Map<String, BusinessCalendar> calendars;
  private final Map<String, Season> seasons;

  Explainer(Map<String, BusinessCalendar> calendars, Map<String, Season> seasons) {
    this.calendars = calendars;
    this.seasons = seasons;
  }

  RowExplanation explain(MatrixRow row, Incident incident, Instant at) {
    When when = row.when();
    Classification is = incident.classification();
    Details details = incident.details();
    Failures failed = new Failures();
    category(when, is.category(), failed);
    failed.unlessOneOf("priority", when.priorities(), is.priority());
    failed.unlessOneOf("impact", when.impacts(), is.impact());
    failed.unlessOneOf("urgency", when.urgencies(), is.urgency());
    failed.unlessOneOf("service", when.services(), details.service());
    failed.unlessOneOf("team", when.teams(), incident.team());
    failed.unlessOneOf("source", when.sources(), details.source());
    when.attributes()
        .forEach(
            (name, wanted) ->
                failed.unlessOneOf("attributes." + name, wanted, details.attributes().get(name)));
    hours(when.hours(), at, failed);
    seasons(when.seasons(), at, failed);
    return new RowExplanation(row, failed.list.build());
  }

  private static void category(When when, Category had, Failures failed) {
    if (WhenMatch.category(when, had)) {
      return;
    }
    failed.add(
        "category",
        Stream.concat(
                when.categories().stream().map(top -> top + " or below"),
                when.exactCategories().stream().map(each -> "exactly " + each))
            .collect(Collectors.joining(" or ")),
        had.path());
  }

  private void hours(@Nullable SupportHours hours, Instant at, Failures failed) {
    if (hours != null && !WhenMatch.hours(hours, at, calendars)) {
      failed.add(
          "hours",
          hours.toString(),
          new SupportHours(hours.calendar(), !hours.inside()).toString());
    }
  }

  private void seasons(Set<String> wanted, Instant at, Failures failed) {
    if (!WhenMatch.seasons(wanted, at, seasons)) {
      String had =
          seasons.entrySet().stream()
              .filter(season -> season.getValue().contains(at))
              .map(Map.Entry::getKey)
              .sorted()
              .collect(Collectors.joining(" and "));
      failed.add("season", Failures.joined(wanted), had.isEmpty() ? null : had);
    }
  }

  /** Collects what does not hold. */
  private static final class Failures {
    final ImmutableList.Builder<FailedCondition> list = ImmutableList.builder();

    void unlessOneOf(String condition, Set<?> wanted, @Nullable Object had) {
      if (!wanted.isEmpty() && (had == null || !wanted.contains(had))) {
        add(condition, joined(wanted), had == null ? null : had.toString());
      }
    }

    void add(String condition, String wanted, @Nullable String had) {
      list.add(new FailedCondition(condition, wanted, had));
    }

    static String joined(Collection<?> wanted) {
      return wanted.stream().map(String::valueOf).collect(Collectors.joining(" or "));
    }
  }
}
