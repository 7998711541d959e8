package dev.tocsin.register;

import dev.tocsin.servicelevel.TargetKind;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures over many incidents, each by a formula that stands here.
 *
 * <p><b>What counts.</b> Each incident once, but for children, duplicates, cancelled ones and
 * exercises ({@link #leftOut}).
 *
 * <ul>
 *   <li><b>Time to acknowledge</b> = first human acknowledgement − logged, over incidents that were
 *       acknowledged.
 *   <li><b>Time to resolve</b> = final resolution − (occurred, else logged), over incidents that
 *       are resolved as of now. "Final" is the last one: a reopening takes the earlier ones back.
 *   <li><b>Open time</b> = sum of the stretches in which it was neither resolved nor closed, over
 *       the same incidents. It leaves out the time between a resolution and its reopening.
 *   <li><b>Business time</b> of each = the open time of the calendar between the same instants.
 *   <li><b>Attainment</b> of a target = kept ÷ (kept + missed), over incidents of which that is
 *       known.
 *   <li><b>Reassignments</b> = changes of the accountable team. <b>Returns</b> (ping-pong) = those
 *       of them to a team that had held the incident before.
 *   <li><b>Reopen rate</b> = reopened incidents ÷ incidents that were resolved at least once.
 *   <li><b>First-contact share</b> = incidents that {@link IncidentRecord#firstContact} holds for ÷
 *       incidents reported by users (source "user" or "service-desk").
 *   <li><b>Self-service share</b> = incidents whose last resolution was by self-service ÷ incidents
 *       that are resolved.
 *   <li><b>Rating</b> = mean of the reporters' ratings, 1 to 5, over incidents that are resolved
 *       and whose final resolution is rated; <b>confirmed share</b> = incidents whose final
 *       resolution the reporter confirmed ÷ incidents that are resolved. A reopening takes both
 *       back.
 *   <li><b>Rejected share</b> = resolutions that the reporter rejected ÷ all resolutions (those
 *       still in force and those that a reopening took back).
 *   <li><b>Backlog</b> = incidents that are open as of now, by their age = as of − logged.
 *   <li><b>Night pages</b> = calls of a person at night; those of exercises and other incidents
 *       that are left out as well, for somebody was woken.
 * </ul>
 *
 * <p><b>Percentiles</b> are by the nearest rank: the smallest value that so many percent do not
 * exceed. They come from a histogram and are at most {@link #RELATIVE_ERROR} away from it, counted
 * in whole milliseconds; means and longest are exact to the millisecond. A time that would be
 * negative counts as zero.
 *
 * <p>Immutable, no nulls. Source: domain.md, "What real registers look like"; practices 2, 3, 5.
 *
 * @param options how they were counted
 * @param all over all incidents that count
 * @param byPriority by last priority, in order
 * @param byTeam by the team that was last accountable, the busiest first
 * @param byCategory by last category, the busiest first
 * @param bySupplier by supplier that was asked for help (an incident may count for several), the
 *     busiest first
 * @param leftOut how many do not count, by why
 * @param weeks each week from the first to the last in which something happened
 * @param backlog the open ones by age, the youngest first
 * @param nightPages by person, the most often called first
 * @param suppliers how each supplier kept its contract, the busiest first; what we owed meanwhile
 *     stands in {@code bySupplier}
 * @param held how long each team held incidents, the longest first
 */
public record Figures(
    FiguresOptions options,
    Group all,
    List<Group> byPriority,
    List<Group> byTeam,
    List<Group> byCategory,
    List<Group> bySupplier,
    Map<LeftOut, Long> leftOut,
    List<Week> weeks,
    List<Age> backlog,
    Map<String, Long> nightPages,
    List<SupplierFigures> suppliers,
    List<TeamFigures> held) {
  /** The most by which a percentile is wrong, as a share of it. */
  public static final double RELATIVE_ERROR = Histogram.RELATIVE_ERROR;

  /** Where a group has no name: the priority, team or category is not known. */
  public static final String UNKNOWN = "(unknown)";

  /** The group of all names after the first {@link FiguresCollector#MOST_NAMES}. */
  public static final String OTHERS = "(others)";

  /** Copies the lists. */
  public Figures {
    byPriority = List.copyOf(byPriority);
    byTeam = List.copyOf(byTeam);
    byCategory = List.copyOf(byCategory);
    bySupplier = List.copyOf(bySupplier);
    leftOut = Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
    weeks = List.copyOf(weeks);
    backlog = List.copyOf(backlog);
    nightPages = Collections.unmodifiableMap(new LinkedHashMap<>(nightPages));
    suppliers = List.copyOf(suppliers);
    held = List.copyOf(held);
  }

  /**
   * Figures over the incidents that have something in common.
   *
   * @param name such as "P1" or a team; empty for all
   * @param incidents how many
   * @param resolved how many of them are resolved as of now
   * @param onceResolved how many of them were resolved at least once
   * @param toAcknowledge elapsed and business time to acknowledge
   * @param toResolve elapsed and business time to resolve
   * @param openTime elapsed and business time in which it was open
   * @param targets by kind of target, whether it was kept
   * @param reassigned how many of them changed teams at all
   * @param reassignments changes of teams in all
   * @param mostReassignments the most changes of one
   * @param returns changes back to a team that had held it before
   * @param reopened how many of them came back at all
   * @param reopenings how often they came back in all
   * @param byUsers how many of them users reported
   * @param firstContact how many of those were resolved at the first contact
   * @param selfService how many were resolved by self-service
   * @param feedback what the reporters said of the resolutions
   */
  public record Group(
      String name,
      long incidents,
      long resolved,
      long onceResolved,
      Clocks toAcknowledge,
      Clocks toResolve,
      Clocks openTime,
      Map<TargetKind, Kept> targets,
      long reassigned,
      long reassignments,
      long mostReassignments,
      long returns,
      long reopened,
      long reopenings,
      long byUsers,
      long firstContact,
      long selfService,
      Feedback feedback) {
    /** Copies the map. */
    public Group {
      targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
    }

    /**
     * How many are open as of now.
     *
     * @return zero or more
     */
    public long open() {
      return incidents - resolved;
    }

    /**
     * Attainment of a target.
     *
     * @param kind the target
     * @return from 0 to 1; null when it is known of no incident
     */
    public @Nullable Double attainment(TargetKind kind) {
      Kept kept = targets.get(kind);
      return kept == null ? null : share(kept.kept(), kept.kept() + kept.missed());
    }

    /**
     * The reopen rate.
     *
     * @return from 0 to 1; null when none was resolved
     */
    public @Nullable Double reopenRate() {
      return share(reopened, onceResolved);
    }

    /**
     * The first-contact share.
     *
     * @return from 0 to 1; null when users reported none
     */
    public @Nullable Double firstContactShare() {
      return share(firstContact, byUsers);
    }

    /**
     * The self-service share.
     *
     * @return from 0 to 1; null when none is resolved
     */
    public @Nullable Double selfServiceShare() {
      return share(selfService, resolved);
    }

    /**
     * The confirmed share.
     *
     * @return from 0 to 1; null when none is resolved
     */
    public @Nullable Double confirmedShare() {
      return share(feedback.confirmed(), resolved);
    }

    /**
     * The rejected share.
     *
     * @return from 0 to 1; null when none was resolved
     */
    public @Nullable Double rejectedShare() {
      return share(feedback.rejections(), resolved + reopenings);
    }

    private static @Nullable Double share(long part, long whole) {
      return whole == 0 ? null : (double) part / whole;
    }
  }

  /**
   * The same time on two clocks.
   *
   * @param elapsed by the clock on the wall
   * @param business by the open time of the calendar
   */
  public record Clocks(Times elapsed, Times business) {}

  /**
   * What durations look like; all zero when none was counted.
   *
   * @param count how many
   * @param mean their sum divided by their count
   * @param median half of them are at most so long
   * @param p90 90 % of them are at most so long
   * @param p95 95 % of them are at most so long
   * @param longest the longest
   */
  public record Times(
      long count, Duration mean, Duration median, Duration p90, Duration p95, Duration longest) {}

  /**
   * Whether promises were kept.
   *
   * @param kept how many were
   * @param missed how many were not
   */
  public record Kept(long kept, long missed) {}

  /**
   * What the reporters said of the resolutions.
   *
   * @param confirmed how many incidents have a final resolution that the reporter confirmed
   * @param ratings how many final resolutions are rated 1, 2, 3, 4 and 5, in this order
   * @param rejections how many resolutions the reporters rejected in all
   */
  public record Feedback(long confirmed, List<Long> ratings, long rejections) {
    /** Copies the list. */
    public Feedback {
      ratings = List.copyOf(ratings);
    }

    /**
     * How many are rated.
     *
     * @return zero or more
     */
    public long rated() {
      return ratings.stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The mean rating.
     *
     * @return from 1 to 5; null when none is rated
     */
    public @Nullable Double rating() {
      long sum = 0;
      for (int i = 0; i < ratings.size(); i++) {
        sum += (i + 1) * ratings.get(i);
      }
      long count = rated();
      return count == 0 ? null : (double) sum / count;
    }
  }

  /**
   * What happened in a week.
   *
   * @param monday its first day, in the zone of the options
   * @param logged incidents that were logged
   * @param resolved resolutions, those later taken back included
   * @param reopened reopenings
   * @param backlog how many were open at its end
   */
  public record Week(LocalDate monday, long logged, long resolved, long reopened, long backlog) {}

  /**
   * A part of the backlog.
   *
   * @param from the least age, included
   * @param to the age at which it ends, excluded; null for no end
   * @param incidents how many are so old
   */
  public record Age(Duration from, @Nullable Duration to, long incidents) {}
}
