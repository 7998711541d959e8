package dev.tocsin.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.Fixture;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Priority;
import dev.tocsin.verify.Finding;
import dev.tocsin.verify.FindingKind;
import dev.tocsin.verify.PolicyDiff;
import dev.tocsin.verify.Verification;
import dev.tocsin.verify.VerifyOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a policy says of major incidents, and what it cannot say. */
class MajorRulesTest {
  private static final MajorRules RULES = MajorRules.of("incident-commander");

  private static PolicyBuilder builder() {
    return Fixture.teams().role("incident-commander", Staffing.of("ines"));
  }

  private static void refused(PolicyBuilder builder, String message) {
    assertThatThrownBy(builder::build)
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageContaining(message);
  }

  @Test
  void names_what_is_there() {
    refused(Fixture.teams().majorIncidents(RULES), "there is no role 'incident-commander'");
    refused(builder().majorIncidents(RULES.team("nobody")), "there is no team 'nobody'");
    refused(
        builder().majorIncidents(RULES.stakeholders(new Target.OnCallOf("nobody"))),
        "there is no team 'nobody'");
  }

  @Test
  void needs_a_last_resort_so_that_somebody_commands_at_any_time() {
    refused(builder().lastResort().majorIncidents(RULES), "there is no last resort to command");
  }

  @Test
  void a_time_of_nothing_or_less_and_nobody_to_tell_are_refused_at_once() {
    for (Duration none : List.of(Duration.ZERO, Duration.ofMinutes(-1))) {
      assertThatThrownBy(() -> builder().majorIncidents(RULES.updateEvery(none)))
          .isInstanceOf(InvalidPolicyException.class);
      assertThatThrownBy(() -> builder().majorIncidents(RULES.declareAfter(none)))
          .isInstanceOf(InvalidPolicyException.class);
      assertThatThrownBy(() -> builder().majorIncidents(RULES.reviewWithin(none)))
          .isInstanceOf(InvalidPolicyException.class);
    }
    assertThatThrownBy(() -> builder().majorIncidents(RULES.stakeholders(new Target[0])))
        .isInstanceOf(InvalidPolicyException.class);
  }

  @Test
  void a_rung_proposes_only_where_somebody_looks_at_it() {
    refused(
        builder().escalate("all", When.any(), Rung.after("r", Duration.ZERO).proposeMajor()),
        "does not say who looks at it");
  }

  @Test
  void every_part_makes_another_version() {
    List<MajorRules> all =
        List.of(
            RULES,
            RULES.team("database"),
            RULES.updateEvery(Duration.ofMinutes(30)),
            RULES.updateEvery(Map.of(Priority.P1, Duration.ofMinutes(30))),
            RULES.stakeholders(new Target.Reporter()),
            RULES.declareAfter(Duration.ofMinutes(30)),
            RULES.reviewWithin(Duration.ofMinutes(30)),
            RULES.costPerHour(HourlyRate.of("1 EUR")));
    assertThat(all.stream().map(each -> builder().majorIncidents(each).build().version()))
        .doesNotHaveDuplicates()
        .doesNotContain(builder().build().version());
  }

  @Test
  void what_changed_is_said_in_words() {
    Policy before = builder().majorIncidents(RULES.updateEvery(Duration.ofMinutes(30))).build();
    Policy after =
        builder()
            .majorIncidents(
                RULES.updateEvery(Duration.ofMinutes(20)).costPerHour(HourlyRate.of("95.50 EUR")))
            .build();
    assertThat(PolicyDiff.between(before, after, VerifyOptions.from(Fixture.START)).differences())
        .extracting(Object::toString)
        .anyMatch(each -> each.contains("update every, P1") && each.contains("20 min"))
        .anyMatch(each -> each.contains("cost per hour") && each.contains("95.5 EUR"));
  }

  @Test
  void a_role_of_which_nobody_is_ever_on_call_is_a_finding() {
    Policy policy =
        Fixture.teams()
            .role("incident-commander", Staffing.of())
            .majorIncidents(RULES.team("empty"))
            .build();
    assertThat(Verification.of(policy, VerifyOptions.from(Fixture.START)).findings())
        .filteredOn(finding -> finding.kind() == FindingKind.UNSTAFFED)
        .extracting(Finding::place)
        .contains(List.of("roles", "incident-commander"), List.of("teams", "empty"));
  }
}
