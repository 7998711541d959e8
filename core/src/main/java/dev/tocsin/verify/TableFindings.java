package dev.tocsin.verify;

import dev.tocsin.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Gaps, shadowed, redundant and impossible rows, and overlaps of a first-match table. What only an
 * override by a person can bring about ranks one severity lower. Source: escalation.md, "Proving a
 * policy".
 */
final class TableFindings {
  private static final int NAMED = 5;

  private final Policy policy;
  private final List<Rule> rules;
  private final String what;
  private final Instant from;
  private final Cover cover;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * For one table.
   *
   * @param what a rule is called, such as "row"
   */
  TableFindings(Policy policy, List<Rule> rules, String what, Instant from, Cover cover) {
    this.policy = policy;
    this.rules = rules;
    this.what = what;
    this.from = from;
    this.cover = cover;
  }

  /**
   * All findings.
   *
   * @param gaps whether what no rule is for is a finding
   */
  List<Finding> find(boolean gaps) throws Cover.OutOfBudget {
    if (rules.isEmpty()) {
      return findings;
    }
    Table table = new Table(policy, rules, from, cover);
    Space overridden = Space.overridden(Asked.of(policy, rules), from);
    if (gaps) {
      gaps(table, overridden);
    }
    for (int i = 0; i < rules.size(); i++) {
      if (table.space.box(i).empty()) {
        impossible(i, overridden);
      } else if (table.decides(i).isEmpty()) {
        shadowed(i, table, overridden);
      }
    }
    for (int i = 0; i < rules.size(); i++) {
      overlaps(i, table);
    }
    return findings;
  }

  private void gaps(Table table, Space overridden) throws Cover.OutOfBudget {
    int last = rules.size() - 1;
    boolean hasDefault = rules.get(last).when().matchesAll();
    List<Box> gaps = hasDefault ? table.decides(last) : table.gaps(rules.size());
    if (!gaps.isEmpty()) {
      Box widest = widest(gaps, table.space);
      String where =
          "%s of all that can occur (%s), above all %s"
              .formatted(
                  percent(gaps, table.space),
                  Words.count(gaps.size(), "region"),
                  table.space.words(widest));
      Example example = table.space.example(widest);
      if (hasDefault) {
        add(
            FindingKind.GAP,
            Severity.INFO,
            rules.get(last).place(),
            "the default %s '%s' takes %s.".formatted(what, rules.get(last).name(), where),
            "If some of it deserves a path of its own, add a " + what + " above it.",
            example);
      } else {
        add(
            FindingKind.GAP,
            Severity.ERROR,
            List.of("escalation"),
            "no %s is for %s; only the last resort is paged.".formatted(what, where),
            "Add a %s for it, or a default %s without conditions at the end.".formatted(what, what),
            example);
      }
    } else if (!hasDefault) {
      List<Box> some = cover.some(overridden.whole(), overridden.boxes());
      if (!some.isEmpty()) {
        add(
            FindingKind.GAP,
            Severity.ERROR.lower(),
            List.of("escalation"),
            "no %s is for %s, once a person has changed priority or team by hand."
                .formatted(what, overridden.words(some.get(0))),
            "Add a default %s without conditions at the end.".formatted(what),
            overridden.example(some.get(0)));
      }
    }
  }

  private static Box widest(List<Box> regions, Space space) {
    Box widest = regions.get(0);
    for (Box each : regions) {
      if (space.size(each) > space.size(widest)) {
        widest = each;
      }
    }
    return widest;
  }

  private static String percent(List<Box> regions, Space space) {
    double share =
        regions.stream().mapToDouble(space::size).sum() / space.size(space.whole()) * 100;
    return share < 0.1
        ? "less than 0.1 %"
        : String.format(Locale.ROOT, share < 10 ? "%.1f %%" : "%.0f %%", share);
  }

