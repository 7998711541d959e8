package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.START;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static dev.tocsin.Fixture.teams;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.WeeklyHours;
import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.CommandRefusedException;
import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.desk.SupplierStatus;
import dev.tocsin.desk.TargetStatus;
import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.EngagementEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.SupplierTicket;
import dev.tocsin.notification.UndeliverableException;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.Supplier;
import dev.tocsin.policy.SupplierContract;
import dev.tocsin.policy.SupplierTarget;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Practice 6: suppliers with contracts, their clock beside ours. 2026-11-27 is a Friday. */
class SupplierTest {
  private static final Actor ACME = Actor.supplier("acme");
  private static final SupplierContract CONTRACT =
      SupplierContract.of("AC-17")
          .response(SupplierTarget.of(minutes(30)))
          .resolution(
              new SupplierTarget(Map.of(Priority.P1, Duration.ofHours(4)), Duration.ofDays(2)));
  private static final SupplierContract CHASING =
      SupplierContract.of("AC-17").chase(new Repeat(minutes(60), 3));

  private static PolicyBuilder with(SupplierContract contract) {
    return teams()
        .supplier(new Supplier("acme", List.of(Contact.person("acme-desk")), contract))
        .supplier(new Supplier("globex", List.of(Contact.person("globex-desk"))));
  }

  private final Fixture f = new Fixture(with(CONTRACT).build());
  private final Incident incident = f.desk.log(checkoutDown());

  private void engage() {
    f.desk.engageSupplier(incident.id(), DANA, "acme", null);
    f.pass(Duration.ZERO);
  }

  private static void by(Fixture f, Incident incident, Actor actor, Command command) {
    f.desk.handle(incident.id(), command, Caller.of(actor));
  }

  private void by(Actor actor, Command command) {
    by(f, incident, actor, command);
  }

  private static SupplierTicket ticket(Fixture f, Incident incident) {
    return f.get(incident).suppliers().get(0);
  }

  private SupplierTicket ticket() {
    return ticket(f, incident);
  }

  /** "response at 30", in minutes since the start. */
  private static List<String> breaches(Fixture f, Incident incident) {
    return f.history(incident).stream()
        .filter(entry -> entry.event() instanceof EngagementEvent.SupplierBreached)
        .map(
            entry ->
                ((EngagementEvent.SupplierBreached) entry.event()).target()
                    + " at "
                    + Duration.between(START, entry.occurredAt()).toMinutes())
        .toList();
  }

  private List<String> breaches() {
    return breaches(f, incident);
  }

  private SupplierStatus status(String target) {
    return new IncidentEngine(f.desk.policy())
        .suppliers(f.get(incident), f.now).stream()
            .filter(each -> each.target().equals(target))
            .findFirst()
            .orElseThrow();
  }

  @Nested
  class An_engagement {
    @Test
    void starts_the_clock_when_it_is_delivered_not_when_it_is_asked_for() {
      f.desk.engageSupplier(incident.id(), DANA, "acme", null);
      f.sleep(minutes(20));
      assertThat(ticket().deliveredAt()).isNull();
      assertThat(new IncidentEngine(f.desk.policy()).suppliers(f.get(incident), f.now)).isEmpty();
      f.pass(minutes(100));
      assertThat(ticket().engagedAt()).isEqualTo(START);
      assertThat(ticket().deliveredAt()).isEqualTo(START.plus(minutes(20)));
      assertThat(breaches()).containsExactly("response at 50");
      f.check(incident);
    }

    @Test
    void done_twice_is_no_second_clock_and_notes_another_reference() {
      engage();
      f.pass(minutes(10));
      f.desk.engageSupplier(incident.id(), DANA, "acme", null);
      f.desk.engageSupplier(incident.id(), DANA, "acme", "A-99");
      f.desk.engageSupplier(incident.id(), DANA, "acme", "A-99");
      f.pass(minutes(1));
      assertThat(f.events(incident))
          .containsOnlyOnce("supplier-engaged")
          .containsOnlyOnce("supplier-referenced");
      assertThat(ticket().reference()).isEqualTo("A-99");
      assertThat(ticket().deliveredAt()).isEqualTo(START);
      assertThat(f.told()).containsOnlyOnce("acme-desk:engage");
      f.check(incident);
    }

