package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.LEE;
import static dev.tocsin.Fixture.START;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static dev.tocsin.Fixture.teams;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.RungOutcome;
import dev.tocsin.policy.Policy;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** "When a rung is due", 1, 2 and 10. */
class RungsDueTest {
  static Policy path(Rung... rungs) {
    return teams().escalate("all", When.any(), rungs).build();
  }

  /** Of each rung that was taken, when it was due. */
  static List<Instant> due(Fixture f, Incident incident, String rung) {
    return f.history(incident).stream()
        .filter(
            entry ->
                entry.event() instanceof EscalationEvent.RungFired fired
                    && fired.rung().equals(rung))
        .map(entry -> entry.occurredAt())
        .toList();
  }

  static List<RungOutcome> outcomes(Fixture f, Incident incident) {
    return f.history(incident).stream()
        .filter(entry -> entry.event() instanceof EscalationEvent.RungFired)
        .map(entry -> ((EscalationEvent.RungFired) entry.event()).outcome())
        .toList();
  }

  @Nested
  class Elapsed_time {
    @Test
    void point_1_a_rung_is_due_after_its_threshold_from_the_log() {
      Fixture f = new Fixture(path(Rung.after("page", minutes(15)).notifyOnCall("checkout")));
      f.desk.log(checkoutDown());
      f.pass(minutes(15).minusNanos(1000));
      assertThat(f.sent).isEmpty();
      f.pass(minutes(1));
      assertThat(f.told()).containsExactly("dana:page");
    }

    @Test
    void point_1_a_rung_of_no_time_is_taken_in_the_commit_that_logs() {
      Fixture f = new Fixture(path(Rung.after("page", minutes(0)).notifyOnCall("checkout")));
      Incident incident = f.desk.log(checkoutDown());
      assertThat(f.events(incident)).containsExactly("logged", "round-started", "rung-fired");
      f.worker.runOnce();
      assertThat(f.told()).containsExactly("dana:page");
    }

    @Test
    void point_1_lateness_does_not_add_up() {
      Fixture f =
          new Fixture(
              path(
                  Rung.after("one", minutes(10)).notifyOnCall("checkout"),
                  Rung.after("two", minutes(20)).notifyOnCall("database")));
      Incident incident = f.desk.log(checkoutDown());
      f.sleep(minutes(19));
      f.worker.runUntilIdle();
      f.pass(minutes(1));
      assertThat(due(f, incident, "one")).containsExactly(START.plus(minutes(10)));
      assertThat(due(f, incident, "two")).containsExactly(START.plus(minutes(20)));
      assertThat(f.told()).containsExactly("dana:page", "lee:page");
    }

    @Test
    void point_2_a_hold_shifts_what_is_due_and_the_incident_keeps_the_suspension_only() {
      Fixture f = new Fixture(path(Rung.after("page", minutes(60)).notifyOnCall("checkout")));
      Incident incident = f.desk.log(checkoutDown());
      f.pass(minutes(30));
      f.desk.hold(incident.id(), LEE, "caller");
      f.pass(minutes(60));
      f.desk.resume(incident.id(), LEE);
      f.pass(minutes(60));
      assertThat(due(f, incident, "page")).containsExactly(START.plus(minutes(120)));
      assertThat(f.get(incident).escalation().suspensions()).hasSize(1);
    }

    @Test
    void point_2_several_holds_each_count_once() {
      Fixture f = new Fixture(path(Rung.after("page", minutes(60)).notifyOnCall("checkout")));
      Incident incident = f.desk.log(checkoutDown());
      for (int i = 0; i < 3; i++) {
        f.pass(minutes(10));
        f.desk.hold(incident.id(), LEE, "caller");
        f.pass(minutes(7));
        f.desk.resume(incident.id(), LEE);
      }
      f.pass(minutes(60));
      assertThat(due(f, incident, "page")).containsExactly(START.plus(minutes(81)));
    }

    @Test
    void point_2_resolving_ends_a_hold_and_nothing_is_due_any_more() {
      Fixture f = new Fixture(path(Rung.after("page", minutes(60)).notifyOnCall("checkout")));
      Incident incident = f.desk.log(checkoutDown());
      f.desk.hold(incident.id(), LEE, "caller");
      f.pass(minutes(5));
      f.desk.resolve(incident.id(), LEE, "done");
      f.pass(minutes(600));
      assertThat(f.told()).isEmpty();
      assertThat(f.get(incident).escalation().suspensions().get(0).until())
          .isEqualTo(START.plus(minutes(5)));
    }
  }

  @Nested
  class What_ends_a_rung {
    private final Fixture f =
        new Fixture(
            path(
                Rung.after("mine", minutes(10)).until(Until.ACKNOWLEDGED).notifyOnCall("checkout"),
                Rung.after("done", minutes(20)).notifyOnCall("database")));
    private final Incident incident = f.desk.log(checkoutDown());

    @Test
    void an_acknowledgement_stops_the_rungs_that_wait_for_one_and_no_other() {
      f.desk.acknowledge(incident.id(), DANA);
      f.pass(minutes(60));
      assertThat(f.told()).containsExactly("lee:page");
    }

