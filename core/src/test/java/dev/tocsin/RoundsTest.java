package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.LEE;
import static dev.tocsin.Fixture.START;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static dev.tocsin.Fixture.teams;
import static dev.tocsin.RungsDueTest.due;
import static dev.tocsin.RungsDueTest.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Urgency;
import dev.tocsin.policy.Times;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** "When a rung is due", 3: what starts a new round, and what does not. */
class RoundsTest {
  private static final Rung PAGE =
      Rung.after("page", minutes(10)).until(Until.ACKNOWLEDGED).notifyOnCall("checkout");

  static void prioritise(Fixture f, Incident incident, Priority priority, Actor by) {
    f.desk.handle(
        incident.id(), new Command.Reprioritise(null, null, priority, "so I say"), Caller.of(by));
  }

  private static List<String> causes(Fixture f, Incident incident) {
    return f.history(incident).stream()
        .filter(entry -> entry.event() instanceof EscalationEvent.RoundStarted)
        .map(entry -> ((EscalationEvent.RoundStarted) entry.event()).cause())
        .toList();
  }

  @Nested
  class Another_team {
    private final Fixture f =
        new Fixture(
            path(
                Rung.after("page", minutes(10))
                    .until(Until.ACKNOWLEDGED)
                    .action(
                        new dev.tocsin.escalation.Action.Notify(
                            List.of(new dev.tocsin.escalation.Target.AccountableTeam())))));
    private final Incident incident = f.desk.log(checkoutDown());

    @Test
    void point_3_starts_a_round_at_the_hand_over_and_clears_the_acknowledgement() {
      f.desk.acknowledge(incident.id(), DANA);
      f.pass(minutes(30));
      f.desk.assign(incident.id(), DANA, "database", null, "a slow query");
      assertThat(f.get(incident).acknowledgement()).isNull();
      assertThat(f.get(incident).escalation().start()).isEqualTo(START.plus(minutes(30)));
      f.pass(minutes(30));
      assertThat(due(f, incident, "page")).containsExactly(START.plus(minutes(40)));
      assertThat(f.told()).containsExactly("lee:page");
    }

    @Test
    void point_3_the_same_team_and_another_person_is_no_new_round() {
      f.desk.acknowledge(incident.id(), DANA);
      f.desk.assign(incident.id(), DANA, "checkout", "kim", null);
      assertThat(f.get(incident).escalation().round()).isEqualTo(1);
      assertThat(f.get(incident).acknowledgement()).isNotNull();
    }

    @Test
    void point_3_a_category_of_another_team_hands_over() {
      f.desk.handle(
          incident.id(),
          new Command.Recategorise(Category.of("database/pool"), "it is the pool"),
          Caller.of(DANA));
      assertThat(f.get(incident).team()).isEqualTo("database");
      assertThat(causes(f, incident)).containsExactly("logged", "team");
    }

    @Test
    void point_3_another_category_of_the_same_team_keeps_the_start() {
      f.pass(minutes(5));
      f.desk.handle(
          incident.id(),
          new Command.Recategorise(Category.of("application/checkout/cart"), "closer"),
          Caller.of(DANA));
      f.pass(minutes(30));
      assertThat(f.get(incident).escalation().round()).isEqualTo(1);
      assertThat(due(f, incident, "page")).containsExactly(START.plus(minutes(10)));
    }

    @Test
    void point_3_a_team_that_somebody_chose_by_hand_keeps_it_when_only_the_category_is_refined() {
      f.desk.assign(incident.id(), DANA, "network", null, null);
      f.desk.handle(
          incident.id(),
          new Command.Recategorise(Category.of("application/checkout/cart"), "closer"),
          Caller.of(DANA));
      assertThat(f.get(incident).team()).isEqualTo("network");
    }
  }

  @Nested
  class Functional_escalation {
    private final Fixture f =
        new Fixture(
            path(
                Rung.after("tell", minutes(10)).notifyOnCall("service-desk"),
                Rung.after("second", minutes(30)).informOnCall("management").reassign("database")));
    private final Incident incident = f.desk.log(checkoutDown());

    @Test
    void point_3_a_rung_hands_over_at_the_instant_at_which_it_was_due() {
      f.sleep(minutes(50));
      f.worker.runUntilIdle();
      assertThat(f.get(incident).team()).isEqualTo("database");
      assertThat(f.get(incident).ownership().since()).isEqualTo(START.plus(minutes(30)));
      assertThat(f.get(incident).escalation().start()).isEqualTo(START.plus(minutes(30)));
      assertThat(due(f, incident, "tell"))
          .containsExactly(START.plus(minutes(10)), START.plus(minutes(40)));
    }

