package dev.tocsin.register;

import dev.tocsin.incident.Category;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Collects figures in one pass over incidents, in any order.
 *
 * <p>Its memory depends on how many priorities, teams, categories, suppliers, people and weeks
 * there are (of names at most {@link #MOST_NAMES} each, those that come after under {@link
 * Figures#OTHERS}), and on how far the times lie apart, but not on how many incidents. Collectors
 * of parts of a register can be merged: while no kind has more names than that, the figures are the
 * same as those of one collector. A record costs a few microseconds, and a little more for each
 * stretch, team and page.
 *
 * <p>For one thread. Source: domain.md, "What real registers look like".
 */
public final class FiguresCollector {
  /** The most names of one kind. */
  public static final int MOST_NAMES = 1_000;

  private static final int[] AGES = {0, 1, 3, 7, 14, 30, 90};

  private final FiguresOptions options;
  private final Tally all = new Tally();
  private final Tallies byPriority = new Tallies();
  private final Tallies byTeam = new Tallies();
  private final Tallies byCategory = new Tallies();
  private final Tallies bySupplier = new Tallies();
  private final SupplierTallies suppliers = new SupplierTallies();
  private final TeamTallies held = new TeamTallies();
  private final Map<LeftOut, Long> leftOut = new EnumMap<>(LeftOut.class);
  private final Map<String, Long> nightPages = new TreeMap<>();
  private final long[] backlog = new long[AGES.length];
  private final Weeks weeks;

  /**
   * Collects nothing so far.
   *
   * @param options how to count
   */
  public FiguresCollector(FiguresOptions options) {
    this.options = options;
    this.weeks = new Weeks(options.zone());
  }

  /**
   * Counts an incident.
   *
   * @param record its facts as of {@link FiguresOptions#asOf}
   * @return this
   * @throws InvalidValueException when it tells of something later than that
   */
  public FiguresCollector add(IncidentRecord record) {
    refuseTheFuture(record);
    for (IncidentRecord.Page page : record.pages()) {
      if (options.night(page.at())) {
        night(page.person(), 1);
      }
    }
    if (record.leftOut() != null) {
      leftOut.merge(record.leftOut(), 1L, Long::sum);
      return this;
    }
    Measured measured = Measured.of(record, options.calendar());
    Priority priority = record.priority();
    Category category = record.category();
    count(all, record, measured);
    count(byPriority.of(named(priority == null ? null : priority.toString())), record, measured);
    count(byTeam.of(named(record.team())), record, measured);
    count(byCategory.of(named(category == null ? null : category.path())), record, measured);
    for (String supplier : record.suppliers()) {
      count(bySupplier.of(supplier), record, measured);
    }
    record.engagements().forEach(suppliers::add);
    held.add(record.held(), options.calendar(), options.asOf());
    weeks.add(record);
    if (!record.resolved()) {
      backlog[age(Duration.between(record.loggedAt(), options.asOf()))]++;
    }
    return this;
  }

  /**
   * Counts all that another one has counted.
   *
   * @param other with the same options; it is not changed
   * @return this
   * @throws IllegalArgumentException when its options differ
   */
  public FiguresCollector merge(FiguresCollector other) {
    if (!options.equals(other.options)) {
      throw new IllegalArgumentException(
          "figures counted by %s and by %s cannot be merged: use the same options"
              .formatted(options, other.options));
    }
    all.merge(other.all);
    byPriority.merge(other.byPriority);
    byTeam.merge(other.byTeam);
    byCategory.merge(other.byCategory);
    bySupplier.merge(other.bySupplier);
    suppliers.merge(other.suppliers);
    held.merge(other.held);
    other.leftOut.forEach((why, count) -> leftOut.merge(why, count, Long::sum));
    other.nightPages.forEach(this::night);
    weeks.merge(other.weeks);
    for (int i = 0; i < backlog.length; i++) {
      backlog[i] += other.backlog[i];
    }
    return this;
  }

  /**
   * The figures so far. More can be added afterwards.
   *
   * @return immutable
   */
  public Figures figures() {
    return new Figures(
        options,
        all.group(""),
        byPriority.byName(),
        byTeam.busiestFirst(),
        byCategory.busiestFirst(),
        bySupplier.busiestFirst(),
        leftOut,
        weeks.list(),
        ages(),
        mostFirst(nightPages),
        suppliers.busiestFirst(),
        held.longestFirst());
  }

  /** Buckets, weeks and names that take up memory. */
  int size() {
    int[] size = {all.size() + weeks.size() + nightPages.size() + suppliers.size() + held.size()};
    for (Tallies each : List.of(byPriority, byTeam, byCategory, bySupplier)) {
      each.each(tally -> size[0] += tally.size());
    }
    return size[0];
  }

  private void count(Tally tally, IncidentRecord record, Measured measured) {
    tally.add(record, measured, options.firstContact());
  }

  private void night(String person, long count) {
    boolean known = nightPages.containsKey(person) || nightPages.size() < MOST_NAMES;
    nightPages.merge(known ? person : Figures.OTHERS, count, Long::sum);
  }

  private void refuseTheFuture(IncidentRecord record) {
    Instant latest = record.loggedAt();
    for (IncidentRecord.Stretch stretch : record.open()) {
      latest = later(later(latest, stretch.from()), stretch.to());
    }
    latest = later(later(latest, record.acknowledgedAt()), record.closedAt());
    if (latest.isAfter(options.asOf())) {
      throw new InvalidValueException(
          "asOf",
          options.asOf().toString(),
          "is before " + latest + ", of which " + record.reference() + " tells",
          "count as of a time at which all of it had happened");
    }
  }

  private static Instant later(Instant one, @Nullable Instant other) {
    return other != null && other.isAfter(one) ? other : one;
  }

  private static String named(@Nullable String name) {
    return name == null ? Figures.UNKNOWN : name;
  }

  private static int age(Duration age) {
    int found = 0;
    for (int i = 1; i < AGES.length; i++) {
      found = age.compareTo(Duration.ofDays(AGES[i])) >= 0 ? i : found;
    }
    return found;
  }

  private List<Figures.Age> ages() {
    List<Figures.Age> ages = new ArrayList<>();
    for (int i = 0; i < AGES.length; i++) {
      Duration to = i + 1 < AGES.length ? Duration.ofDays(AGES[i + 1]) : null;
      ages.add(new Figures.Age(Duration.ofDays(AGES[i]), to, backlog[i]));
    }
    return ages;
  }

  private static Map<String, Long> mostFirst(Map<String, Long> counts) {
    List<Map.Entry<String, Long>> sorted = new ArrayList<>(counts.entrySet());
    sorted.sort(Collections.reverseOrder(Comparator.comparingLong(Map.Entry::getValue)));
    Map<String, Long> ordered = new LinkedHashMap<>();
    sorted.forEach(each -> ordered.put(each.getKey(), each.getValue()));
    return ordered;
  }
}
