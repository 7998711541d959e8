package dev.tocsin.registerfile;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came in, and what of it did not conform.
 *
 * <p>Immutable; null only where marked.
 *
 * @param rows rows of the log, but for its header
 * @param incidents incidents that they tell of
 * @param entries entries of a register that were made of them
 * @param first the earliest time of a row; null when there is none
 * @param last the latest time; null when there is none
 * @param sameTime rows with the time of the row before, of one incident
 * @param firstStates in which state incidents begin, by how often
 * @param transitions from state to state of consecutive rows, in the log's words, by how often
 * @param priorities impact, urgency and priority of rows, by how often
 * @param reopened what rows show of reopenings
 * @param reassigned what rows show of changes of the team
 * @param deviations by kind, those that occurred
 * @param oracles what the log counts itself, beside what its rows show
 */
public record ImportReport(
    long rows,
    long incidents,
    long entries,
    @Nullable Instant first,
    @Nullable Instant last,
    long sameTime,
    Map<String, Long> firstStates,
    Map<String, Long> transitions,
    Map<String, Long> priorities,
    Tally reopened,
    Tally reassigned,
    Map<DeviationKind, Seen> deviations,
    List<Oracle> oracles) {
  /** Copies the maps. */
  public ImportReport {
    firstStates = Collections.unmodifiableMap(new LinkedHashMap<>(firstStates));
    transitions = Collections.unmodifiableMap(new LinkedHashMap<>(transitions));
    priorities = Collections.unmodifiableMap(new LinkedHashMap<>(priorities));
    deviations = Collections.unmodifiableMap(new LinkedHashMap<>(deviations));
    oracles = List.copyOf(oracles);
  }

  /**
   * Deviations of one kind.
   *
   * @param count how many
   * @param incidents of how many incidents
   * @param example the first
   */
  public record Seen(long count, long incidents, Deviation example) {}

  /**
   * How often something happened.
   *
   * @param incidents to how many incidents
   * @param total in all
   * @param most to one incident
   */
  public record Tally(long incidents, long total, long most) {}

  /**
   * A count of the log, beside that of the replay.
   *
   * @param name {@code reopenings}, {@code reassignments} or {@code kept}
   * @param agree incidents for which both say the same
   * @param differ incidents for which they do not
   * @param total the sum of the log's counts; of {@code kept}, incidents that kept it
   * @param most the largest of them; of {@code kept}, incidents that missed it
   * @param example the first incident for which they differ, or null
   */
  public record Oracle(
      String name, long agree, long differ, long total, long most, @Nullable String example) {}
}
