package dev.tocsin.registerfile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a column of a log can mean; as the mapping writes it, in lower case. */
enum Column {
  INCIDENT,
  TIME,
  SEQUENCE,
  STATE,
  TEAM,
  ASSIGNEE,
  BY,
  REPORTER,
  CATEGORY,
  ITEM,
  SERVICE,
  SOURCE,
  TITLE,
  IMPACT,
  URGENCY,
  PRIORITY,
  SUPPLIER,
  LOGGED,
  OCCURRED,
  PARENT,
  REOPENINGS,
  REASSIGNMENTS,
  KEPT;

  /** What the log itself counted, with which a replay is compared. */
  private static final List<Column> ORACLES = List.of(REOPENINGS, REASSIGNMENTS, KEPT);

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<Column> oracles() {
    return ORACLES;
  }

  static List<Column> facts() {
    return Arrays.stream(values()).filter(each -> !ORACLES.contains(each)).toList();
  }
}
