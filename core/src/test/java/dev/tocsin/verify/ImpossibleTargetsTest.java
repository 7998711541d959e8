package dev.tocsin.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.Fixture;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Report;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.ServiceLevelRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Targets for which no due instant exists, against what the real engine breaches. */
class ImpossibleTargetsTest {
  @Property(tries = 12, seed = "20261126", shrinking = ShrinkingMode.OFF)
  void agree_with_brute_force(@ForAll long seed) {
    check(seed);
  }

  static Map<String, String> check(long seed) {
    Policy policy = RandomPaths.policy(seed);
    Map<String, String> found = new TreeMap<>();
    for (Finding finding :
        Verification.of(policy, PathsAgreeWithBruteForceTest.OPTIONS).findings()) {
      if (finding.kind() == FindingKind.IMPOSSIBLE_TARGET
          && finding.place().get(0).equals("service-levels")) {
        found.put(String.join(".", finding.place()), finding.severity() + since(finding));
      }
    }
    Map<String, String> expected = new TreeMap<>();
    for (int i = 0; i < policy.serviceLevels().size(); i++) {
      expected(expected, i, policy.serviceLevels().get(i), policy);
    }
    assertThat(found).as("seed " + seed).isEqualTo(expected);
    return expected;
  }

  private static String since(Finding finding) {
    int at = finding.problem().indexOf("logged at ");
    return at < 0 ? "" : " " + finding.problem().substring(at + 10).split(" ")[0];
  }

  private static void expected(
      Map<String, String> expected, int number, ServiceLevelRule rule, Policy policy) {
    PolicyBuilder builder = Fixture.teams();
    policy.calendars().values().forEach(builder::calendar);
    builder.lastResort(Contact.person("otto"));
    Policy only = builder.serviceLevel(new ServiceLevelRule(When.any(), rule.level())).build();
    Map<String, Stretches> never = new TreeMap<>();
    for (int half = 0; half < PathBruteForce.HORIZON.toHours() * 2; half++) {
      Instant at = RandomPaths.FROM.plusSeconds(half * 1_800L);
      Played played = Played.afterwards(only, List.of(Report.of("An example")), at).get(0);
      rule.level()
          .targets()
          .keySet()
          .forEach(
              kind ->
                  never
                      .computeIfAbsent(kind.toString(), name -> new Stretches())
                      .add(at, !played.breached.containsKey(kind.toString())));
    }
    never.forEach(
        (target, when) -> {
          if (when.ever()) {
            expected.put(
                "service-levels." + number + "." + target,
                when.always() ? "ERROR" : "WARNING " + when.first());
          }
        });
  }
}
