package dev.tocsin.registerfile;

import dev.tocsin.calendar.BusinessCalendar;
import java.nio.file.Path;

/**
 * What the columns, words and times of another tool's log mean. A YAML document:
 *
 * <pre>{@code
 * mapping: servicenow
 * log:
 *   delimiter: ","                      # the default
 *   encoding: UTF-8                     # the default
 *   unknown: ["?"]                      # what stands for "not known", beside nothing at all
 *   times: [d/M/uuuu HH:mm]             # formats of java.time, tried in order; or iso
 *   zone: UTC                           # of times without an offset
 *   order: file                         # or time: an incident's rows are sorted by it
 * columns:
 *   incident: number                    # needed
 *   time: sys_updated_at                # needed: when the row's change was made
 *   state: [Status, Sub Status]         # needed; several are joined by a slash
 *   logged: opened_at                   # else the time of the first row
 *   team: assignment_group              # also: sequence, assignee, by, reporter, category, item,
 *   priority: priority                  # service, source, title, impact, urgency, supplier, occurred,
 *                                       # parent (the incident that it is a child of)
 * states:                               # new, active, on hold, resolved, closed, cancelled, unchanged
 *   New: new
 *   Accepted/*: active                  # all whose first part is Accepted
 *   "*": unchanged                      # all others; left out, they are counted as unknown
 * acknowledges: [Active]                # states that say that somebody took it up
 * holds: { Awaiting User Info: caller } # why work waits
 * priorities: { 1 - Critical: P1 }
 * priority-table:                       # impact, then urgency, in the log's words
 *   1 - High: { 1 - High: P1, 2 - Medium: P2, 3 - Low: P3 }
 * sources: { Phone: service-desk }
 * oracles:                              # what the log counts itself: the replay is compared with it
 *   reopenings: reopen_count
 *   reassignments: reassignment_count
 *   kept: made_sla                      # true or false: whether the service level was kept
 * service-level:
 *   hours: { mon-fri: 00:00-24:00 }     # or always
 *   zone: UTC                           # else that of the log
 *   until: closed                       # or resolved, the default
 *   within: { P1: 4h, P2: 1d }          # by priority, in open time; whole numbers of d, h, m
 * }</pre>
 *
 * <p>Quotes in the log are RFC 4180's. Immutable, safe for many threads. Source: domain.md, "What
 * real registers look like".
 */
public final class LogMapping {
  private final Rules rules;

  private LogMapping(Rules rules) {
    this.rules = rules;
  }

  /**
   * Reads a mapping.
   *
   * @param file UTF-8
   * @return the mapping
   * @throws RegisterFileException when the file cannot be read or does not say a mapping
   */
  public static LogMapping read(Path file) {
    return new LogMapping(MappingReader.read(DocReader.read(file)));
  }

  /**
   * Reads a mapping.
   *
   * @param name what errors call it
   * @param text the document
   * @return the mapping
   * @throws RegisterFileException when the text does not say a mapping
   */
  public static LogMapping read(String name, String text) {
    return new LogMapping(MappingReader.read(DocReader.read(name, text)));
  }

  /**
   * Its name.
   *
   * @return such as "servicenow"
   */
  public String name() {
    return rules.name();
  }

  /**
   * Whose open time its service level counts.
   *
   * @return the calendar; {@link BusinessCalendar#ALWAYS} when it has no service level
   */
  public BusinessCalendar calendar() {
    Rules.Promise promise = rules.promise();
    return promise == null ? BusinessCalendar.ALWAYS : promise.calendar();
  }

  Rules rules() {
    return rules;
  }
}
