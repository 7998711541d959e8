package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.LEE;
import static dev.tocsin.Fixture.START;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static dev.tocsin.Fixture.teams;
import static dev.tocsin.RungsDueTest.due;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.PathRepeat;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.Urgency;
import dev.tocsin.policy.CatchUp;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Supplier;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** "When a rung is due", 3, 6 and 7: what rungs change, repeats of a path, and public updates. */
class RungActionsTest {
  private static Rung page(String id, long after, String team) {
    return Rung.after(id, minutes(after)).until(Until.ACKNOWLEDGED).notifyOnCall(team);
  }

  private static Rung raise(String id, long after, Priority to) {
    return Rung.after(id, minutes(after)).action(new Action.RaisePriority(to));
  }

  private static Incident minor(Fixture f) {
    return f.desk.log(checkoutDown().impact(Impact.MODERATE).urgency(Urgency.LOW));
  }

  private static List<Integer> rounds(Fixture f, Incident incident) {
    return f.history(incident).stream()
        .filter(entry -> entry.event() instanceof EscalationEvent.RoundStarted)
        .map(entry -> ((EscalationEvent.RoundStarted) entry.event()).round())
        .toList();
  }

  @Nested
  class Raising_the_priority {
    private final Policy policy =
        teams()
            .escalate(
                "severe",
                When.any().priorities(Priority.P1),
                page("s0", 0, "checkout"),
                raise("s1", 30, Priority.P1))
            .escalate("others", When.any(), page("o0", 0, "database"), raise("o1", 60, Priority.P1))
            .build();

    @Test
    void point_3_pages_again_names_the_rule_and_says_that_the_table_was_overridden() {
      Fixture f = new Fixture(policy);
      Incident incident = minor(f);
      f.pass(minutes(60));
      assertThat(f.told()).containsExactly("lee:page", "dana:page");
      Entry raised =
          f.history(incident).stream()
              .filter(entry -> entry.event() instanceof RecordEvent.Reprioritised)
              .findFirst()
              .orElseThrow();
      assertThat(raised.by()).isEqualTo(Actor.DESK);
      assertThat(raised.occurredAt()).isEqualTo(START.plus(minutes(60)));
      assertThat(raised.cause().rule()).isEqualTo("path others/rung o1");
      assertThat(raised.cause().policyVersion()).isEqualTo(policy.version());
      Incident after = f.get(incident);
      assertThat(after.priority()).isEqualTo(Priority.P1);
      assertThat(after.classification().overrideReason())
          .isEqualTo("raised by path others/rung o1");
      assertThat(after.escalation().row()).isEqualTo("severe");
      f.check(incident);
    }

    @Test
    void point_3_to_what_it_is_already_changes_nothing_so_that_no_path_goes_in_a_circle() {
      Fixture f = new Fixture(policy);
      Incident incident = minor(f);
      f.pass(Duration.ofDays(1));
      assertThat(rounds(f, incident)).containsExactly(1, 2);
      assertThat(due(f, incident, "s1")).containsExactly(START.plus(minutes(90)));
      assertThat(f.events(incident)).containsOnlyOnce("reprioritised");
    }

    @Test
    void point_3_voids_an_acknowledgement() {
      Fixture f = new Fixture(policy);
      Incident incident = minor(f);
      f.worker.runUntilIdle();
      f.desk.acknowledge(incident.id(), LEE);
      f.pass(minutes(60));
      assertThat(f.get(incident).acknowledgement()).isNull();
      assertThat(f.told()).containsExactly("lee:page", "dana:page");
    }

    @Test
    void point_3_p3_p1_p2_p1_pages_once() {
      Fixture f =
          new Fixture(
              teams()
                  .escalate(
                      "all", When.any(), page("page", 0, "checkout"), raise("up", 60, Priority.P1))
                  .build());
      Incident incident = minor(f);
      f.pass(minutes(60));
      for (Priority priority : List.of(Priority.P2, Priority.P1)) {
        f.desk.handle(
            incident.id(),
            new Command.Reprioritise(null, null, priority, "so they say"),
            Caller.of(DANA));
      }
      f.worker.runUntilIdle();
      assertThat(rounds(f, incident)).containsExactly(1, 2);
      assertThat(f.told()).containsExactly("dana:page", "dana:page");
    }