    @Test
    void point_3_whom_the_rung_tells_of_the_hand_over_is_told() {
      f.pass(minutes(30));
      assertThat(f.told()).containsExactly("sam:page", "morgan:inform");
    }

    @Test
    void point_3_a_rule_may_not_hand_back_to_a_team_that_has_held_it_since_a_person_acted() {
      Fixture circle =
          new Fixture(
              teams()
                  .escalate(
                      "checkout",
                      When.any().teams("checkout"),
                      Rung.after("over", minutes(10)).reassign("database"))
                  .escalate(
                      "database",
                      When.any().teams("database"),
                      Rung.after("back", minutes(10)).reassign("checkout"))
                  .build());
      Incident ping = circle.desk.log(checkoutDown());
      circle.pass(minutes(100));
      assertThat(circle.get(ping).team()).isEqualTo("database");
      assertThat(circle.events(ping)).containsOnlyOnce("hand-back-refused");
      assertThat(circle.told()).containsExactly("operations-manager:page");
      circle.check(ping);
    }

    @Test
    void point_3_after_a_person_acted_the_rule_may_hand_back() {
      Fixture circle =
          new Fixture(
              teams()
                  .escalate(
                      "checkout",
                      When.any().teams("checkout"),
                      Rung.after("over", minutes(10)).reassign("database"))
                  .escalate(
                      "database",
                      When.any().teams("database"),
                      Rung.after("back", minutes(10)).reassign("checkout"))
                  .build());
      Incident ping = circle.desk.log(checkoutDown());
      circle.pass(minutes(15));
      circle.desk.comment(ping.id(), LEE, "not ours");
      circle.pass(minutes(5));
      assertThat(circle.get(ping).team()).isEqualTo("checkout");
      assertThat(circle.events(ping)).doesNotContain("hand-back-refused");
    }
  }

  @Nested
  class Severity {
    private final Fixture f = new Fixture(path(PAGE));
    private final Incident incident =
        f.desk.log(checkoutDown().impact(Impact.MINOR).urgency(Urgency.CRITICAL));

    @Test
    void point_3_raising_the_severity_pages_again() {
      assertThat(incident.priority()).isEqualTo(Priority.P3);
      f.pass(minutes(20));
      f.desk.acknowledge(incident.id(), DANA);
      prioritise(f, incident, Priority.P1, LEE);
      assertThat(f.get(incident).acknowledgement()).isNull();
      f.pass(minutes(20));
      assertThat(due(f, incident, "page"))
          .containsExactly(START.plus(minutes(10)), START.plus(minutes(30)));
    }

    @Test
    void point_3_the_acknowledgement_stays_with_the_raiser_who_gave_it() {
      f.desk.acknowledge(incident.id(), DANA);
      prioritise(f, incident, Priority.P1, DANA);
      assertThat(f.get(incident).escalation().round()).isEqualTo(2);
      assertThat(f.get(incident).acknowledgement().by()).isEqualTo(DANA);
    }

    @Test
    void point_3_up_down_and_up_again_pages_once() {
      prioritise(f, incident, Priority.P1, LEE);
      prioritise(f, incident, Priority.P2, LEE);
      prioritise(f, incident, Priority.P1, LEE);
      assertThat(f.get(incident).escalation().round()).isEqualTo(2);
      f.pass(minutes(60));
      assertThat(f.told()).containsExactly("dana:page");
    }

    @Test
    void point_3_lowering_supersedes_what_is_pending() {
      f.sleep(minutes(10));
      f.desk.comment(incident.id(), LEE, "the rung is taken, the page waits in the outbox");
      prioritise(f, incident, Priority.P4, LEE);
      f.worker.runUntilIdle();
      assertThat(f.sent).isEmpty();
      assertThat(f.get(incident).escalation().round()).isEqualTo(1);
    }

    @Test
    void an_override_keeps_its_reason_and_following_the_table_again_drops_it() {
      prioritise(f, incident, Priority.P1, LEE);
      assertThat(f.get(incident).classification().overrideReason()).isEqualTo("so I say");
      prioritise(f, incident, null, LEE);
      assertThat(f.get(incident).priority()).isEqualTo(Priority.P3);
      assertThat(f.get(incident).classification().overrideReason()).isNull();
    }