    @Test
    void of_a_new_round_tells_the_supplier_again_and_keeps_its_clock() {
      Fixture g =
          new Fixture(
              with(CONTRACT)
                  .escalate(
                      "all",
                      When.any(),
                      Rung.after("ask", minutes(5)).action(new Action.Engage("acme")))
                  .build());
      Incident incident = g.desk.log(checkoutDown());
      g.pass(minutes(10));
      g.desk.assign(incident.id(), DANA, "database", null, "theirs");
      g.pass(minutes(10));
      assertThat(g.told()).containsExactly("acme-desk:engage", "acme-desk:engage");
      assertThat(ticket(g, incident).engagement()).isEqualTo(1);
      assertThat(ticket(g, incident).deliveredAt()).isEqualTo(START.plus(minutes(5)));
      g.check(incident);
    }

    @Test
    void is_withdrawn_and_told_so_when_the_incident_is_resolved_and_not_renewed_by_reopening() {
      engage();
      f.pass(minutes(5));
      f.desk.resolve(incident.id(), DANA, "a restart was enough");
      f.desk.reopen(incident.id(), DANA, "it was not");
      f.pass(Duration.ofDays(1));
      assertThat(f.told()).contains("acme-desk:withdraw").containsOnlyOnce("acme-desk:engage");
      assertThat(ticket().open()).isFalse();
      assertThat(breaches()).isEmpty();
      f.check(incident);
    }

    @Test
    void that_has_not_left_is_taken_back_in_silence() {
      f.desk.engageSupplier(incident.id(), DANA, "acme", null);
      f.desk.cancel(incident.id(), DANA, "a test");
      f.pass(minutes(5));
      assertThat(f.told()).noneMatch(each -> each.startsWith("acme"));
      f.check(incident);
    }

    @Test
    void again_after_it_is_over_has_a_clock_of_its_own() {
      engage();
      by(DANA, new Command.WithdrawSupplier("acme", "not theirs"));
      f.pass(Duration.ofHours(1));
      engage();
      f.pass(minutes(31));
      assertThat(ticket().engagement()).isEqualTo(2);
      assertThat(breaches()).containsExactly("response at 90");
      f.check(incident);
    }

    @Test
    void that_cannot_be_delivered_is_told_to_the_team_and_starts_no_clock() {
      Fixture g =
          new Fixture(
              with(CONTRACT).build(),
              builder ->
                  builder.notifier(
                      message -> {
                        if (message.recipient().id().equals("acme-desk")) {
                          throw new UndeliverableException("no such number", null);
                        }
                      }));
      Incident incident = g.desk.log(checkoutDown());
      g.desk.engageSupplier(incident.id(), DANA, "acme", null);
      g.pass(Duration.ofDays(1));
      assertThat(g.events(incident)).containsOnlyOnce("supplier-unreached");
      assertThat(ticket(g, incident).deliveredAt()).isNull();
      assertThat(breaches(g, incident)).isEmpty();
      g.check(incident);
    }
  }

  @Nested
  class The_clock {
    @Test
    void is_met_by_an_acknowledgement_a_comment_a_question_or_the_word_of_a_person() {
      List<Runnable> ways =
          List.of(
              () -> f.desk.acknowledge(incident.id(), ACME),
              () -> f.desk.comment(incident.id(), ACME, "looking"),
              () -> by(ACME, new Command.SupplierAsks("acme", "which port?")),
              () -> by(DANA, new Command.SupplierResponds("acme", "they called")));
      int number = 0;
      for (Runnable way : ways) {
        engage();
        f.pass(minutes(29));
        way.run();
        f.pass(minutes(5));
        assertThat(breaches()).as("way " + ++number).isEmpty();
        by(DANA, new Command.WithdrawSupplier("acme", "next"));
      }
      f.check(incident);
    }

