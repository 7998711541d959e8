package dev.tocsin.register;

import dev.tocsin.incident.Category;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what recurs more often than chance allows, by category, service, configuration item and
 * word of the title.
 *
 * <p>Time is cut into windows. If a subject had nothing to do with time, then the incidents of a
 * window would be a blind draw out of all incidents, and how many of them belong to the subject
 * would follow the hypergeometric distribution (Fisher's exact test, one-sided). So a busy week is
 * no pattern, but a week with more of one thing than its share is. Of all subjects and windows that
 * were looked at, those are told whose chance is so small that the share of false ones among them
 * stays below the stated one (Benjamini and Hochberg). Children, duplicates, cancelled incidents
 * and exercises do not count.
 *
 * <p>Records may be added in any order; the patterns are the same but for names after the first
 * {@link FiguresCollector#MOST_NAMES} of a kind, which are left out. Memory depends on names and
 * windows, not on how many incidents. For one thread. Source: domain.md, "Proactive".
 */
public final class PatternFinder {
  /** The most references that are kept as evidence. */
  public static final int MOST_EVIDENCE = 20;

  private static final int MOST_WORDS = 33;
  private static final int SHORTEST = 3;

  private final PatternOptions options;
  private final Instant begin;
  private final Map<Pattern.Subject, Kind> kinds = new EnumMap<>(Pattern.Subject.class);

  /**
   * Looks at nothing so far.
   *
   * @param options how to look
   */
  public PatternFinder(PatternOptions options) {
    this.options = options;
    this.begin = options.asOf().minus(options.window().multipliedBy(options.windows()));
    for (Pattern.Subject subject : Pattern.Subject.values()) {
      kinds.put(subject, new Kind(options.windows()));
    }
  }

  /** The incidents of which one kind of subject is known. */
  private static final class Kind {
    private final long[] drawn;
    private final Map<String, Map<Integer, Cell>> names = new TreeMap<>();
    private long all;

    Kind(int windows) {
      drawn = new long[windows];
    }

    void add(String name, int window, String reference) {
      if (!names.containsKey(name) && names.size() >= FiguresCollector.MOST_NAMES) {
        return;
      }
      all++;
      drawn[window]++;
      names
          .computeIfAbsent(name, key -> new TreeMap<>())
          .computeIfAbsent(window, key -> new Cell())
          .add(reference);
    }
  }

  /** The incidents of one subject in one window. */
  private static final class Cell {
    private final List<String> evidence = new ArrayList<>();
    private long count;

    void add(String reference) {
      count++;
      // The first in order, whatever the order in which they come.
      evidence.add(reference);
      if (evidence.size() > 2 * MOST_EVIDENCE) {
        evidence.sort(Comparator.naturalOrder());
        evidence.subList(MOST_EVIDENCE, evidence.size()).clear();
      }
    }

    List<String> evidence() {
      return evidence.stream().sorted().limit(MOST_EVIDENCE).toList();
    }
  }

  /** A subject and a window of which something is to be said. */
  private record Finding(
      Pattern.Subject subject,
      String name,
      int window,
      Cell cell,
      double expected,
      double chance) {}

  /**
   * Looks at an incident.
   *
   * @param record its facts; outside all windows, or left out of figures, it does not count
   * @return this
   */
  public PatternFinder add(IncidentRecord record) {
    Instant at = record.loggedAt();
    if (record.leftOut() != null || at.isBefore(begin) || !at.isBefore(options.asOf())) {
      return this;
    }
    int window = (int) Duration.between(begin, at).dividedBy(options.window());
    Category category = record.category();
    add(Pattern.Subject.CATEGORY, category == null ? null : category.path(), window, record);
    add(Pattern.Subject.SERVICE, record.service(), window, record);
    add(Pattern.Subject.ITEM, record.item(), window, record);
    if (record.title() != null) {
      words(record.title()).forEach(word -> add(Pattern.Subject.TEXT, word, window, record));
    }
    return this;
  }

  /**
   * The words of a title that are looked at, each once: the first 32 of three letters or digits and
   * more with a letter among them, in lower case.
   *
   * @param title one line
   * @return sorted
   */
  public static Set<String> words(String title) {
    Set<String> words = new TreeSet<>();
    for (String word : title.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", MOST_WORDS)) {
      if (word.length() >= SHORTEST && word.codePoints().anyMatch(Character::isLetter)) {
        words.add(word);
      }
    }
    return words;
  }

  private void add(
      Pattern.Subject subject, @Nullable String name, int window, IncidentRecord record) {
    Kind kind = kinds.get(subject);
    if (name != null && kind != null) {
      kind.add(name, window, record.reference());
    }
  }

  /**
   * The patterns so far.
   *
   * @return the least likely by chance first; empty when there is none
   */
  public List<Pattern> find() {
    List<Finding> findings = new ArrayList<>();
    long tests = 0;
    for (Map.Entry<Pattern.Subject, Kind> each : kinds.entrySet()) {
      for (Map.Entry<String, Map<Integer, Cell>> name : each.getValue().names.entrySet()) {
        tests += look(each.getKey(), each.getValue(), name, findings);
      }
    }
    List<Pattern> patterns = new ArrayList<>();
    for (Discoveries.Believed<Finding> each :
        Discoveries.of(findings, Finding::chance, tests, options.falseDiscoveries())) {
      Finding finding = each.finding();
      Instant from = begin.plus(options.window().multipliedBy(finding.window()));
      patterns.add(
          new Pattern(
              finding.subject(),
              finding.name(),
              from,
              from.plus(options.window()),
              finding.cell().count,
              finding.expected(),
              finding.chance(),
              each.share(),
              finding.cell().evidence()));
    }
    return patterns;
  }

  /** Whether a subject is looked at depends on how often it occurs in all, never on when. */
  private long look(
      Pattern.Subject subject,
      Kind kind,
      Map.Entry<String, Map<Integer, Cell>> name,
      List<Finding> findings) {
    long marked = name.getValue().values().stream().mapToLong(cell -> cell.count).sum();
    if (marked < options.least()) {
      return 0;
    }
    name.getValue()
        .forEach(
            (window, cell) -> {
              if (cell.count >= options.least()) {
                long drawn = kind.drawn[window];
                findings.add(
                    new Finding(
                        subject,
                        name.getKey(),
                        window,
                        cell,
                        (double) marked * drawn / kind.all,
                        Chance.ofAtLeast(cell.count, kind.all, marked, drawn)));
              }
            });
    return options.windows();
  }
}