  private void impossible(int number, Space overridden) {
    Rule rule = rules.get(number);
    boolean byHand = !overridden.box(number).empty();
    add(
        FindingKind.IMPOSSIBLE_ROW,
        byHand ? Severity.ERROR.lower() : Severity.ERROR,
        rule.place(),
        byHand
            ? ("%s '%s' is for no incident unless a person changes priority or team by hand: its"
                    + " conditions exclude each other under this policy's tables.")
                .formatted(what, rule.name())
            : "%s '%s' is for no incident: its conditions exclude each other."
                .formatted(what, rule.name()),
        "Remove it, or drop one of its conditions: " + conditions(rule) + ".",
        byHand ? overridden.example(overridden.box(number)) : null);
  }

  private static String conditions(Rule rule) {
    return WhenWords.of(rule.when());
  }

  private void shadowed(int number, Table table, Space overridden) throws Cover.OutOfBudget {
    Rule rule = rules.get(number);
    List<Rule> takers = table.takers(number);
    boolean differs = takers.stream().anyMatch(each -> !each.effect().equals(rule.effect()));
    List<Box> earlier = overridden.boxes().subList(0, number);
    boolean byHand = !cover.some(overridden.box(number), earlier).isEmpty();
    Severity severity = differs ? Severity.ERROR : Severity.WARNING;
    add(
        differs ? FindingKind.SHADOWED_ROW : FindingKind.REDUNDANT_ROW,
        byHand ? severity.lower() : severity,
        rule.place(),
        "%s '%s' never decides%s: %s before it take%s everything it is for%s."
            .formatted(
                what,
                rule.name(),
                byHand ? ", unless a person changes priority or team by hand" : "",
                named(takers),
                takers.size() == 1 ? "s" : "",
                differs ? "" : " and do the same"),
        differs
            ? "Move it above %s, or remove it.".formatted(takers.size() == 1 ? "that one" : "them")
            : "Remove it, or keep it on purpose for readers.",
        table.space.example(table.space.box(number)));
  }

  private void overlaps(int number, Table table) {
    Rule rule = rules.get(number);
    List<Rule> others = new ArrayList<>();
    Box first = null;
    Box mine = table.space.box(number);
    long[] meeting = table.space.meeting(mine);
    for (int later = number + 1; later < rules.size(); later++) {
      if (!Bits.has(meeting, later)) {
        continue;
      }
      Rule other = rules.get(later);
      Box theirs = table.space.box(later);
      if (!rule.effect().equals(other.effect())
          && !rule.meant().contains(other.name())
          && !mine.contains(theirs)
          && !theirs.contains(mine)
          && table.decidesSome(number, later)) {
        others.add(other);
        first = first == null ? shared(table, number, later) : first;
      }
    }
    if (first != null) {
      add(
          FindingKind.OVERLAP,
          Severity.INFO,
          rule.place(),
          "%s '%s' decides incidents that %s below it %s for too: %s."
              .formatted(
                  what,
                  rule.name(),
                  named(others),
                  others.size() == 1 ? "is" : "are",
                  table.space.words(first)),
          "If that is meant, say so: overlaps: [%s].".formatted(names(others)),
          table.space.example(first));
    }
  }

  private static Box shared(Table table, int earlier, int later) {
    for (Box each : table.decides(earlier)) {
      Box shared = each.shared(table.space.box(later));
      if (shared != null) {
        return shared;
      }
    }
    throw new IllegalStateException("nothing is shared");
  }

  private String named(List<Rule> all) {
    List<String> names = new ArrayList<>();
    for (Rule each : all.subList(0, Math.min(NAMED, all.size()))) {
      names.add("'" + each.name() + "'");
    }
    if (all.size() > NAMED) {
      names.add((all.size() - NAMED) + " more");
    }
    return what + (all.size() == 1 ? " " : "s ") + Words.all(names);
  }

  private static String names(List<Rule> all) {
    return String.join(", ", all.stream().map(Rule::name).toList());
  }

  private void add(
      FindingKind kind,
      Severity severity,
      List<String> place,
      String problem,
      String remedy,
      @Nullable Example example) {
    findings.add(
        new Finding(
            kind,
            severity,
            place,
            Character.toUpperCase(problem.charAt(0)) + problem.substring(1),
            remedy,
            example == null ? null : new Witness.OfIncident(example)));
  }
}