    @Test
    void stands_still_while_a_question_is_with_us() {
      engage();
      f.pass(minutes(60));
      by(ACME, new Command.SupplierAsks("acme", "which port?"));
      f.pass(Duration.ofHours(10));
      assertThat(status("resolution").state()).isEqualTo(TargetStatus.State.PAUSED);
      assertThat(status("resolution").served()).isEqualTo(minutes(60));
      by(DANA, new Command.AnswerSupplier("acme", "8080"));
      f.pass(Duration.ofHours(4));
      assertThat(breaches()).containsExactly("response at 30", "resolution at " + (240 + 600));
      assertThat(f.told()).contains("acme-desk:answer");
      f.check(incident);
    }

    @Test
    void goes_on_after_a_rejected_hand_back_as_if_it_had_never_been_handed_back() {
      engage();
      f.desk.acknowledge(incident.id(), ACME);
      f.pass(Duration.ofHours(3));
      by(ACME, new Command.HandBack("acme", "router replaced"));
      f.pass(Duration.ofHours(5));
      assertThat(breaches()).isEmpty();
      assertThat(status("resolution").state()).isEqualTo(TargetStatus.State.MET);
      by(DANA, new Command.RejectHandBack("acme", "still down"));
      assertThat(breaches()).containsExactly("resolution at 240");
      assertThat(f.get(incident).recordedAt()).isEqualTo(START.plus(Duration.ofHours(8)));
      f.check(incident);
    }

    @Test
    void ends_at_the_hand_back_that_is_accepted() {
      engage();
      f.desk.acknowledge(incident.id(), ACME);
      f.pass(Duration.ofHours(3));
      by(DANA, new Command.HandBack("acme", "they have replaced it"));
      f.pass(Duration.ofHours(5));
      by(DANA, new Command.AcceptHandBack("acme", null));
      f.pass(Duration.ofHours(5));
      assertThat(breaches()).isEmpty();
      assertThat(status("resolution").served()).isEqualTo(Duration.ofHours(3));
      assertThat(f.told()).contains("acme-desk:accept");
      f.check(incident);
    }

    @Test
    void is_told_to_the_accountable_team_once_and_says_whose_it_is() {
      engage();
      f.pass(Duration.ofDays(3));
      assertThat(breaches()).containsExactly("response at 30", "resolution at 240");
      assertThat(f.told()).filteredOn("dana:remind"::equals).hasSize(2);
      assertThat(f.sent)
          .anySatisfy(
              message ->
                  assertThat(message.text())
                      .contains("Supplier acme has missed the response target of contract AC-17"));
      assertThat(f.events(incident)).doesNotContain("target-breached");
    }

    @Test
    void counts_on_the_hours_of_the_contract_and_not_on_ours() {
      WeeklyHours week = WeeklyHours.CLOSED;
      for (DayOfWeek day : List.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY)) {
        week = week.open(day, LocalTime.of(9, 0), LocalTime.of(17, 0));
      }
      Policy policy =
          with(CONTRACT.hours("office"))
              .calendar(BusinessCalendar.builder("office", ZoneOffset.UTC).weekly(week).build())
              .build();
      Fixture g = new Fixture(policy);
      Incident incident = g.desk.log(checkoutDown());
      g.pass(minutes(8 * 60)); // Friday, 16:00
      g.desk.engageSupplier(incident.id(), DANA, "acme", null);
      g.desk.hold(incident.id(), DANA, "supplier"); // pauses ours, if the policy says so
      g.pass(Duration.ofDays(4));
      // an hour on Friday, three on Monday
      assertThat(breaches(g, incident))
          .containsExactly("response at " + (8 * 60 + 30), "resolution at " + (76 * 60));
      g.check(incident);
    }