    @Test
    void a_resolution_stops_all() {
      f.desk.resolve(incident.id(), DANA, "done");
      f.pass(minutes(60));
      assertThat(f.told()).isEmpty();
    }

    @Test
    void a_person_who_starts_has_acknowledged_and_a_program_has_not() {
      f.desk.start(incident.id(), Actor.system("runbook"));
      assertThat(f.get(incident).acknowledgement()).isNull();
      Incident other = f.desk.log(checkoutDown().dedupKey("other"));
      f.desk.start(other.id(), DANA);
      assertThat(f.get(other).acknowledgement().by()).isEqualTo(DANA);
      assertThat(f.get(other).ownership().person()).isEqualTo("dana");
    }
  }

  @Nested
  class Repeats {
    @Test
    void are_due_at_fixed_distances_from_the_first_however_late_each_is_taken() {
      Fixture f =
          new Fixture(
              path(
                  Rung.after("page", minutes(10))
                      .notifyOnCall("checkout")
                      .repeat(new Repeat(minutes(5), 3))));
      Incident incident = f.desk.log(checkoutDown());
      for (int i = 0; i < 12; i++) {
        f.sleep(minutes(3));
        f.worker.runUntilIdle();
      }
      assertThat(due(f, incident, "page"))
          .containsExactly(
              START.plus(minutes(10)),
              START.plus(minutes(15)),
              START.plus(minutes(20)),
              START.plus(minutes(25)));
    }

    @Test
    void go_on_until_the_condition_ends() {
      Fixture f =
          new Fixture(
              path(
                  Rung.after("page", minutes(0))
                      .until(Until.ACKNOWLEDGED)
                      .notifyOnCall("checkout")
                      .repeat(new Repeat(minutes(1), null))));
      Incident incident = f.desk.log(checkoutDown());
      f.pass(minutes(99));
      assertThat(f.sent).hasSize(100);
      f.desk.acknowledge(incident.id(), DANA);
      f.pass(minutes(99));
      assertThat(f.sent).hasSize(100);
    }
  }

  @Nested
  class Whom_a_rung_tells {
    @Test
    void the_team_the_reporter_the_subscribers_and_a_person_by_a_channel() {
      Fixture f =
          new Fixture(
              path(
                  Rung.after("all", minutes(0))
                      .action(
                          new Action.Notify(
                              List.of(
                                  new Target.AccountableTeam(),
                                  new Target.Reporter(),
                                  new Target.Subscribers(),
                                  new Target.Person(
                                      new Contact(Contact.person("zoe").recipient(), "sms")))))));
      f.desk.log(checkoutDown().reporter(Actor.person("kim")));
      f.worker.runOnce();
      assertThat(f.sent)
          .extracting(message -> message.recipient() + " by " + message.channel())
          .containsExactlyInAnyOrder(
              "person:dana by default",
              "reporter:kim by default",
              "subscribers:shop by default",
              "person:zoe by sms");
    }

    @Test
    void a_person_who_is_to_be_paged_and_informed_by_one_rung_is_paged_once() {
      Fixture f =
          new Fixture(
              path(
                  Rung.after("both", minutes(0))
                      .informOnCall("checkout")
                      .notifyOnCall("checkout")));
      f.desk.log(checkoutDown());
      f.worker.runOnce();
      assertThat(f.told()).containsExactly("dana:page");
    }

    @Test
    void a_page_carries_a_token_and_an_information_does_not() {
      Fixture f =
          new Fixture(
              path(
                  Rung.after("a", minutes(0)).notifyOnCall("checkout"),
                  Rung.after("b", minutes(0)).informOnCall("management")));
      f.desk.log(checkoutDown());
      f.worker.runOnce();
      assertThat(f.sent).hasSize(2);
      assertThat(f.sent.get(0).token()).isNotNull();
      assertThat(f.sent.get(1).token()).isNull();
    }

    @Test
    void hierarchical_escalation_informs_and_declares_a_major_incident_once() {
      Fixture f =
          new Fixture(
              path(
                  Rung.after("major", minutes(30)).informOnCall("management").declareMajor(),
                  Rung.after("again", minutes(40)).declareMajor()));
      Incident incident = f.desk.log(checkoutDown());
      f.pass(minutes(60));
      assertThat(f.told()).containsExactly("morgan:inform");
      assertThat(f.get(incident).major().at()).isEqualTo(START.plus(minutes(30)));
      assertThat(f.events(incident)).containsOnlyOnce("major-declared");
    }

    @Test
    void words_of_the_policy_and_a_title_of_full_length_fit_into_the_message() {
      Fixture f =
          new Fixture(
              path(Rung.after("page", minutes(0)).notifyOnCall("checkout").message("Wake up!")));
      f.desk.log(checkoutDown().impact(dev.tocsin.incident.Impact.MINOR).dedupKey("t"));
      f.desk.log(
          dev.tocsin.incident.Report.of("t".repeat(500))
              .category(("c".repeat(24) + "/").repeat(7) + "c".repeat(24))
              .service("s".repeat(200)));
      f.worker.runUntilIdle();
      assertThat(f.sent).allSatisfy(m -> assertThat(m.text()).startsWith("Wake up!\n"));
    }
  }
}
