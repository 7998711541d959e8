package dev.tocsin.registerfile;

import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Priority;
import dev.tocsin.register.IncidentRecord;
import dev.tocsin.register.IncidentRecordBuilder;
import dev.tocsin.servicelevel.TargetKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at an incident's end: what is missing, and what the log counted itself. */
final class Ending {
  private static final List<Column> EXPECTED =
      List.of(Column.TEAM, Column.CATEGORY, Column.IMPACT, Column.URGENCY, Column.PRIORITY);

  private final Rules rules;
  private final Counts counts;
  private final String incident;
  private final List<Deviation> deviations;

  Ending(Rules rules, Counts counts, String incident, List<Deviation> deviations) {
    this.rules = rules;
    this.counts = counts;
    this.incident = incident;
    this.deviations = deviations;
  }

  void check(Row last, View view, int handOvers, IncidentRecordBuilder facts) {
    boolean closed = view.state().phase() == Phase.CLOSED;
    for (Column column : EXPECTED) {
      if (rules.columns().containsKey(column) && last.get(column) == null) {
        boolean team = column == Column.TEAM && closed;
        deviates(
            team ? DeviationKind.CLOSED_WITHOUT_TEAM : DeviationKind.VALUE_MISSING,
            last,
            rules.columns().get(column).get(0));
      }
    }
    IncidentRecord record = facts.build();
    counts.reopened(record.reopenings());
    compare(last, Column.REOPENINGS, record.reopenings());
    Long own = compare(last, Column.REASSIGNMENTS, handOvers);
    if (own != null) {
      facts.reassignments(own.intValue());
    }
    promise(last, record, facts);
  }

  /** The log's own number; null when it has none. */
  private @Nullable Long compare(Row last, Column column, long replayed) {
    String text = last.get(column);
    if (text == null) {
      return null;
    }
    if (!text.matches("[0-9]{1,9}")) {
      deviates(DeviationKind.VALUE_REFUSED, last, column.word() + " '" + text + "'");
      return null;
    }
    long own = Long.parseLong(text);
    counts.compared(column, own, own == replayed, incident);
    if (own != replayed) {
      deviates(
          DeviationKind.COUNT_DIFFERS,
          last,
          "%s: %d in the log, %d by its rows".formatted(column.word(), own, replayed));
    }
    return own;
  }

  private void promise(Row last, IncidentRecord record, IncidentRecordBuilder facts) {
    Boolean said = said(last);
    Boolean kept = kept(record);
    if (said != null && kept != null) {
      counts.compared(Column.KEPT, said ? 1 : 0, said.equals(kept), incident);
    } else if (said != null) {
      counts.said(Column.KEPT, said ? 1 : 0);
    }
    Boolean counted = kept == null ? said : kept;
    if (counted != null) {
      facts.target(TargetKind.RESOLUTION, counted);
    }
  }

  private @Nullable Boolean said(Row last) {
    String word = last.get(Column.KEPT);
    if (word == null) {
      return null;
    }
    if (word.equalsIgnoreCase("true") || word.equals("1") || word.equalsIgnoreCase("yes")) {
      return true;
    }
    if (word.equalsIgnoreCase("false") || word.equals("0") || word.equalsIgnoreCase("no")) {
      return false;
    }
    deviates(DeviationKind.VALUE_REFUSED, last, "kept '" + word + "'");
    return null;
  }

  /** Whether the promise was kept, by the mapping's calendar; null when that cannot be told. */
  private @Nullable Boolean kept(IncidentRecord record) {
    Rules.Promise promise = rules.promise();
    Priority priority = record.priority();
    if (promise == null || priority == null) {
      return null;
    }
    Duration within = promise.within().get(priority);
    Instant end = promise.untilClosed() ? record.closedAt() : record.resolvedAt();
    if (within == null || end == null) {
      return null;
    }
    return end.isBefore(record.loggedAt())
        || promise.calendar().between(record.loggedAt(), end).compareTo(within) <= 0;
  }

  private void deviates(DeviationKind kind, Row row, String words) {
    deviations.add(new Deviation(kind, incident, row.line(), words));
  }
}
