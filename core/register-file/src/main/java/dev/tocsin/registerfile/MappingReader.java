package dev.tocsin.registerfile;

import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Source;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what a mapping says. */
final class MappingReader {
  private static final List<String> KEYS =
      List.of(
          "mapping",
          "log",
          "columns",
          "states",
          "acknowledges",
          "holds",
          "priorities",
          "priority-table",
          "sources",
          "oracles",
          "service-level");

  private MappingReader() {}

  static Rules read(Doc doc) {
    doc.only(KEYS);
    String name = doc.need("mapping", "name it, such as mapping: servicenow").value();
    Doc log =
        doc.need("log", "say how times are written, such as log: { times: [iso], zone: UTC }")
            .only(List.of("delimiter", "encoding", "unknown", "times", "zone", "order"));
    ZoneId zone = zone(log.need("zone", "say in which zone times without an offset are"));
    Doc order = log.get("order");
    return new Rules(
        name,
        format(log),
        zone,
        times(log.need("times", "say how times are written, such as times: [d/M/uuuu HH:mm]")),
        order != null && word(order, List.of("file", "time")).equals("time"),
        columns(doc),
        new States(states(doc.need("states", "say what the log's states mean"))),
        texts(doc.get("acknowledges")),
        table(doc.get("holds"), Doc::value),
        table(doc.get("priorities"), MappingReader::priority),
        priorityTable(doc.get("priority-table")),
        table(doc.get("sources"), each -> each.guard(() -> Source.of(each.value()))),
        PromiseReader.read(doc.get("service-level"), zone));
  }

  private static Rules.Format format(Doc log) {
    Doc delimiter = log.get("delimiter");
    char separator = ',';
    if (delimiter != null) {
      String text = delimiter.text() == null ? "" : delimiter.text();
      if (text.length() != 1 || "\"\r\n".contains(text)) {
        throw delimiter.fail(
            "the delimiter is not one character", "write it in quotes, such as \";\" or \"\\t\"");
      }
      separator = text.charAt(0);
    }
    Set<String> unknown = texts(log.get("unknown"));
    return new Rules.Format(separator, encoding(log.get("encoding")), unknown);
  }

  private static Charset encoding(@Nullable Doc doc) {
    if (doc == null) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(doc.value());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw doc.fail(
          "'" + doc.value() + "' is no encoding", "use one such as UTF-8 or windows-1252");
    }
  }

  /** A zone by its name. */
  static ZoneId zone(Doc doc) {
    try {
      return ZoneId.of(doc.value());
    } catch (DateTimeException e) {
      throw doc.fail("'" + doc.value() + "' is no zone", "use one such as UTC or Europe/Berlin");
    }
  }

  private static List<LogTimes.Format> times(Doc doc) {
    List<LogTimes.Format> formats = new ArrayList<>();
    for (Doc each : doc.values()) {
      try {
        formats.add(LogTimes.Format.of(each.value()));
      } catch (IllegalArgumentException e) {
        throw each.fail(
            "'" + each.value() + "' is no format of times",
            "use letters of java.time's DateTimeFormatter, such as d/M/uuuu HH:mm, or iso");
      }
    }
    return formats;
  }

  private static Map<Column, List<String>> columns(Doc doc) {
    Map<Column, List<String>> found = new EnumMap<>(Column.class);
    Doc columns = doc.need("columns", "say which columns the log has");
    columns(columns, Column.facts(), found);
    for (Column needed : List.of(Column.INCIDENT, Column.TIME, Column.STATE)) {
      columns.need(needed.word(), "name the column of the log that has it");
    }
    Doc oracles = doc.get("oracles");
    if (oracles != null) {
      columns(oracles, Column.oracles(), found);
    }
    return found;
  }

  private static void columns(Doc doc, List<Column> known, Map<Column, List<String>> found) {
    doc.only(known.stream().map(Column::word).toList());
    for (Column column : known) {
      Doc names = doc.get(column.word());
      if (names != null) {
        found.put(column, names.texts());
      }
    }
  }

  private static Map<String, States.Meaning> states(Doc doc) {
    return table(
        doc,
        each -> {
          States.Meaning meaning = States.Meaning.of(each.value());
          if (meaning == null) {
            throw each.fail(
                "'" + each.value() + "' is no meaning of a state",
                Nearest.remedy(each.value(), States.Meaning.words()));
          }
          return meaning;
        });
  }

  /** P1 to P9. */
  static Priority priority(Doc doc) {
    return doc.guard(() -> Priority.of(doc.value()));
  }

  private static Map<Rules.Pair, Priority> priorityTable(@Nullable Doc doc) {
    Map<Rules.Pair, Priority> cells = new HashMap<>();
    table(doc, row -> table(row, MappingReader::priority))
        .forEach(
            (impact, row) ->
                row.forEach(
                    (urgency, priority) -> cells.put(new Rules.Pair(impact, urgency), priority)));
    return cells;
  }

  private static Set<String> texts(@Nullable Doc doc) {
    return doc == null ? Set.of() : new LinkedHashSet<>(doc.texts());
  }

  /** One of some words. */
  static String word(Doc doc, List<String> words) {
    if (!words.contains(doc.value())) {
      throw doc.fail("'" + doc.value() + "' is unknown here", Nearest.remedy(doc.value(), words));
    }
    return doc.value();
  }

  /** A mapping whose keys are the log's own words. */
  static <T> Map<String, T> table(@Nullable Doc doc, Function<Doc, T> read) {
    Map<String, T> found = new LinkedHashMap<>();
    if (doc != null) {
      doc.entries().forEach((key, field) -> found.put(key, read.apply(field.value())));
    }
    return found;
  }
}