    @Test
    void point_3_what_the_same_rung_tells_belongs_to_the_round_that_it_starts() {
      Rung both = raise("o1", 60, Priority.P1).notifyOnCall("network");
      Fixture f =
          new Fixture(
              teams()
                  .escalate(
                      "severe", When.any().priorities(Priority.P1), page("s0", 10, "checkout"))
                  .escalate("others", When.any(), both)
                  .build());
      Incident incident = minor(f);
      f.pass(minutes(60));
      assertThat(f.told()).containsExactly("nia:page");
      assertThat(f.sent.get(0).round()).isEqualTo(2);
      f.check(incident);
    }
  }

  @Nested
  class Handing_over_and_paging_in_one {
    @Test
    void point_6_an_acknowledgement_takes_back_what_the_rung_told_the_new_round() {
      Rung both = page("over", 10, "database").reassign("database");
      Fixture f =
          new Fixture(
              teams()
                  .escalate("ours", When.any().teams("checkout"), both)
                  .escalate("theirs", When.any(), page("later", 60, "database"))
                  .build());
      Incident incident = f.desk.log(checkoutDown());
      f.sleep(minutes(10));
      f.desk.comment(incident.id(), DANA, "hm"); // records the rung
      assertThat(f.get(incident).escalation().round()).isEqualTo(2);
      f.desk.acknowledge(incident.id(), LEE);
      f.worker.runUntilIdle();
      assertThat(f.sent).isEmpty();
      f.check(incident);
    }
  }

  @Nested
  class Engaging_a_supplier {
    private final Policy policy =
        teams()
            .supplier(new Supplier("cables", List.of(Contact.person("cable-desk"))))
            .escalate(
                "all",
                When.any(),
                Rung.after("one", minutes(10)).action(new Action.Engage("cables")),
                Rung.after("two", minutes(20))
                    .notifyOnCall("checkout")
                    .action(new Action.Engage("cables")))
            .build();

    @Test
    void point_7_asks_it_once_in_a_round() {
      Fixture f = new Fixture(policy);
      Incident incident = f.desk.log(checkoutDown());
      f.pass(minutes(30));
      assertThat(f.told()).containsExactly("cable-desk:engage", "dana:page");
      assertThat(f.events(incident)).containsOnlyOnce("supplier-engaged");
      f.desk.resolve(incident.id(), DANA, "done");
      f.desk.reopen(incident.id(), DANA, "again");
      f.pass(minutes(30));
      assertThat(
              f.history(incident).stream()
                  .filter(e -> e.event() instanceof AssistanceEvent.SupplierEngaged)
                  .map(e -> ((AssistanceEvent.SupplierEngaged) e.event()).round()))
          .containsExactly(1, 2);
      f.check(incident);
    }

    @Test
    void point_7_after_downtime_it_is_asked_all_the_same() {
      Fixture f = new Fixture(policy);
      f.desk.log(checkoutDown());
      f.sleep(minutes(60));
      f.worker.runUntilIdle();
      assertThat(f.told()).containsExactly("cable-desk:engage", "dana:page");
    }

    @Test
    void point_6_nothing_is_sent_when_the_incident_is_resolved_by_then() {
      Fixture f = new Fixture(policy);
      Incident incident = f.desk.log(checkoutDown());
      f.sleep(minutes(15));
      f.desk.resolve(incident.id(), DANA, "done");
      f.worker.runUntilIdle();
      assertThat(f.sent).isEmpty();
    }
  }

  @Nested
  class A_path_that_repeats_from_a_rung {
    private Policy policy(CatchUp catchUp) {
      Path path =
          Path.of(
                  "loop",
                  page("first", 0, "checkout"),
                  page("second", 10, "database"),
                  page("third", 20, "network").summon("management"))
              .repeat(new PathRepeat("second", new Repeat(minutes(30), 2)));
      return teams()
          .catchUp(catchUp)
          .path(path)
          .row(new MatrixRow("all", When.any(), "loop"))
          .build();
    }

    @Test
    void point_1_each_rung_is_due_again_after_its_own_first_instant() {
      Fixture f = new Fixture(policy(CatchUp.LATEST));
      Incident incident = f.desk.log(checkoutDown());
      f.pass(Duration.ofHours(5));
      assertThat(due(f, incident, "first")).containsExactly(START);
      assertThat(due(f, incident, "second"))
          .containsExactly(
              START.plus(minutes(10)), START.plus(minutes(40)), START.plus(minutes(70)));
      assertThat(due(f, incident, "third"))
          .containsExactly(
              START.plus(minutes(20)), START.plus(minutes(50)), START.plus(minutes(80)));
    }

