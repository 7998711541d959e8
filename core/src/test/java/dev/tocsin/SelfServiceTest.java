package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.START;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static dev.tocsin.Fixture.teams;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.desk.CommandRefusedException;
import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.host.Automation;
import dev.tocsin.host.AutomationResult;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.Phase;
import dev.tocsin.notification.AutomationRun;
import dev.tocsin.policy.AutomationRule;
import dev.tocsin.policy.KnownWorkaround;
import dev.tocsin.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Practice 2: what automations and reporters can do before a person is paged. */
class SelfServiceTest {
  private static final Actor RUNBOOKS = Actor.system("runbooks");

  private final Policy policy =
      teams()
          .automation(new AutomationRule("restart", minutes(5), 3, "workaround"))
          .workaround(
              new KnownWorkaround(
                  "pay later", When.any().categories("application/checkout"), "Pay by invoice."))
          .workaround(new KnownWorkaround("wait", When.any().categories("network"), "Wait."))
          .escalate(
              "all",
              When.any(),
              Rung.after("fix", minutes(0)).action(new Action.Run("restart")),
              Rung.after("page", minutes(0))
                  .until(Until.ACKNOWLEDGED)
                  .notifyOnCall("checkout")
                  .repeat(new Repeat(minutes(10), 2)))
          .build();
  private final List<AutomationRun> asked = new ArrayList<>();
  private Automation automation = request -> AutomationResult.succeeded("two nodes restarted");
  private final Fixture f =
      new Fixture(
          policy,
          builder ->
              builder.automation(
                  request -> {
                    asked.add(request);
                    return automation.run(request);
                  }));

  private Incident logged() {
    return f.desk.log(checkoutDown());
  }

  private static Instant at(long minutes) {
    return START.plus(minutes(minutes));
  }

  private List<Duration> paged(Incident incident) {
    return f.history(incident).stream()
        .filter(entry -> entry.event().type().equals("rung-fired"))
        .filter(entry -> entry.event().toString().contains("rung=page"))
        .map(entry -> Duration.between(START, entry.occurredAt()))
        .toList();
  }

  @Nested
  class An_automation {
    @Test
    void that_succeeds_resolves_before_anybody_is_paged() {
      Incident incident = logged();
      f.pass(minutes(60));
      Incident after = f.get(incident);
      assertThat(after.phase()).isEqualTo(Phase.RESOLVED);
      assertThat(after.resolution().by()).isEqualTo(Actor.system("restart"));
      assertThat(after.resolution().kind()).isEqualTo("workaround");
      assertThat(after.resolution().text()).isEqualTo("two nodes restarted");
      assertThat(f.told()).doesNotContain("dana:page");
      assertThat(f.events(incident))
          .containsSubsequence("action-requested", "action-finished", "resolved");
      f.check(incident);
    }

    @Test
    void that_succeeds_is_the_first_response_too() {
      Incident incident = logged();
      f.pass(minutes(1));
      assertThat(f.get(incident).attainment().respondedAt()).isEqualTo(START);
    }

    @Test
    void knows_when_its_time_is_up() {
      logged();
      f.pass(minutes(1));
      assertThat(asked.get(0).until()).isEqualTo(START.plus(minutes(5)));
    }

    @Test
    void that_could_not_help_lets_the_path_go_on_at_once() {
      automation = request -> AutomationResult.failed("nothing to restart");
      Incident incident = logged();
      f.pass(minutes(1));
      assertThat(asked).hasSize(1);
      assertThat(paged(incident)).containsExactly(Duration.ZERO);
      assertThat(f.get(incident).phase()).isEqualTo(Phase.NEW);
      f.check(incident);
    }

    @Test
    void that_fails_is_tried_as_often_as_its_rule_says() {
      automation =
          request -> {
            throw new IllegalStateException("busy");
          };
      Incident incident = logged();
      f.pass(minutes(20));
      assertThat(asked).hasSizeBetween(2, 3);
      assertThat(paged(incident)).isNotEmpty();
      assertThat(paged(incident).get(0)).isLessThanOrEqualTo(minutes(5));
      f.check(incident);
    }

