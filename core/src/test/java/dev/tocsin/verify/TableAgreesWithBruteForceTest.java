package dev.tocsin.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.incident.Incident;
import dev.tocsin.policy.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/**
 * "Verification agrees with brute force on small random policies: no false finding, none missed."
 */
class TableAgreesWithBruteForceTest {
  @Property(seed = "29", tries = 40)
  void on_gaps_shadowed_redundant_and_impossible_rows_and_on_overlaps(@ForAll long seed) {
    Policy policy = SmallPolicies.random(seed);
    Verification proof = Verification.of(policy, VerifyOptions.from(SmallPolicies.FROM));
    Map<String, String> found = new TreeMap<>();
    for (Finding finding : proof.findings()) {
      boolean table = finding.kind() != FindingKind.DEAD_REFERENCE;
      if (table && finding.place().get(0).equals("escalation")) {
        String key = finding.kind() + " " + String.join(".", finding.place());
        assertThat(found.put(key, finding.severity().toString())).isNull();
      }
    }
    assertThat(found).isEqualTo(expected(policy));
  }

  private static Map<String, String> expected(Policy policy) {
    List<MatrixRow> rows = policy.matrix().rows();
    Walk natural = new Walk(policy, SmallPolicies.all(policy, false));
    Walk byHand = new Walk(policy, SmallPolicies.all(policy, true));
    Map<String, String> expected = new TreeMap<>();
    int last = rows.size() - 1;
    if (rows.get(last).when().matchesAll()) {
      if (natural.decided.get(last) > 0) {
        expected.put("GAP escalation." + last, "INFO");
      }
    } else if (natural.gaps > 0) {
      expected.put("GAP escalation", "ERROR");
    } else if (byHand.gaps > 0) {
      expected.put("GAP escalation", "WARNING");
    }
    for (int i = 0; i < rows.size(); i++) {
      if (natural.matched.get(i) == 0) {
        expected.put(
            "IMPOSSIBLE_ROW escalation." + i, byHand.matched.get(i) == 0 ? "ERROR" : "WARNING");
      } else if (natural.decided.get(i) == 0) {
        int row = i;
        boolean differs =
            natural.takers.get(i).stream().anyMatch(by -> !same(policy, rows, by, row));
        boolean lower = byHand.decided.get(i) > 0;
        expected.put(
            (differs ? "SHADOWED_ROW" : "REDUNDANT_ROW") + " escalation." + i,
            differs ? (lower ? "WARNING" : "ERROR") : (lower ? "INFO" : "WARNING"));
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      for (int later : natural.decidedBesides.get(i)) {
        if (!same(policy, rows, i, later)
            && !rows.get(i).overlaps().contains(rows.get(later).name())
            && natural.matchedAlone(i, later)
            && natural.matchedAlone(later, i)) {
          expected.put("OVERLAP escalation." + i, "INFO");
        }
      }
    }
    return expected;
  }

  private static boolean same(Policy policy, List<MatrixRow> rows, int one, int other) {
    return policy
        .matrix()
        .path(rows.get(one).path())
        .rungs()
        .equals(policy.matrix().path(rows.get(other).path()).rungs());
  }

  @Property(seed = "29", tries = 40)
  void and_every_witness_shows_what_the_finding_says(@ForAll long seed) {
    Policy policy = SmallPolicies.random(seed);
    for (Finding finding :
        Verification.of(policy, VerifyOptions.from(SmallPolicies.FROM)).findings()) {
      if (finding.witness() instanceof Witness.OfIncident shown) {
        Incident incident = shown.example().incident();
        MatrixRow taken = policy.matrix().route(incident, shown.example().loggedAt());
        @Nullable MatrixRow row =
            finding.place().size() != 2 || !finding.place().get(0).equals("escalation")
                ? null
                : policy.matrix().rows().get(Integer.parseInt(finding.place().get(1)));
        switch (finding.kind()) {
          case GAP, OVERLAP -> assertThat(taken).as(finding.toString()).isEqualTo(row);
          case SHADOWED_ROW, REDUNDANT_ROW -> {
            assertThat(taken).as(finding.toString()).isNotEqualTo(row);
            assertThat(policy.matrix().explain(row, incident, shown.example().loggedAt()).matched())
                .as(finding.toString())
                .isTrue();
          }
          case IMPOSSIBLE_ROW -> {
            assertThat(shown.example().overridden()).as(finding.toString()).isTrue();
            assertThat(policy.matrix().explain(row, incident, shown.example().loggedAt()).matched())
                .as(finding.toString())
                .isTrue();
          }
          default -> {}
        }
      }
    }
  }

  @Property(seed = "29", tries = 30)
  void and_raw_overlaps_are_all_pairs_that_share_an_incident(@ForAll long seed) {
    Policy policy = SmallPolicies.random(seed);
    List<MatrixRow> rows = policy.matrix().rows();
    Walk natural = new Walk(policy, SmallPolicies.all(policy, false));
    Set<String> expected = new TreeSet<>();
    for (int i = 0; i < rows.size(); i++) {
      for (int j = i + 1; j < rows.size(); j++) {
        if (natural.both.contains(i + " " + j)) {
          expected.add(rows.get(i).name() + " and " + rows.get(j).name());
        }
      }
    }
    Set<String> found = new TreeSet<>();
    Verification.of(policy, VerifyOptions.from(SmallPolicies.FROM))
        .overlaps()
        .forEach(each -> found.add(each.earlier() + " and " + each.later()));
    assertThat(found).isEqualTo(expected);
  }

  /** What each row takes when every incident of a list is asked for. */
  private static final class Walk {
    final Map<Integer, Integer> matched = new LinkedHashMap<>();
    final Map<Integer, Integer> decided = new LinkedHashMap<>();
    final Map<Integer, Set<Integer>> takers = new LinkedHashMap<>();
    final Map<Integer, Set<Integer>> decidedBesides = new LinkedHashMap<>();
    final Set<String> both = new TreeSet<>();
    private final Set<String> alone = new TreeSet<>();
    int gaps;

    Walk(Policy policy, List<Example> all) {
      List<MatrixRow> rows = policy.matrix().rows();
      for (int i = 0; i < rows.size(); i++) {
        matched.put(i, 0);
        decided.put(i, 0);
        takers.put(i, new TreeSet<>());
        decidedBesides.put(i, new TreeSet<>());
      }
      for (Example example : all) {
        Incident incident = example.incident();
        List<Integer> in = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
          if (rows.get(i)
              .when()
              .matches(incident, example.loggedAt(), policy.calendars(), policy.seasons())) {
            in.add(i);
            matched.merge(i, 1, Integer::sum);
          }
        }
        if (in.isEmpty()) {
          gaps++;
          continue;
        }
        decided.merge(in.get(0), 1, Integer::sum);
        for (int i = 0; i < rows.size(); i++) {
          for (int j = 0; j < rows.size(); j++) {
            if (in.contains(i) && in.contains(j)) {
              both.add(i + " " + j);
            } else if (in.contains(i)) {
              alone.add(i + " " + j);
            }
          }
        }
        for (int later : in.subList(1, in.size())) {
          takers.get(later).add(in.get(0));
          decidedBesides.get(in.get(0)).add(later);
        }
      }
    }

    boolean matchedAlone(int one, int without) {
      return alone.contains(one + " " + without);
    }
  }
}
