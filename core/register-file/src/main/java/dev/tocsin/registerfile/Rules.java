package dev.tocsin.registerfile;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Source;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping says.
 *
 * @param name its name
 * @param format how the text of the log is written
 * @param zone of times without an offset
 * @param times the formats of times
 * @param byTime whether an incident's rows are sorted by time, not taken as they stand
 * @param columns the log's columns for each meaning
 * @param states what its states mean
 * @param acknowledges the states that say that somebody took it up
 * @param holds the reason of a hold by state
 * @param priorities by the log's words
 * @param table the priority that follows from impact and urgency, in the log's words
 * @param sources by the log's words
 * @param promise what was promised, or null
 */
record Rules(
    String name,
    Format format,
    ZoneId zone,
    List<LogTimes.Format> times,
    boolean byTime,
    Map<Column, List<String>> columns,
    States states,
    Set<String> acknowledges,
    Map<String, String> holds,
    Map<String, Priority> priorities,
    Map<Pair, Priority> table,
    Map<String, Source> sources,
    @Nullable Promise promise) {

  /** How the text of a log is written. */
  record Format(char delimiter, Charset encoding, Set<String> unknown) {}

  /** A cell of the table. */
  record Pair(String impact, String urgency) {}

  /**
   * A resolution target.
   *
   * @param calendar whose open time counts
   * @param untilClosed whether it runs until the incident is closed, not resolved
   * @param within by priority
   */
  record Promise(BusinessCalendar calendar, boolean untilClosed, Map<Priority, Duration> within) {}
}