    @Test
    void of_an_engagement_that_ended_while_its_message_was_in_flight_is_undone() {
      Fixture[] late = new Fixture[1];
      Incident[] it = new Incident[1];
      late[0] =
          new Fixture(
              with(CONTRACT).build(),
              builder ->
                  builder.notifier(
                      message -> {
                        late[0].sent.add(message);
                        if (message.purpose().equals("engage")) {
                          late[0].desk.resolve(it[0].id(), DANA, "it is gone");
                        }
                      }));
      it[0] = late[0].desk.log(checkoutDown());
      late[0].desk.engageSupplier(it[0].id(), DANA, "acme", null);
      late[0].pass(minutes(5));
      assertThat(late[0].told()).containsSubsequence("acme-desk:engage", "acme-desk:withdraw");
      late[0].check(it[0]);
    }
  }

  @Nested
  class A_chase {
    private final Fixture g = new Fixture(with(CHASING).build());
    private final Incident chased = g.desk.log(checkoutDown());

    private long chases() {
      return g.told().stream().filter("acme-desk:chase"::equals).count();
    }

    private void ask() {
      g.desk.engageSupplier(chased.id(), DANA, "acme", null);
      g.pass(Duration.ZERO);
    }

    @Test
    void comes_at_its_interval_while_nothing_is_heard_and_so_often_in_a_row_only() {
      ask();
      g.pass(minutes(119));
      assertThat(chases()).isEqualTo(1);
      g.pass(Duration.ofDays(30));
      assertThat(chases()).isEqualTo(3);
      g.check(chased);
    }

    @Test
    void counts_anew_from_each_word_of_the_supplier_and_rests_while_it_waits_for_us() {
      ask();
      g.pass(minutes(90));
      by(g, chased, ACME, new Command.SupplierAsks("acme", "which port?"));
      g.pass(Duration.ofHours(20));
      assertThat(chases()).isEqualTo(1);
      by(g, chased, DANA, new Command.AnswerSupplier("acme", "8080"));
      g.pass(minutes(59));
      assertThat(chases()).isEqualTo(1);
      g.pass(minutes(1));
      assertThat(chases()).isEqualTo(2);
      by(g, chased, ACME, new Command.HandBack("acme", "done"));
      g.pass(Duration.ofDays(1));
      assertThat(chases()).isEqualTo(2);
      g.check(chased);
    }

    @Test
    void is_one_for_all_that_were_missed_while_nobody_looked_and_keeps_the_rhythm() {
      ask();
      g.sleep(minutes(130));
      g.pass(Duration.ZERO);
      assertThat(chases()).isEqualTo(1);
      assertThat(ticket(g, chased).chases()).isEqualTo(2);
      g.pass(minutes(49));
      assertThat(chases()).isEqualTo(1);
      g.pass(minutes(1));
      assertThat(chases()).isEqualTo(2);
      g.check(chased);
    }

    @Test
    void that_has_not_left_is_taken_back_by_the_hand_back() {
      ask();
      g.sleep(minutes(60));
      g.desk.comment(chased.id(), DANA, "hm"); // records the reminder
      by(g, chased, ACME, new Command.HandBack("acme", "done"));
      g.pass(minutes(1));
      assertThat(chases()).isZero();
      g.check(chased);
    }

    @Test
    void is_not_sent_when_the_same_command_hands_back() {
      ask();
      g.sleep(minutes(60));
      by(g, chased, ACME, new Command.HandBack("acme", "done"));
      g.pass(minutes(1));
      assertThat(chases()).isZero();
      assertThat(g.events(chased)).contains("supplier-chased");
      g.check(chased);
    }
  }

  @Nested
  class Is_refused {
    private void refused(Actor actor, Command command, String why) {
      long version = f.get(incident).version();
      assertThatThrownBy(() -> by(actor, command))
          .isInstanceOf(CommandRefusedException.class)
          .hasMessageContaining(why);
      assertThat(f.get(incident).version()).isEqualTo(version);
    }

    @Test
    void what_names_an_unknown_supplier_or_one_that_is_not_engaged() {
      refused(DANA, new Command.EngageSupplier("nobody", null), "there is no supplier 'nobody'");
      refused(DANA, new Command.HandBack("acme", "done"), "is not engaged");
      refused(DANA, new Command.WithdrawSupplier("acme", "no"), "is not engaged");
      refused(DANA, new Command.AnswerSupplier("acme", "no"), "is not engaged");
      refused(DANA, new Command.AcceptHandBack("acme", null), "is not engaged");
    }

    @Test
    void what_comes_at_the_wrong_time() {
      engage();
      refused(DANA, new Command.AnswerSupplier("acme", "no"), "waits for no answer");
      refused(DANA, new Command.AcceptHandBack("acme", null), "was not handed back");
      refused(DANA, new Command.RejectHandBack("acme", "no"), "was not handed back");
      by(ACME, new Command.HandBack("acme", "done"));
      refused(ACME, new Command.HandBack("acme", "done"), "was handed back at");
      refused(ACME, new Command.SupplierAsks("acme", "why?"), "was handed back at");
      refused(DANA, new Command.WithdrawSupplier("acme", "no"), "was handed back at");
    }

    @Test
    void an_engagement_of_what_is_over() {
      f.desk.resolve(incident.id(), DANA, "done");
      refused(DANA, new Command.EngageSupplier("acme", null), "in state 'Resolved'");
    }

    @Test
    void a_supplier_that_speaks_for_another_or_for_us() {
      engage();
      Actor globex = Actor.supplier("globex");
      refused(globex, new Command.HandBack("acme", "done"), "is not supplier 'acme'");
      refused(ACME, new Command.EngageSupplier("globex", null), "is a supplier");
      by(ACME, new Command.HandBack("acme", "done"));
      refused(ACME, new Command.AcceptHandBack("acme", null), "is a supplier");
    }
  }

  @Test
  void a_supplier_without_a_contract_is_engaged_and_hands_back_all_the_same() {
    f.desk.engageSupplier(incident.id(), DANA, "globex", "G-1");
    f.pass(Duration.ofDays(1));
    by(Actor.supplier("globex"), new Command.HandBack("globex", "done"));
    by(DANA, new Command.AcceptHandBack("globex", "thanks"));
    assertThat(ticket().open()).isFalse();
    assertThat(ticket().reference()).isEqualTo("G-1");
    f.check(incident);
  }

  @Test
  void an_incident_with_more_suppliers_than_one_commit_can_tell_is_resolved_all_the_same() {
    PolicyBuilder builder = teams();
    for (int i = 0; i < 12; i++) {
      List<Contact> desks = new ArrayList<>();
      for (int j = 0; j < 12; j++) {
        desks.add(Contact.person("desk-" + i + "-" + j));
      }
      builder.supplier(new Supplier("supplier-" + i, desks));
    }
    Fixture many = new Fixture(builder.build());
    Incident incident = many.desk.log(checkoutDown());
    for (int i = 0; i < 12; i++) {
      many.desk.engageSupplier(incident.id(), DANA, "supplier-" + i, null);
    }
    many.pass(minutes(1));
    many.desk.resolve(incident.id(), DANA, "done");
    many.pass(minutes(1));
    assertThat(many.get(incident).suppliers()).hasSize(12).noneMatch(SupplierTicket::open);
    assertThat(many.told()).filteredOn(each -> each.endsWith(":withdraw")).hasSize(95);
    many.check(incident);
  }

  @Test
  void what_is_said_to_it_and_by_it_is_not_empty() {
    engage();
    empty(new Command.SupplierAsks("acme", " "));
    empty(new Command.HandBack("acme", ""));
    by(ACME, new Command.SupplierAsks("acme", "Which rack?"));
    assertThatThrownBy(() -> by(DANA, new Command.AnswerSupplier("acme", " ")))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("is empty");
  }

  private void empty(Command command) {
    long before = f.get(incident).version();
    assertThatThrownBy(() -> by(ACME, command))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("is empty");
    assertThat(f.get(incident).version()).isEqualTo(before);
  }
}