    @Test
    void that_takes_too_long_lets_the_path_go_on_at_the_end_of_its_time() {
      automation = request -> AutomationResult.underWay();
      Incident incident = logged();
      f.pass(minutes(6));
      assertThat(paged(incident)).containsExactly(minutes(5));
      assertThat(f.events(incident)).contains("action-timed-out");
      assertThat(f.get(incident).escalation().requested()).isEmpty();
      f.check(incident);
    }

    @Test
    void that_was_begun_ends_by_a_command() {
      automation = request -> AutomationResult.underWay();
      Incident incident = logged();
      f.pass(minutes(3));
      f.desk.finishAutomation(incident.id(), RUNBOOKS, asked.get(0).key(), true, "done in time");
      assertThat(f.get(incident).phase()).isEqualTo(Phase.RESOLVED);
      f.pass(minutes(30));
      assertThat(f.told()).doesNotContain("dana:page");
      f.check(incident);
    }

    @Test
    void that_was_begun_and_failed_lets_the_path_go_on_then() {
      automation = request -> AutomationResult.underWay();
      Incident incident = logged();
      f.pass(minutes(3));
      f.desk.finishAutomation(incident.id(), RUNBOOKS, asked.get(0).key(), false, null);
      assertThat(paged(incident)).containsExactly(minutes(3));
      f.check(incident);
    }

    @Test
    void cannot_end_twice_or_late() {
      automation = request -> AutomationResult.underWay();
      Incident incident = logged();
      f.pass(minutes(6));
      assertThatThrownBy(
              () ->
                  f.desk.finishAutomation(
                      incident.id(), RUNBOOKS, asked.get(0).key(), true, "late"))
          .isInstanceOf(CommandRefusedException.class)
          .hasMessageContaining("no automation is under way with key " + asked.get(0).key());
      assertThat(f.get(incident).phase()).isEqualTo(Phase.NEW);
    }

    @Test
    void whose_time_was_up_before_anybody_ran_it_is_taken_back() {
      Incident incident = logged();
      f.sleep(minutes(6));
      f.desk.comment(incident.id(), DANA, "no worker was there");
      f.pass(minutes(10));
      assertThat(asked).isEmpty();
      assertThat(paged(incident)).first().isEqualTo(minutes(5));
      f.check(incident);
    }

    @Test
    void of_an_incident_that_was_resolved_meanwhile_changes_nothing() {
      automation = request -> AutomationResult.underWay();
      Incident incident = logged();
      f.pass(minutes(1));
      f.desk.resolve(incident.id(), DANA, "by hand");
      assertThatThrownBy(
              () ->
                  f.desk.finishAutomation(incident.id(), RUNBOOKS, asked.get(0).key(), true, "too"))
          .isInstanceOf(CommandRefusedException.class);
      assertThat(f.get(incident).resolution().text()).isEqualTo("by hand");
      f.check(incident);
    }

    @Test
    void of_before_a_resolution_does_not_resolve_what_was_reopened_since() {
      automation = request -> AutomationResult.underWay();
      Incident incident = logged();
      f.pass(minutes(2));
      f.desk.resolve(incident.id(), DANA, "fixed");
      f.desk.reopen(incident.id(), DANA, "it is not");
      assertThatThrownBy(
              () ->
                  f.desk.finishAutomation(
                      incident.id(), RUNBOOKS, asked.get(0).key(), true, "restarted long ago"))
          .isInstanceOf(CommandRefusedException.class);
      assertThat(f.get(incident).phase()).isNotEqualTo(Phase.RESOLVED);
      f.check(incident);
    }

    @Test
    void that_a_resolution_took_back_keeps_nobody_from_being_paged_after_a_relapse() {
      automation =
          request -> {
            throw new IllegalStateException("not now");
          };
      Incident incident = logged();
      f.pass(Duration.ofSeconds(5));
      f.desk.resolve(incident.id(), Actor.system("probe"), "green");
      f.pass(Duration.ofSeconds(30));
      automation = request -> AutomationResult.failed("it does not help");
      logged();
      f.pass(minutes(1));
      assertThat(f.told()).contains("dana:page");
      f.check(incident);
    }

