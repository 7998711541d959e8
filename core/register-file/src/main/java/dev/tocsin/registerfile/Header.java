package dev.tocsin.registerfile;

import dev.tocsin.incident.TocsinException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the columns of a log are that the mapping names. */
final class Header {
  private final int width;
  private final Map<Column, int[]> places = new EnumMap<>(Column.class);
  private final Map<Column, List<String>> names;

  private Header(int width, Map<Column, List<String>> names) {
    this.width = width;
    this.names = names;
  }

  /**
   * Finds the columns.
   *
   * @throws RegisterFileException when one is missing or there twice
   */
  static Header of(String file, long line, List<String> fields, Rules rules) {
    Map<String, Integer> byName = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      String name = fields.get(i).strip();
      if (byName.putIfAbsent(name, i) != null) {
        throw RegisterFileException.ofLog(
            file,
            line,
            TocsinException.excerpt(name),
            "the header names this column twice",
            "rename one of them in the log");
      }
    }
    Header header = new Header(fields.size(), rules.columns());
    rules
        .columns()
        .forEach(
            (column, names) -> {
              int[] places = new int[names.size()];
              for (int i = 0; i < places.length; i++) {
                Integer place = byName.get(names.get(i));
                if (place == null) {
                  throw missing(file, line, names.get(i), fields, byName, rules);
                }
                places[i] = place;
              }
              header.places.put(column, places);
            });
    return header;
  }

  private static RegisterFileException missing(
      String file,
      long line,
      String name,
      List<String> fields,
      Map<String, Integer> byName,
      Rules rules) {
    String delimiter = fields.size() == 1 ? Nearest.delimiter(fields.get(0)) : null;
    String problem = "there is no column '" + TocsinException.excerpt(name) + "'";
    if (delimiter == null || delimiter.equals(String.valueOf(rules.format().delimiter()))) {
      return RegisterFileException.ofLog(
          file, line, "", problem, Nearest.remedy(name, byName.keySet()));
    }
    return RegisterFileException.ofLog(
        file,
        line,
        "",
        problem + ", and the header is one single field",
        "say delimiter: \"%s\" under 'log' of the mapping"
            .formatted(delimiter.equals("\t") ? "\\t" : delimiter));
  }

  int width() {
    return width;
  }

  Map<Column, int[]> places() {
    return places;
  }

  /** What the log calls a column; of several the first. */
  String name(Column column) {
    List<String> all = names.get(column);
    return all == null ? column.word() : all.get(0);
  }
}
