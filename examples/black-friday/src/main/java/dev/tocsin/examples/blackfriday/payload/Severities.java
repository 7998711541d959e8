package dev.tocsin.examples.blackfriday.payload;

import dev.tocsin.incident.Report;
import dev.tocsin.incident.TocsinException;
import dev.tocsin.priority.PriorityTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From the words of monitoring to impact and urgency: a rank in the policy's own scales. Worst is
 * the first word of each, high the second, usual the one in the middle, low the last.
 */
final class Severities {
  private static final String WORST = "worst";
  private static final String HIGH = "high";
  private static final String USUAL = "usual";
  private static final String LOW = "low";

  private static final Map<String, String> RANKS =
      Map.ofEntries(
          Map.entry("critical", WORST),
          Map.entry("page", WORST),
          Map.entry("fatal", WORST),
          Map.entry("emergency", WORST),
          Map.entry("disaster", WORST),
          Map.entry("p1", WORST),
          Map.entry("error", HIGH),
          Map.entry("high", HIGH),
          Map.entry("major", HIGH),
          Map.entry("p2", HIGH),
          Map.entry("warning", USUAL),
          Map.entry("warn", USUAL),
          Map.entry("average", USUAL),
          Map.entry("minor", USUAL),
          Map.entry("p3", USUAL),
          Map.entry("info", LOW),
          Map.entry("informational", LOW),
          Map.entry("notice", LOW),
          Map.entry("low", LOW),
          Map.entry("none", LOW),
          Map.entry("p4", LOW),
          Map.entry("p5", LOW));

  private final PriorityTable priorities;

  Severities(PriorityTable priorities) {
    this.priorities = priorities;
  }

  /** The report with impact and urgency; one without a known severity keeps the policy's usual. */
  Report apply(Report report, @Nullable String severity, List<String> notes) {
    if (severity == null) {
      notes.add("it has no severity: the policy's usual impact and urgency");
      return report;
    }
    String rank = RANKS.get(severity.strip().toLowerCase(Locale.ROOT));
    if (rank == null) {
      notes.add(
          "severity '%s' is not in the table of the README: the policy's usual impact and urgency"
              .formatted(TocsinException.excerpt(severity)));
      return report;
    }
    return report
        .impact(pick(priorities.impacts(), rank))
        .urgency(pick(priorities.urgencies(), rank));
  }

  private static <T> T pick(List<T> scale, String rank) {
    return scale.get(
        switch (rank) {
          case WORST -> 0;
          case HIGH -> Math.min(1, scale.size() - 1);
          case USUAL -> scale.size() / 2;
          default -> scale.size() - 1;
        });
  }
}
