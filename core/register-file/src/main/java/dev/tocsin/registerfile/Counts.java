package dev.tocsin.registerfile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what came in and what did not conform; for one log and one thread. */
final class Counts {
  /** The most different words that are counted apart. */
  private static final int MOST = 10_000;

  private static final String OTHERS = "(others)";

  private final Map<String, Long> firstStates = new HashMap<>();
  private final Map<String, Long> transitions = new HashMap<>();
  private final Map<String, Long> priorities = new HashMap<>();
  private final Map<DeviationKind, Seen> deviations = new EnumMap<>(DeviationKind.class);
  private final Map<Column, Compared> oracles = new TreeMap<>();
  private final Sum reopened = new Sum();
  private final Sum reassigned = new Sum();
  private long rows;
  private long incidents;
  private long entries;
  private long sameTime;
  private @Nullable Instant first;
  private @Nullable Instant last;

  private static final class Seen {
    private long count;
    private long incidents;
    private String lastIncident = "";
    private final Deviation example;

    Seen(Deviation example) {
      this.example = example;
    }
  }

  private static final class Sum {
    private long incidents;
    private long total;
    private long most;

    void add(long count) {
      incidents += count > 0 ? 1 : 0;
      total += count;
      most = Math.max(most, count);
    }

    ImportReport.Tally tally() {
      return new ImportReport.Tally(incidents, total, most);
    }
  }

  private static final class Compared {
    private long agree;
    private long differ;
    private long total;
    private long most;
    private @Nullable String example;
  }

  void row() {
    rows++;
  }

  void incident(int made) {
    incidents++;
    entries += made;
  }

  void deviates(Deviation deviation) {
    Seen seen = deviations.computeIfAbsent(deviation.kind(), kind -> new Seen(deviation));
    seen.count++;
    if (seen.count == 1 || !seen.lastIncident.equals(deviation.incident())) {
      seen.incidents++;
      seen.lastIncident = deviation.incident();
    }
  }

  void at(Instant time) {
    first = first == null || time.isBefore(first) ? time : first;
    last = last == null || time.isAfter(last) ? time : last;
  }

  void sameTime() {
    sameTime++;
  }

  void begins(String state) {
    count(firstStates, state);
  }

  void transition(String from, String to) {
    count(transitions, from + " → " + to);
  }

  void priority(String impact, String urgency, String priority) {
    count(priorities, impact + " × " + urgency + " → " + priority);
  }

  void reopened(int times) {
    reopened.add(times);
  }

  void reassigned(int times) {
    reassigned.add(times);
  }

  /** What the log says, and whether the replay says the same. */
  void compared(Column column, long said, boolean agrees, String incident) {
    Compared compared = oracles.computeIfAbsent(column, key -> new Compared());
    compared.agree += agrees ? 1 : 0;
    compared.differ += agrees ? 0 : 1;
    compared.example = compared.example == null && !agrees ? incident : compared.example;
    said(column, said);
  }

  /** What the log says, where nothing can be compared with it. */
  void said(Column column, long said) {
    Compared compared = oracles.computeIfAbsent(column, key -> new Compared());
    if (column == Column.KEPT) {
      compared.total += said;
      compared.most += 1 - said;
    } else {
      compared.total += said;
      compared.most = Math.max(compared.most, said);
    }
  }

  ImportReport report() {
    Map<DeviationKind, ImportReport.Seen> seen = new EnumMap<>(DeviationKind.class);
    deviations.forEach(
        (kind, each) ->
            seen.put(kind, new ImportReport.Seen(each.count, each.incidents, each.example)));
    List<ImportReport.Oracle> told = new ArrayList<>();
    oracles.forEach(
        (column, each) ->
            told.add(
                new ImportReport.Oracle(
                    column.word(), each.agree, each.differ, each.total, each.most, each.example)));
    return new ImportReport(
        rows,
        incidents,
        entries,
        first,
        last,
        sameTime,
        mostFirst(firstStates),
        mostFirst(transitions),
        mostFirst(priorities),
        reopened.tally(),
        reassigned.tally(),
        seen,
        told);
  }

  private static void count(Map<String, Long> counts, String word) {
    boolean kept = counts.containsKey(word) || counts.size() < MOST;
    counts.merge(kept ? word : OTHERS, 1L, Long::sum);
  }

  private static Map<String, Long> mostFirst(Map<String, Long> counts) {
    List<Map.Entry<String, Long>> sorted = new ArrayList<>(new TreeMap<>(counts).entrySet());
    sorted.sort(Collections.reverseOrder(Comparator.comparingLong(Map.Entry::getValue)));
    Map<String, Long> ordered = new LinkedHashMap<>();
    sorted.forEach(each -> ordered.put(each.getKey(), each.getValue()));
    return ordered;
  }
}
