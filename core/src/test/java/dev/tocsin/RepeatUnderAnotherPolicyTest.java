package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.LEE;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static dev.tocsin.Fixture.teams;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.Decision;
import dev.tocsin.desk.Facts;
import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Notified;
import dev.tocsin.policy.Adoption;
import dev.tocsin.policy.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** "When a rung is due", 6: a rung and its repeat under another policy, in one commit. */
class RepeatUnderAnotherPolicyTest {
  private final Nodes nodes = new Nodes();

  /** Pages somebody after ten minutes, and every ten minutes again. */
  private static Policy paging(Until until, String team) {
    return teams()
        .adoption(Adoption.AT_NEXT_RUNG)
        .escalate(
            "all",
            When.any(),
            Rung.after("page", minutes(10))
                .until(until)
                .notifyOnCall(team)
                .repeat(new Repeat(minutes(10), 3)))
        .build();
  }

  private List<String> told() {
    return nodes.sent.stream().map(each -> each.recipient().id()).toList();
  }

  private List<String> taken(Incident incident) {
    return nodes.history(incident).stream()
        .filter(entry -> entry.event() instanceof EscalationEvent.RungFired)
        .map(entry -> (EscalationEvent.RungFired) entry.event())
        .map(fired -> fired.occurrence() + " " + fired.outcome())
        .toList();
  }

  private void snapshotIsWhatTheEventsSay(Incident incident) {
    assertThat(IncidentEngine.fold(nodes.history(incident))).isEqualTo(nodes.get(incident));
  }

  @Test
  void point_6_what_an_acknowledgement_ends_is_not_sent_with_a_repeat_that_lasts_longer() {
    Nodes.Node node = nodes.start(paging(Until.ACKNOWLEDGED, "checkout"));
    Incident incident = node.desk.log(checkoutDown());
    node.desk.activate(paging(Until.RESOLVED, "database"));
    nodes.sleep(minutes(25));
    node.desk.comment(incident.id(), LEE, "the page, and its repeat to somebody else");
    node.desk.acknowledge(incident.id(), DANA);
    node.worker.runUntilIdle();
    assertThat(told()).containsExactly("lee");
    assertThat(taken(incident)).containsExactly("0 OVERTAKEN", "1 FIRED");
    snapshotIsWhatTheEventsSay(incident);
  }

  @Test
  void point_6_a_repeat_that_reached_nobody_does_not_hide_the_one_before_it() {
    Nodes.Node node = nodes.start(paging(Until.RESOLVED, "checkout"));
    Incident incident = node.desk.log(checkoutDown());
    node.pass(minutes(11));
    node.desk.activate(paging(Until.RESOLVED, "empty"));
    nodes.sleep(minutes(24));
    node.desk.comment(incident.id(), LEE, "a repeat, and another one to nobody");
    node.desk.resolve(incident.id(), DANA, "done");
    node.worker.runUntilIdle();
    assertThat(told()).containsExactly("dana");
    assertThat(taken(incident)).containsExactly("0 FIRED", "1 FIRED", "2 EMPTY");
    snapshotIsWhatTheEventsSay(incident);
  }

  /** What was given up goes by what had been sent, not by what this decision only plans to send. */
  @Test
  void point_4_giving_up_a_page_that_a_planned_repeat_hides_does_not_take_the_next_rung_early() {
    Policy before = pagingFirst(Until.ACKNOWLEDGED, "checkout", "database");
    Policy after = pagingFirst(Until.RESOLVED, "checkout");
    Incident incident = nodes.start(before).desk.log(checkoutDown());
    nodes.sleep(minutes(10));
    nodes.start(before).desk.comment(incident.id(), LEE, "the first pages are planned");
    Incident paged = nodes.get(incident);
    Notified toDana = paged.escalation().fired().get(0).notified().get(0);

    Decision decision =
        IncidentEngine.between(before, after, nodes.now)
            .decide(
                paged,
                new Command.ParkDelivery(toDana, "page", paged.escalation().round(), "no number"),
                Caller.of(Actor.DESK),
                Facts.of(nodes.id()),
                nodes.now.plus(minutes(25)));

    assertThat(decision.entries().get(decision.entries().size() - 1).event().type())
        .isEqualTo("delivery-parked");
    assertThat(decision.wake()).isNotNull();
    assertThat(decision.wake().due()).isEqualTo(nodes.now.plus(minutes(30)));
  }

  private static Policy pagingFirst(Until until, String... teams) {
    Rung page = Rung.after("page", minutes(10)).until(until).repeat(new Repeat(minutes(10), 3));
    for (String team : teams) {
      page = page.notifyOnCall(team);
    }
    return teams()
        .adoption(Adoption.AT_NEXT_RUNG)
        .escalate(
            "all",
            When.any(),
            page,
            Rung.after("managers", minutes(60)).until(until).notifyOnCall("management"))
        .build();
  }
}