    @Test
    void has_its_time_once_however_many_rounds_begin() {
      automation = request -> AutomationResult.underWay();
      Incident incident = logged();
      f.pass(minutes(2));
      f.desk.assign(incident.id(), DANA, "database", null, "yours");
      f.pass(minutes(4));
      assertThat(asked).extracting(AutomationRun::until).containsExactly(at(5), null);
      assertThat(f.told()).contains("dana:page");
      f.desk.assign(incident.id(), DANA, "network", null, "yours");
      f.sent.clear();
      f.pass(minutes(1));
      assertThat(asked).hasSize(3);
      assertThat(f.told()).contains("dana:page");
      f.check(incident);
    }

    @Test
    void does_not_resolve_where_the_policy_does_not_say_so() {
      Policy only =
          teams()
              .automation(new AutomationRule("restart", minutes(5), null, null))
              .escalate(
                  "all",
                  When.any(),
                  Rung.after("fix", minutes(0)).action(new Action.Run("restart")),
                  Rung.after("page", minutes(0)).notifyOnCall("checkout"))
              .build();
      Fixture g =
          new Fixture(only, builder -> builder.automation(request -> automation.run(request)));
      Incident incident = g.desk.log(checkoutDown());
      g.pass(minutes(1));
      assertThat(g.get(incident).phase()).isEqualTo(Phase.NEW);
      assertThat(g.told()).containsExactly("dana:page");
      g.check(incident);
    }

    @Test
    void that_failed_at_once_has_had_its_time_when_another_round_begins() {
      automation = request -> AutomationResult.failed("nothing to restart");
      Incident incident = logged();
      f.worker.runUntilIdle();
      f.desk.assign(incident.id(), DANA, "database", null, "yours");
      assertThat(f.get(incident).escalation().requested())
          .singleElement()
          .satisfies(again -> assertThat(again.until()).isNull());
      f.check(incident);
    }

    @Test
    void has_its_time_even_when_a_person_acknowledges_meanwhile() {
      automation = request -> AutomationResult.underWay();
      Incident incident = logged();
      f.pass(minutes(1));
      f.desk.acknowledge(incident.id(), DANA);
      f.desk.finishAutomation(incident.id(), RUNBOOKS, asked.get(0).key(), true, "restarted");
      assertThat(f.get(incident).phase()).isEqualTo(Phase.RESOLVED);
      f.check(incident);
    }
  }

  @Nested
  class A_workaround {
    private final Actor ann = Actor.person("ann");

    @Test
    void that_is_for_it_is_offered_to_the_person_who_reports() {
      Incident incident = f.desk.log(checkoutDown().reporter(ann));
      f.pass(minutes(1));
      assertThat(f.told()).containsExactly("ann:workaround");
      assertThat(f.sent.get(0).text()).startsWith("Pay by invoice.");
      assertThat(f.events(incident)).contains("workaround-offered");
      f.check(incident);
    }

    @Test
    void is_not_offered_to_a_program() {
      Incident incident = f.desk.log(checkoutDown().reporter(Actor.system("probe")));
      assertThat(f.events(incident)).doesNotContain("workaround-offered");
    }

    @Test
    void is_offered_to_the_next_one_who_reports_the_same() {
      Incident incident = f.desk.log(checkoutDown().reporter(ann).dedupKey("checkout"));
      f.desk.log(checkoutDown().reporter(ann).dedupKey("checkout"));
      f.desk.log(checkoutDown().reporter(Actor.person("bob")).dedupKey("checkout"));
      assertThat(f.events(incident).stream().filter("workaround-offered"::equals)).hasSize(2);
      f.check(incident);
    }

    @Test
    void is_no_response_of_the_service_desk() {
      Incident incident = f.desk.log(checkoutDown().reporter(ann));
      automation = request -> AutomationResult.failed(null);
      f.pass(minutes(1));
      assertThat(f.get(incident).attainment()).isNull();
    }

    @Test
    void that_helped_is_said_by_the_reporter_and_counts_as_self_service() {
      Incident incident = f.desk.log(checkoutDown().reporter(ann));
      f.desk.resolve(incident.id(), ann, "paid by invoice");
      Entry last = f.history(incident).get(f.history(incident).size() - 1);
      assertThat(last.event()).isInstanceOf(LifecycleEvent.Resolved.class);
      assertThat(last.by()).isEqualTo(ann);
    }
  }
}
