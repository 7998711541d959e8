package dev.tocsin.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Report;
import dev.tocsin.policy.Policy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.assertj.core.api.SoftAssertions;

/** "Every witness, replayed through the evaluator, shows what the finding says", on paths. */
class PathWitnessesTest {
  @Property(tries = 12, seed = "20261124", shrinking = ShrinkingMode.OFF)
  void show_what_the_finding_says(@ForAll long seed) {
    check(seed);
  }

  static void check(long seed) {
    Policy policy = RandomPaths.policy(seed);
    Policy thresholds = RandomPaths.thresholds(seed);
    SoftAssertions softly = new SoftAssertions();
    for (Finding finding :
        Verification.of(policy, PathsAgreeWithBruteForceTest.OPTIONS).findings()) {
      Example example = example(finding);
      if (example != null) {
        // whether a person has reported it is not part of the example
        boolean shown =
            shows(finding, policy, thresholds, example, false)
                || shows(finding, policy, thresholds, example, true);
        softly.assertThat(shown).as(seed + ": " + finding + " " + finding.witness()).isTrue();
      }
    }
    softly.assertAll();
  }

  private static Example example(Finding finding) {
    if (finding.place().get(0).equals("paths")) {
      if (finding.witness() instanceof Witness.OfIncident shown) {
        return shown.example();
      }
      if (finding.witness() instanceof Witness.OfRung shown) {
        return shown.example();
      }
      if (finding.witness() instanceof Witness.Handovers shown) {
        return shown.example();
      }
    }
    return null;
  }

  static Report report(Example example, boolean reported) {
    Report report =
        Report.of("An example")
            .source(example.source())
            .category(example.category())
            .impact(example.impact())
            .urgency(example.urgency());
    report = example.service() == null ? report : report.service(example.service());
    return reported ? report.reporter(Actor.person("rita")) : report;
  }

  private static boolean shows(
      Finding finding, Policy policy, Policy thresholds, Example example, boolean reported) {
    List<Report> reports = List.of(report(example, reported));
    Played real = Played.at(policy, reports, example.loggedAt()).get(0);
    if (finding.witness() instanceof Witness.Handovers shown) {
      return real.circles.equals(List.of(shown.teams()));
    }
    Path path = policy.matrix().path(finding.place().get(1));
    if (!path.id().equals(real.path)) {
      return false;
    }
    if (finding.kind() == FindingKind.COVERAGE_HOLE) {
      return real.reached().isEmpty();
    }
    if (finding.kind() == FindingKind.SINGLE_POINT_OF_FAILURE) {
      return real.reached().size() == 1
          && finding.problem().contains("is " + real.reached().iterator().next() + ":");
    }
    Played plain = Played.afterwards(thresholds, reports, example.loggedAt()).get(0);
    PathBruteForce.Seen seen = new PathBruteForce.Seen(null, example.priority(), real, plain);
    return rung(finding, path, seen);
  }

  private static boolean rung(Finding finding, Path path, PathBruteForce.Seen seen) {
    int number = Integer.parseInt(finding.place().get(2));
    Rung rung = path.rungs().get(number);
    Witness.OfRung shown = (Witness.OfRung) finding.witness();
    return switch (finding.kind()) {
      case EMPTY_FIRST_RUNG ->
          seen.real().first(rung.id()).empty()
              && seen.real().first(rung.id()).at().equals(shown.due());
      case IMPOSSIBLE_TARGET -> seen.own(rung) == null && shown.due() == null;
      case TOO_LATE -> seen.late(rung) && Objects.equals(seen.due(rung), shown.due());
      case OUT_OF_ORDER ->
          seen.early(path.rungs().get(number + 1), rung)
              && Objects.equals(seen.own(rung), shown.due());
      case UNREACHABLE_RUNG -> seen.real().first(rung.id()) == null;
      default -> true;
    };
  }

  /** So that the properties say something: each kind of finding occurs among such policies. */
  @org.junit.jupiter.api.Test
  void each_kind_of_finding_on_paths_occurs() {
    Set<FindingKind> kinds = new HashSet<>();
    List<Long> unreachable = new ArrayList<>();
    for (long seed = 0; seed < 250; seed++) {
      for (Finding finding :
          Verification.of(RandomPaths.policy(seed), PathsAgreeWithBruteForceTest.OPTIONS)
              .findings()) {
        kinds.add(finding.kind());
        if (finding.kind() == FindingKind.UNREACHABLE_RUNG) {
          unreachable.add(seed);
        }
      }
    }
    assertThat(kinds)
        .contains(
            FindingKind.COVERAGE_HOLE,
            FindingKind.EMPTY_FIRST_RUNG,
            FindingKind.SINGLE_POINT_OF_FAILURE,
            FindingKind.NOBODY_NEW,
            FindingKind.TOO_LATE,
            FindingKind.OUT_OF_ORDER,
            FindingKind.IMPOSSIBLE_TARGET,
            FindingKind.CYCLE,
            FindingKind.UNREACHABLE_RUNG);
    assertThat(unreachable).isNotEmpty();
  }
}
