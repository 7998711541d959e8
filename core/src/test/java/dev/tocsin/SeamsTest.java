package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.LEE;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.CommandRefusedException;
import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Urgency;
import dev.tocsin.priority.PriorityTable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where two rules meet. */
class SeamsTest {
  private static Rung page(String id, String team) {
    return Rung.after(id, minutes(0)).until(Until.ACKNOWLEDGED).notifyOnCall(team);
  }

  @Test
  void a_rung_of_the_same_name_on_another_path_is_another_rung() {
    Fixture f =
        new Fixture(
            Fixture.teams()
                .category("application/search", "checkout")
                .escalate(
                    "cart", When.any().categories("application/checkout"), page("p", "checkout"))
                .escalate("all", When.any(), page("p", "network"))
                .build());
    Incident incident = f.desk.log(checkoutDown());
    f.worker.runUntilIdle();
    f.desk.handle(
        incident.id(),
        new Command.Recategorise(Category.of("application/search"), "it is the search"),
        Caller.of(LEE));
    f.worker.runUntilIdle();
    assertThat(f.told()).containsExactly("dana:page", "nia:page");
    f.check(incident);
  }

  @Test
  void frequent_repeats_do_not_hide_that_nothing_can_be_delivered() {
    Fixture f =
        new Fixture(
            Fixture.teams()
                .escalate(
                    "all",
                    When.any(),
                    page("page", "checkout").repeat(new Repeat(minutes(1), null)))
                .build(),
            desk ->
                desk.notifier(
                    message -> {
                      throw new IllegalStateException("the pager is down");
                    }));
    Incident incident = f.desk.log(checkoutDown());
    f.pass(minutes(30));
    assertThat(f.events(incident)).contains("delivery-parked", "last-resort-paged");
    assertThat(f.desk.health().messages().parked()).isPositive();
    f.check(incident);
  }

  @Test
  void an_incident_for_which_there_is_no_row_pages_the_last_resort() {
    Fixture f =
        new Fixture(
            Fixture.teams()
                .escalate("other", When.any().services("other"), page("page", "checkout"))
                .build());
    Incident incident = f.desk.log(checkoutDown());
    f.worker.runUntilIdle();
    assertThat(f.told()).containsExactly("operations-manager:page");
    f.check(incident);
  }

  @Test
  void a_path_that_was_never_meant_to_reach_anybody_ends_at_the_last_resort() {
    Fixture f =
        new Fixture(
            Fixture.teams()
                .escalate("all", When.any(), Rung.after("major", minutes(30)).declareMajor())
                .build());
    Incident incident = f.desk.log(checkoutDown());
    f.pass(minutes(29));
    assertThat(f.sent).isEmpty();
    f.pass(minutes(1));
    assertThat(f.told()).containsExactly("operations-manager:page");
    assertThat(f.get(incident).major()).isNotNull();
  }

  @Test
  void what_waits_for_the_last_resort_is_taken_back_when_somebody_resolves() {
    Fixture f =
        new Fixture(
            Fixture.teams()
                .escalate("other", When.any().services("other"), page("page", "checkout"))
                .build());
    Incident incident = f.desk.log(checkoutDown());
    f.desk.resolve(incident.id(), DANA, "done");
    f.worker.runUntilIdle();
    assertThat(f.sent).isEmpty();
  }

  @Test
  void a_reminder_of_a_hold_is_taken_back_when_work_goes_on() {
    Fixture f = new Fixture(Fixture.shop());
    Incident incident = f.desk.log(checkoutDown());
    f.desk.start(incident.id(), DANA);
    f.worker.runUntilIdle();
    f.desk.hold(incident.id(), DANA, "caller");
    f.sleep(minutes(25 * 60));
    f.desk.comment(incident.id(), LEE, "the reminder is written with this");
    f.desk.resume(incident.id(), DANA);
    f.sent.clear();
    f.worker.runUntilIdle();
    assertThat(f.told()).doesNotContain("dana:remind");
    f.check(incident);
  }

  @Test
  void a_request_id_is_of_one_kind_of_call() {
    Fixture f = new Fixture(Fixture.shop());
    Caller caller = Caller.of(DANA).request("r");
    Incident incident = f.desk.log(checkoutDown(), caller);
    f.desk.handle(incident.id(), new Command.Acknowledge(), caller);
    assertThat(f.get(incident).acknowledgement()).isNotNull();
    assertThat(f.desk.log(checkoutDown(), caller).recurrences()).isZero();
  }

