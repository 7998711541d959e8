package dev.tocsin.registerfile;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.tocsin.incident.TocsinException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a log and puts those of one incident together, for rows of several may be
 * mixed. Equal texts are kept once, so that a row costs about 300 bytes. For one log.
 */
final class LogReader {
  /** The most rows of one log: they are all in memory. */
  private static final int MOST = 10_000_000;

  /** The longest value that an event keeps. */
  private static final int LONGEST = 200;

  private final String file;
  private final Rules rules;
  private final Counts counts;
  private final LogTimes times;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, List<Row>> byIncident = new LinkedHashMap<>();
  private final Map<String, List<Deviation>> refusedOf = new HashMap<>();
  private long rows;

  LogReader(Path path, Rules rules, Counts counts) {
    this.file = path.toString();
    this.rules = rules;
    this.counts = counts;
    this.times = new LogTimes(rules.zone(), rules.times());
  }

  /** The rows of each incident, incidents and rows in the order of the file. */
  Map<String, List<Row>> read() {
    try (LogText text = LogText.open(Path.of(file), rules.format())) {
      CsvRecord first = text.next();
      if (first == null) {
        throw new RegisterFileException(
            file, 0, 0, "", "the log is empty", "export it again, with its header", null);
      }
      List<String> names = new ArrayList<>(first.getFields());
      if (names.get(0).startsWith("\uFEFF")) {
        names.set(0, names.get(0).substring(1));
      }
      Header header = Header.of(file, first.getStartingLineNumber(), names, rules);
      for (CsvRecord record = text.next(); record != null; record = text.next()) {
        take(record, header);
      }
    }
    texts.clear();
    return byIncident;
  }

  private void take(CsvRecord record, Header header) {
    long line = record.getStartingLineNumber();
    if (record.getFieldCount() != header.width()) {
      throw RegisterFileException.ofLog(
          file,
          line,
          "",
          "the row has %d fields, the header %d".formatted(record.getFieldCount(), header.width()),
          "put quotes around fields that have the delimiter in them, or check the delimiter");
    }
    if (++rows > MOST) {
      throw RegisterFileException.ofLog(
          file, line, "", "the log has more than " + MOST + " rows", "split it by incident");
    }
    Map<Column, String> values = new EnumMap<>(Column.class);
    List<Deviation> refused = new ArrayList<>();
    header
        .places()
        .forEach(
            (column, places) -> {
              String value = value(record, column, places, header, refused);
              if (value != null) {
                values.put(column, value);
              }
            });
    String incident = values.get(Column.INCIDENT);
    counts.row();
    if (incident == null) {
      counts.deviates(new Deviation(DeviationKind.ROW_WITHOUT_INCIDENT, "", line, ""));
      return;
    }
    for (Deviation each : refused) {
      refusedOf
          .computeIfAbsent(incident, key -> new ArrayList<>())
          .add(new Deviation(each.kind(), incident, line, each.words()));
    }
    for (Column column : List.of(Column.LOGGED, Column.OCCURRED)) {
      time(values.get(column), line, header, column);
    }
    Instant time = time(values.get(Column.TIME), line, header, Column.TIME);
    byIncident
        .computeIfAbsent(incident, key -> new ArrayList<>(4))
        .add(new Row(line, time, values));
  }

  private @Nullable String value(
      CsvRecord record, Column column, int[] places, Header header, List<Deviation> refused) {
    String joined = known(record.getField(places[0]));
    for (int i = 1; i < places.length; i++) {
      String more = known(record.getField(places[i]));
      joined = joined == null ? more : more == null ? joined : joined + "/" + more;
    }
    if (joined == null) {
      return null;
    }
    String same = texts.get(joined);
    if (same != null) {
      return same;
    }
    if (joined.length() > LONGEST || !printable(joined)) {
      refused.add(
          new Deviation(
              DeviationKind.VALUE_REFUSED,
              "",
              record.getStartingLineNumber(),
              header.name(column) + " '" + TocsinException.excerpt(joined) + "'"));
      return null;
    }
    texts.put(joined, joined);
    return joined;
  }

  /** Null for what the log writes when it does not know. */
  private @Nullable String known(String field) {
    String text = field.strip();
    return text.isEmpty() || rules.format().unknown().contains(text) ? null : text;
  }

  private static boolean printable(String text) {
    return text.chars()
        .noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c >= 0xFFFE);
  }

  private @Nullable Instant time(@Nullable String text, long line, Header header, Column column) {
    Instant time = text == null ? null : times.read(text);
    if (text != null && time == null) {
      throw RegisterFileException.ofLog(
          file,
          line,
          header.name(column),
          "'%s' is no time like '%s'".formatted(TocsinException.excerpt(text), times.patterns()),
          "add its format to 'times', or what means unknown to 'unknown', under 'log'");
    }
    return time;
  }

  /** Values of an incident that cannot be kept. */
  List<Deviation> refused(String incident) {
    return refusedOf.getOrDefault(incident, List.of());
  }

  /** Reads what was checked when its row was read. */
  @Nullable Instant time(@Nullable String text) {
    return text == null ? null : times.read(text);
  }
}
