package dev.tocsin.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.policy.Policy;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What two policies decide differently, against walking all that can occur. */
class PolicyDiffTest {
  @Property(seed = "29", tries = 40)
  void lists_each_pair_of_rows_between_which_an_incident_moves(
      @ForAll long one, @ForAll long other) {
    Policy before = SmallPolicies.random(one);
    Policy after = SmallPolicies.random(other);
    Set<String> expected = new TreeSet<>();
    for (Example example : SmallPolicies.all(before, false)) {
      MatrixRow was = before.matrix().route(example.incident(), example.loggedAt());
      MatrixRow is = after.matrix().route(example.incident(), example.loggedAt());
      if (!rungs(before, was).equals(rungs(after, is))) {
        expected.add(name(was) + " to " + name(is));
      }
    }
    Set<String> found = new TreeSet<>();
    for (Difference each : differences(before, after)) {
      Example shown = each.example();
      if (each.kind() == Difference.Kind.PATH && shown != null) {
        String was = name(before.matrix().route(shown.incident(), shown.loggedAt()));
        String is = name(after.matrix().route(shown.incident(), shown.loggedAt()));
        assertThat(each.before()).contains(was);
        assertThat(each.after()).contains(is);
        assertThat(found.add(was + " to " + is)).isTrue();
      }
    }
    assertThat(found).isEqualTo(expected);
  }

  @Property(seed = "29", tries = 20)
  void is_empty_between_a_policy_and_itself(@ForAll long seed) {
    assertThat(differences(SmallPolicies.random(seed), SmallPolicies.random(seed))).isEmpty();
  }

  private static List<Difference> differences(Policy before, Policy after) {
    PolicyDiff diff = PolicyDiff.between(before, after, VerifyOptions.from(SmallPolicies.FROM));
    assertThat(diff.proved()).isTrue();
    return diff.differences();
  }

  private static Object rungs(Policy policy, MatrixRow row) {
    return row == null ? "none" : policy.matrix().path(row.path()).rungs();
  }

  private static String name(MatrixRow row) {
    return row == null ? "no row" : row.name();
  }
}