  @Test
  void those_who_cannot_act_get_no_token() {
    Fixture f =
        new Fixture(
            Fixture.teams()
                .escalate(
                    "all",
                    When.any(),
                    Rung.after("tell", minutes(0))
                        .action(
                            new Action.Notify(
                                List.of(
                                    new Target.Subscribers(), new Target.OnCallOf("checkout")))))
                .build());
    f.desk.log(checkoutDown());
    f.worker.runUntilIdle();
    assertThat(f.told()).containsExactly("shop:inform", "dana:page");
    assertThat(f.sent.get(0).token()).isNull();
    assertThat(f.sent.get(1).token()).isNotNull();
  }

  @Test
  void escalating_now_uses_up_no_repeat() {
    Fixture f =
        new Fixture(
            Fixture.teams()
                .escalate(
                    "all",
                    When.any(),
                    page("page", "checkout").repeat(new Repeat(minutes(5), null)))
                .build());
    Incident incident = f.desk.log(checkoutDown());
    f.pass(minutes(1));
    for (int i = 0; i < 6; i++) {
      f.desk.handle(
          incident.id(),
          new Command.EscalateNow("page"),
          Caller.of(LEE).expecting(f.get(incident).version()));
    }
    f.worker.runUntilIdle();
    f.sent.clear();
    f.pass(minutes(10));
    assertThat(f.told()).containsExactly("dana:page", "dana:page");
    f.check(incident);
  }

  @Test
  void the_accountable_team_can_be_the_primary_one() {
    Fixture f = new Fixture(Fixture.shop());
    Incident incident = f.desk.log(checkoutDown());
    f.desk.handle(
        incident.id(), new Command.Summon(List.of("database", "network")), Caller.of(DANA));
    f.desk.handle(incident.id(), new Command.IdentifyPrimary("checkout"), Caller.of(DANA));
    f.sent.clear();
    f.worker.runUntilIdle();
    assertThat(f.get(incident).team()).isEqualTo("checkout");
    assertThat(f.told()).contains("lee:release", "nia:release").doesNotContain("lee:swarm");
    f.check(incident);
  }

  @Test
  void a_report_without_impact_meets_a_table_that_has_other_words() {
    Fixture f = new Fixture(Fixture.shop());
    Incident incident = f.desk.log(checkoutDown());
    ServiceDesk today =
        ServiceDesk.builder(
                Fixture.teams()
                    .priorities(
                        PriorityTable.of(
                            List.of(Impact.of("huge")),
                            List.of(Urgency.of("now")),
                            List.of(List.of(1))))
                    .build(),
                f.memory,
                f::id)
            .build();
    Incident again = today.log(dev.tocsin.incident.Report.of("Checkout").dedupKey("checkout-503"));
    assertThat(again.id()).isEqualTo(incident.id());
    assertThat(again.recurrences()).isEqualTo(1);
  }

  @Test
  void nothing_that_is_printed_shows_the_secret_of_the_tokens() {
    Fixture f = new Fixture(Fixture.shop());
    Incident incident = f.desk.log(checkoutDown());
    String secret = incident.identity().callbackSecret().toString();
    assertThat(incident.toString()).doesNotContain(secret);
    assertThat(f.history(incident).toString()).doesNotContain(secret);
  }

  @Test
  void a_row_for_a_priority_that_no_incident_can_have_is_refused() {
    assertThatThrownBy(
            () ->
                Fixture.teams()
                    .escalate(
                        "typo",
                        When.any().priorities(dev.tocsin.incident.Priority.of("P7")),
                        page("page", "checkout"))
                    .build())
        .isInstanceOf(dev.tocsin.policy.InvalidPolicyException.class)
        .hasMessageContaining("no incident has priority P7");
  }

  @Test
  void a_call_back_without_a_token_and_a_pause_of_nothing_are_refused() {
    Fixture f = new Fixture(Fixture.shop());
    assertThatThrownBy(() -> f.desk.acknowledge((String) null))
        .isInstanceOf(InvalidTokenException.class);
    var executor = java.util.concurrent.Executors.newSingleThreadScheduledExecutor();
    try {
      assertThatThrownBy(() -> f.worker.start(executor, java.time.Duration.ZERO))
          .isInstanceOf(dev.tocsin.incident.InvalidValueException.class);
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void a_crowd_in_a_swarm_has_an_end() {
    Fixture f = new Fixture(Fixture.shop());
    Incident incident = f.desk.log(checkoutDown());
    f.desk.handle(incident.id(), new Command.Summon(List.of("database")), Caller.of(DANA));
    for (int i = 0; i < 40; i++) {
      f.desk.handle(
          incident.id(),
          new Command.JoinSwarm("database"),
          Caller.of(dev.tocsin.incident.Actor.person("p" + i)));
    }
    assertThatThrownBy(
            () -> f.desk.handle(incident.id(), new Command.JoinSwarm("database"), Caller.of(LEE)))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("40 people have come already");
    f.desk.handle(incident.id(), new Command.IdentifyPrimary("checkout"), Caller.of(DANA));
    f.check(incident);
  }
}
