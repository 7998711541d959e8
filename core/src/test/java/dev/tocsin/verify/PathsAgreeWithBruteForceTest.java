package dev.tocsin.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.policy.CatchUp;
import dev.tocsin.policy.Policy;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** "Verification agrees with brute force on small random policies", for what paths do. */
class PathsAgreeWithBruteForceTest {
  static final VerifyOptions OPTIONS =
      VerifyOptions.from(RandomPaths.FROM).horizon(PathBruteForce.HORIZON);
  private static final Set<FindingKind> LASTING =
      EnumSet.of(
          FindingKind.COVERAGE_HOLE,
          FindingKind.EMPTY_FIRST_RUNG,
          FindingKind.SINGLE_POINT_OF_FAILURE);
  private static final Set<FindingKind> KINDS =
      EnumSet.of(
          FindingKind.IMPOSSIBLE_TARGET,
          FindingKind.TOO_LATE,
          FindingKind.OUT_OF_ORDER,
          FindingKind.NOBODY_NEW);

  @Property(tries = 10, seed = "20261123", shrinking = ShrinkingMode.OFF)
  void no_false_finding_and_none_missed(@ForAll long seed) {
    check(seed);
  }

  static Map<String, String> check(long seed) {
    Policy policy = RandomPaths.policy(seed);
    Map<String, String> found = found(policy);
    Map<String, String> expected = new PathBruteForce(seed).expected();
    Verification.of(policy, OPTIONS).findings().stream()
        .filter(each -> each.kind() == FindingKind.UNREACHABLE_RUNG)
        .forEach(each -> without(expected, String.join(".", each.place())));
    assertThat(found).as("seed " + seed).isEqualTo(expected);
    return expected;
  }

  /** What else could be said of a rung that is never taken is not said. */
  private static void without(Map<String, String> expected, String rung) {
    for (FindingKind kind :
        Set.of(FindingKind.TOO_LATE, FindingKind.OUT_OF_ORDER, FindingKind.NOBODY_NEW)) {
      expected.remove(kind + " " + rung);
    }
  }

  private static Map<String, String> found(Policy policy) {
    Map<String, String> found = new TreeMap<>();
    for (Finding finding : Verification.of(policy, OPTIONS).findings()) {
      String key = finding.kind() + " " + String.join(".", finding.place());
      if (!finding.place().get(0).equals("paths")) {
        continue;
      }
      if (finding.witness() instanceof Witness.Handovers shown) {
        found.put("CYCLE " + new TreeSet<>(shown.teams()), finding.severity().toString());
      } else if (LASTING.contains(finding.kind())) {
        assertThat(found.put(key, finding.severity() + ", " + says(finding))).isNull();
      } else if (KINDS.contains(finding.kind()) && told(policy, finding)) {
        assertThat(found.put(key, finding.severity().toString())).isNull();
      }
    }
    return found;
  }

  /** Of rungs that are due at once only the last one tells, unless each is to: so who was first? */
  private static boolean told(Policy policy, Finding finding) {
    return finding.kind() != FindingKind.NOBODY_NEW || policy.catchUp() == CatchUp.EACH;
  }

  /** For how long, and since when. */
  private static String says(Finding finding) {
    String problem = finding.problem();
    int from = Math.max(problem.indexOf(": ") + 2, problem.indexOf("reaches nobody: ") + 16);
    if (finding.kind() == FindingKind.SINGLE_POINT_OF_FAILURE) {
      from = problem.indexOf(": ") + 2;
    }
    Example example =
        finding.witness() instanceof Witness.OfRung shown
            ? shown.example()
            : ((Witness.OfIncident) finding.witness()).example();
    return problem.substring(from, problem.indexOf(", first for"))
        + ", first at "
        + example.loggedAt();
  }
}