    @Test
    void a_report_that_is_worse_raises_and_one_that_is_milder_does_not_lower() {
      f.desk.log(checkoutDown());
      assertThat(f.get(incident).priority()).isEqualTo(Priority.P1);
      f.desk.log(checkoutDown().impact(Impact.MINOR).urgency(Urgency.LOW));
      assertThat(f.get(incident).priority()).isEqualTo(Priority.P1);
    }

    @Test
    void a_report_that_is_not_worse_does_not_undo_what_a_person_decided() {
      Incident severe = f.desk.log(checkoutDown().dedupKey("load test"));
      prioritise(f, severe, Priority.P4, LEE);
      f.desk.log(checkoutDown().dedupKey("load test"));
      assertThat(f.get(severe).priority()).isEqualTo(Priority.P4);
    }
  }

  @Nested
  class A_lapse {
    private final Fixture f =
        new Fixture(
            teams()
                .times(
                    new Times(
                        Duration.ofDays(3), Duration.ofDays(7), Duration.ofDays(1), minutes(60)))
                .escalate("all", When.any(), PAGE)
                .build());
    private final Incident incident = f.desk.log(checkoutDown());

    @Test
    void point_3_starts_a_round_and_tells_the_one_who_let_it_lapse() {
      f.pass(minutes(5));
      f.desk.acknowledge(incident.id(), LEE);
      f.pass(minutes(100));
      assertThat(causes(f, incident)).containsExactly("logged", "lapsed");
      assertThat(due(f, incident, "page")).containsExactly(START.plus(minutes(75)));
      assertThat(f.told()).containsExactly("lee:remind", "dana:page");
    }

    @Test
    void point_3_the_same_person_renews_by_acknowledging_again() {
      f.desk.acknowledge(incident.id(), LEE);
      f.pass(minutes(50));
      f.desk.acknowledge(incident.id(), LEE);
      f.pass(minutes(50));
      assertThat(f.get(incident).acknowledgement()).isNotNull();
      f.pass(minutes(10));
      assertThat(f.get(incident).acknowledgement()).isNull();
    }

    @Test
    void point_2_a_hold_stops_the_lapse_too() {
      f.desk.acknowledge(incident.id(), LEE);
      f.pass(minutes(30));
      f.desk.hold(incident.id(), LEE, "supplier");
      f.pass(minutes(300));
      f.desk.resume(incident.id(), LEE);
      f.pass(minutes(29));
      assertThat(f.get(incident).acknowledgement()).isNotNull();
      f.pass(minutes(1));
      assertThat(f.get(incident).acknowledgement()).isNull();
    }

    @Test
    void point_6_nobody_is_reminded_of_a_lapse_by_the_command_that_resolves() {
      f.desk.acknowledge(incident.id(), LEE);
      f.sleep(minutes(100));
      f.desk.resolve(incident.id(), LEE, "done");
      f.worker.runUntilIdle();
      assertThat(f.sent).isEmpty();
    }
  }

  @Nested
  class Reopening {
    @Test
    void point_3_starts_a_round() {
      Fixture f = new Fixture(path(PAGE));
      Incident incident = f.desk.log(checkoutDown());
      f.desk.acknowledge(incident.id(), DANA);
      f.desk.resolve(incident.id(), DANA, "done");
      f.pass(minutes(60));
      f.desk.reopen(incident.id(), DANA, "no");
      f.pass(minutes(60));
      assertThat(causes(f, incident)).containsExactly("logged", "reopened");
      assertThat(due(f, incident, "page")).containsExactly(START.plus(minutes(70)));
    }

    @Test
    void twice_and_each_time_the_path_begins_anew() {
      Fixture f = new Fixture(path(PAGE));
      Incident incident = f.desk.log(checkoutDown());
      for (int i = 0; i < 2; i++) {
        f.desk.resolve(incident.id(), DANA, "done");
        f.desk.close(incident.id(), DANA);
        f.pass(minutes(60));
        f.desk.reopen(incident.id(), DANA, "no");
        f.pass(minutes(60));
      }
      assertThat(f.told()).containsExactly("dana:page", "dana:page");
      assertThat(f.get(incident).escalation().round()).isEqualTo(3);
      f.check(incident);
    }
  }
}
