package dev.tocsin.verify;

import com.google.common.collect.ImmutableList;
import dev.tocsin.policy.MaintenanceWindow;
import dev.tocsin.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a policy does to incidents that can really occur, proved before it pages anyone.
 *
 * <p>Exact: what is reported is true, and shown by a witness; what is not reported does not occur,
 * within the horizon. Where that cannot be had, a finding says "not proved". Pure: the same policy
 * and options give the same findings. Immutable, safe for many threads.
 *
 * <p>Cost: the table follows the borders of its rows, not the number of combinations; some hundred
 * thousand regions a second. Source: escalation.md, "Proving a policy".
 */
public final class Verification {
  private final Policy policy;
  private final VerifyOptions options;
  private final ImmutableList<Finding> findings;

  private Verification(Policy policy, VerifyOptions options) {
    this.policy = policy;
    this.options = options;
    List<Finding> all = new ArrayList<>();
    all.addAll(table(Rule.rows(policy), "row", true));
    all.addAll(table(Rule.serviceLevels(policy), "service level", false));
    all.addAll(paths());
    all.addAll(plannedWork());
    all.addAll(SelfServiceParts.waits(policy));
    all.addAll(TargetFindings.find(policy, options));
    all.addAll(new LifecycleFindings(policy.lifecycle()).find());
    all.addAll(new ReferenceFindings(policy).find());
    all.sort(Comparator.comparing(Finding::severity)); // stable: within one, in the order found
    findings = ImmutableList.copyOf(all);
  }

  /**
   * Verifies a policy.
   *
   * @param policy the policy
   * @param options which time is looked at, and how hard
   * @return what was found
   */
  public static Verification of(Policy policy, VerifyOptions options) {
    return new Verification(policy, options);
  }

  /**
   * What was found, the worst first.
   *
   * @return perhaps nothing
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * The worst severity: what a build gates on.
   *
   * @return null when nothing was found
   */
  public @Nullable Severity worst() {
    return findings.isEmpty() ? null : findings.get(0).severity();
  }

  /**
   * Every pair of rows of the matrix that share incidents, special cases and declared ones
   * included. Looks at each pair of rows.
   *
   * @return by the earlier row, then the later one
   */
  public List<Overlap> overlaps() {
    List<Rule> rows = Rule.rows(policy);
    if (rows.isEmpty()) {
      return List.of();
    }
    Space space = Space.natural(Asked.of(policy, rows), options.from());
    List<Overlap> overlaps = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      long[] meeting = space.meeting(space.box(i));
      for (int j = i + 1; j < rows.size(); j++) {
        Box shared = Bits.has(meeting, j) ? space.box(i).shared(space.box(j)) : null;
        if (shared != null) {
          overlaps.add(new Overlap(rows.get(i).name(), rows.get(j).name(), space.example(shared)));
        }
      }
    }
    return overlaps;
  }

  private List<Finding> paths() {
    try {
      List<PathCase> cases = new PathCases(policy, options, new Cover(options.budget())).all();
      return new PathFindings(policy, options).find(cases);
    } catch (Cover.OutOfBudget e) {
      return List.of(
          new Finding(
              FindingKind.NOT_PROVED,
              Severity.WARNING,
              List.of("escalation"),
              "Which incidents take which path is too tangled for the budget of %d regions: coverage, cycles and rungs are not proved."
                  .formatted(options.budget()),
              "Verify it with a larger budget, or use fewer conditions.",
              null));
    }
  }

  /**
   * Paths are proved as if no work were planned: what is logged inside a window waits for its end.
   */
  private List<Finding> plannedWork() {
    List<Finding> found = new ArrayList<>();
    Instant until = options.from().plus(options.horizon());
    for (int i = 0; i < policy.maintenance().size(); i++) {
      MaintenanceWindow window = policy.maintenance().get(i);
      if (window.end().isAfter(options.from()) && window.start().isBefore(until)) {
        found.add(
            new Finding(
                FindingKind.NOT_PROVED,
                Severity.INFO,
                List.of("maintenance", String.valueOf(i)),
                "Whom incidents reach that are logged inside planned work '%s' is not proved: their paths wait for its end, and are proved as if they did not."
                    .formatted(window.name()),
                "Look at one with the rungs that are due for it, if somebody else is on call at the end of the work.",
                null));
      }
    }
    return found;
  }

  private List<Finding> table(List<Rule> rules, String what, boolean gaps) {
    Cover cover = new Cover(options.budget());
    try {
      return new TableFindings(policy, rules, what, options.from(), cover).find(gaps);
    } catch (Cover.OutOfBudget e) {
      return List.of(
          new Finding(
              FindingKind.NOT_PROVED,
              Severity.WARNING,
              rules.get(0).place().subList(0, 1),
              "The table of %s is too tangled for the budget of %d regions: gaps, shadowed %ss and overlaps are not proved."
                  .formatted(Words.count(rules.size(), what), options.budget(), what),
              "Verify it with a larger budget, or use fewer conditions.",
              null));
    }
  }
}