    @Test
    void point_7_only_messages_are_repeated_and_what_changes_the_incident_is_done_once() {
      Fixture f = new Fixture(policy(CatchUp.LATEST));
      Incident incident = f.desk.log(checkoutDown());
      f.pass(Duration.ofHours(5));
      assertThat(f.told())
          .containsExactly(
              "dana:page",
              "lee:page",
              "nia:page",
              "morgan:swarm",
              "lee:page",
              "nia:page",
              "lee:page",
              "nia:page");
      assertThat(f.events(incident)).containsOnlyOnce("swarm-summoned");
      f.check(incident);
    }

    @Test
    void point_7_after_downtime_each_person_hears_the_latest_only() {
      Fixture f = new Fixture(policy(CatchUp.LATEST));
      f.desk.log(checkoutDown());
      f.worker.runUntilIdle();
      f.sleep(Duration.ofHours(5));
      f.worker.runUntilIdle();
      assertThat(f.told())
          .containsExactlyInAnyOrder("dana:page", "lee:page", "nia:page", "morgan:swarm");
    }

    @Test
    void point_7_after_downtime_with_each_every_one_is_told() {
      Fixture f = new Fixture(policy(CatchUp.EACH));
      Incident incident = f.desk.log(checkoutDown());
      f.worker.runUntilIdle();
      f.sleep(Duration.ofHours(5));
      f.worker.runUntilIdle();
      assertThat(due(f, incident, "second")).hasSize(3);
      assertThat(f.told().stream().filter("lee:page"::equals)).hasSize(3);
    }

    @Test
    void point_6_an_acknowledgement_ends_it() {
      Fixture f = new Fixture(policy(CatchUp.LATEST));
      Incident incident = f.desk.log(checkoutDown());
      f.pass(minutes(45));
      f.desk.acknowledge(incident.id(), DANA);
      f.pass(Duration.ofHours(5));
      assertThat(due(f, incident, "second")).hasSize(2);
    }
  }

  @Nested
  class Until_updated {
    private final Policy policy =
        teams()
            .escalate(
                "all",
                When.any(),
                Rung.after("ask", minutes(30))
                    .until(Until.UPDATED)
                    .notifyOnCall("checkout")
                    .repeat(new Repeat(minutes(10), null)))
            .build();
    private final Fixture f = new Fixture(policy);
    private final Incident incident = f.desk.log(checkoutDown());

    private void say(Actor by, boolean toReporter) {
      f.desk.handle(incident.id(), new Command.Comment("we are at it", toReporter), Caller.of(by));
    }

    @Test
    void a_public_update_by_a_person_ends_it() {
      f.pass(minutes(35));
      say(DANA, true);
      assertThat(f.get(incident).lastPublicUpdate()).isEqualTo(START.plus(minutes(35)));
      f.pass(Duration.ofHours(2));
      assertThat(due(f, incident, "ask")).hasSize(1);
      f.check(incident);
    }

    @Test
    void an_internal_comment_a_program_and_an_acknowledgement_do_not() {
      say(DANA, false);
      say(Actor.system("monitoring"), true);
      f.desk.acknowledge(incident.id(), DANA);
      assertThat(f.get(incident).lastPublicUpdate()).isNull();
      f.pass(minutes(40));
      assertThat(due(f, incident, "ask")).hasSize(2);
    }

    @Test
    void point_6_takes_back_what_has_not_left_yet() {
      f.sleep(minutes(31));
      f.desk.comment(incident.id(), DANA, "hm");
      say(DANA, true);
      f.worker.runUntilIdle();
      assertThat(f.sent).isEmpty();
    }

    @Test
    void an_update_of_an_earlier_round_does_not_count() {
      say(DANA, true);
      f.pass(minutes(1));
      f.desk.assign(incident.id(), DANA, "database", null, null);
      f.pass(minutes(31));
      assertThat(due(f, incident, "ask")).containsExactly(START.plus(minutes(31)));
    }
  }

  @Nested
  class Another_policy {
    private Policy policy(Rung rung) {
      return teams().escalate("all", When.any(), rung).build();
    }

    @Test
    void point_6_an_acknowledgement_stops_the_page_of_a_rung_that_the_new_policy_has_dropped() {
      Fixture f = new Fixture(policy(page("page", 0, "checkout")));
      Incident incident = f.desk.log(checkoutDown());
      ServiceDesk fresh =
          ServiceDesk.builder(policy(page("call", 30, "checkout")), f.memory, f::id)
              .notifier(f.sent::add)
              .build();
      fresh.acknowledge(incident.id(), DANA);
      fresh.worker().runUntilIdle();
      assertThat(f.sent).isEmpty();
    }
  }
}
