package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.START;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.Facts;
import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.desk.MissingFactException;
import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.host.DeskListener;
import dev.tocsin.host.OnCall;
import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.oncall.Layer;
import dev.tocsin.oncall.Rota;
import dev.tocsin.oncall.Rotation;
import dev.tocsin.oncall.TimeZoneData;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.Staffing;
import dev.tocsin.policy.Supplier;
import dev.tocsin.policy.Team;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** "When a rung is due", 4 and 8, and whom a target means: fixed people, rotas and the host. */
class OnCallTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** Ann until 10:00 in Berlin on the fixture's day, which is 09:00 UTC, then ben, then ann. */
  private static final Rota ROTA =
      Rota.of(
          "days",
          BERLIN,
          Layer.of(
              "daily", Rotation.days(1), LocalDateTime.parse("2026-11-26T10:00"), "ann", "ben"));

  private static PolicyBuilder shop(Staffing staffing) {
    return Policy.builder("shop")
        .rota(ROTA)
        .team(new Team("desk", 1, staffing))
        .team(Team.of("second", 2, "lee"))
        .defaultTeam("desk")
        .lastResort(Contact.person("manager"));
  }

  private static Rung page(String id, long after) {
    return Rung.after(id, minutes(after)).until(Until.ACKNOWLEDGED).notifyOnCall("desk");
  }

  private static PolicyBuilder byRota(Rung... rungs) {
    return shop(new Staffing.ByRota("days")).escalate("all", When.any(), rungs);
  }

  private static PolicyBuilder byHost(Rung... rungs) {
    return shop(new Staffing.ByHost()).escalate("all", When.any(), rungs);
  }

  private static List<String> reasons(Fixture f, Incident incident) {
    return f.history(incident).stream()
        .filter(entry -> entry.event() instanceof EscalationEvent.RungFired)
        .map(entry -> ((EscalationEvent.RungFired) entry.event()).reason())
        .toList();
  }

  private static List<Entry> handovers(Fixture f, Incident incident) {
    return f.history(incident).stream()
        .filter(entry -> entry.event() instanceof AssistanceEvent.HandoverTold)
        .toList();
  }

  @Nested
  class A_rota_of_the_policy {
    @Test
    void names_whoever_is_on_call_when_the_rung_is_taken() {
      Fixture f = new Fixture(byRota(page("one", 30), page("two", 90)).build());
      Incident incident = f.desk.log(checkoutDown());
      f.pass(minutes(30));
      assertThat(f.told()).containsExactly("ann:page");
      f.pass(minutes(60));
      assertThat(f.told()).containsExactly("ann:page", "ben:page", "ben:page");
      Entry fired =
          f.history(incident).stream()
              .filter(e -> e.event() instanceof EscalationEvent.RungFired)
              .findFirst()
              .orElseThrow();
      assertThat(fired.cause().tzdb()).isEqualTo(TimeZoneData.version(BERLIN));
    }

    @Test
    void is_asked_at_the_present_even_when_the_rung_was_due_long_ago() {
      Fixture f = new Fixture(byRota(page("one", 30)).build());
      f.desk.log(checkoutDown());
      f.sleep(minutes(90));
      f.worker.runUntilIdle();
      assertThat(f.told()).containsExactly("ben:page");
    }

    @Test
    void point_4_that_has_nobody_is_named_with_the_end_of_that() {
      Rota later =
          Rota.of(
              "later",
              BERLIN,
              Layer.of("l", Rotation.days(1), LocalDateTime.parse("2026-11-28T10:00"), "ann"));
      Policy policy =
          Policy.builder("shop")
              .rota(later)
              .team(Team.onRota("desk", 1, "later"))
              .team(Team.of("second", 2, "lee"))
              .defaultTeam("desk")
              .escalate(
                  "all",
                  When.any(),
                  page("one", 0),
                  Rung.after("two", minutes(60)).notifyOnCall("second"))
              .build();
      Fixture f = new Fixture(policy);
      Incident incident = f.desk.log(checkoutDown());
      f.worker.runUntilIdle();
      assertThat(reasons(f, incident).get(0))
          .isEqualTo("rota 'later' has nobody until 2026-11-28T10:00+01:00[Europe/Berlin]");
      assertThat(f.told()).containsExactly("lee:page"); // at once, not after an hour
      f.pass(Duration.ofDays(1));
      assertThat(f.told()).containsExactly("lee:page"); // lee's rung is the last one taken
    }
  }

  @Nested
  class A_handover {
    @Test
    void point_8_tells_the_incoming_person_of_the_last_rung_once() {
      Fixture f = new Fixture(byRota(page("one", 0)).build());
      Incident incident = f.desk.log(checkoutDown());
      f.pass(Duration.ofDays(10));
      assertThat(f.told()).containsExactly("ann:page", "ben:page");
      assertThat(handovers(f, incident)).hasSize(1);
      Entry told = handovers(f, incident).get(0);
      assertThat(told.occurredAt()).isEqualTo(Instant.parse("2026-11-27T09:00:00Z"));
      assertThat(told.cause().rule()).isEqualTo("path all/rung one/handover");
      assertThat(told.cause().tzdb()).isEqualTo(TimeZoneData.version(BERLIN));
      f.check(incident);
    }

    @Test
    void point_8_is_not_told_after_an_acknowledgement() {
      Fixture f = new Fixture(byRota(page("one", 0)).build());
      Incident incident = f.desk.log(checkoutDown());
      f.desk.acknowledge(incident.id(), DANA);
      f.pass(Duration.ofDays(3));
      assertThat(f.told()).doesNotContain("ben:page");
    }

    @Test
    void point_8_an_acknowledgement_takes_back_what_has_not_left_yet() {
      Fixture f = new Fixture(byRota(page("one", 0)).build());
      Incident incident = f.desk.log(checkoutDown());
      f.worker.runUntilIdle();
      f.sleep(minutes(61));
      f.desk.comment(incident.id(), DANA, "hm"); // records the handover
      assertThat(handovers(f, incident)).hasSize(1);
      f.desk.acknowledge(incident.id(), DANA);
      f.worker.runUntilIdle();
      assertThat(f.told()).containsExactly("ann:page");
    }

    @Test
    void point_8_nobody_is_told_who_has_been_told_in_this_round() {
      Rung both =
          page("one", 0)
              .action(new Action.Inform(List.of(new Target.Person(Contact.person("ben")))));
      Fixture f = new Fixture(byRota(both).build());
      Incident incident = f.desk.log(checkoutDown());
      f.pass(Duration.ofDays(3));
      assertThat(f.told()).containsExactly("ann:page", "ben:inform");
      assertThat(handovers(f, incident)).isEmpty();
    }

    @Test
    void point_8_whoever_a_repeat_has_told_is_not_told_again() {
      Rung often = page("one", 0).repeat(new Repeat(minutes(50), 3));
      Fixture f = new Fixture(byRota(often).build());
      Incident incident = f.desk.log(checkoutDown());
      f.pass(Duration.ofDays(10));
      assertThat(f.told())
          .containsExactly("ann:page", "ann:page", "ben:page", "ben:page", "ben:page");
      assertThat(handovers(f, incident)).hasSize(1);
    }

    @Test
    void point_8_waits_while_the_path_stands_still() {
      Fixture f = new Fixture(byRota(page("one", 0)).build());
      Incident incident = f.desk.log(checkoutDown());
      f.pass(minutes(30));
      f.desk.hold(incident.id(), DANA, "supplier");
      f.pass(minutes(60));
      assertThat(f.told()).containsExactly("ann:page");
      f.desk.resume(incident.id(), DANA);
      f.worker.runUntilIdle();
      assertThat(f.told()).containsExactly("ann:page", "ben:page");
    }

    @Test
    void point_8_a_new_round_begins_anew() {
      Fixture f = new Fixture(byRota(page("one", 0)).build());
      Incident incident = f.desk.log(checkoutDown());
      f.pass(minutes(70));
      f.desk.resolve(incident.id(), DANA, "done");
      f.desk.reopen(incident.id(), DANA, "it was not");
      f.pass(Duration.ofDays(3));
      assertThat(f.told()).containsExactly("ann:page", "ben:page", "ben:page", "ann:page");
    }
  }

  @Nested
  class The_host {
    private final List<String> asked = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private OnCall onCall = (team, at) -> new OnCall.Answer(List.of(OnCall.Person.of("hal")), null);

    private Fixture desk(Policy policy) {
      return new Fixture(
          policy,
          builder ->
              builder
                  .onCall(
                      (team, at) -> {
                        asked.add(team + " " + at);
                        return onCall.onCall(team, at);
                      })
                  .listener(
                      new DeskListener() {
                        @Override
                        public void onCallFailed(String staffed, Throwable error) {
                          failed.add(staffed + ": " + error.getMessage());
                        }
                      }));
    }

    @Test
    void is_asked_for_the_teams_that_a_decision_needs_and_no_others() {
      Fixture f = desk(byHost(page("one", 0), page("two", 30)).build());
      Incident incident = f.desk.log(checkoutDown());
      assertThat(asked).containsExactly("desk " + START);
      f.desk.comment(incident.id(), DANA, "hm");
      assertThat(asked).hasSize(1);
      f.pass(minutes(30));
      assertThat(asked).containsExactly("desk " + START, "desk " + START.plus(minutes(30)));
      assertThat(f.told()).containsExactly("hal:page", "hal:page");
    }

    @Test
    void the_engine_alone_says_what_it_misses() {
      Policy policy = byHost(page("one", 30)).build();
      Fixture f = desk(policy);
      Incident incident = f.desk.log(checkoutDown());
      assertThatThrownBy(
              () ->
                  new IncidentEngine(policy)
                      .decide(
                          incident,
                          new Command.PassTime(),
                          Caller.of(DANA),
                          Facts.of(new UUID(1, 1)),
                          START.plus(minutes(30))))
          .isInstanceOfSatisfying(
              MissingFactException.class,
              missing -> assertThat(missing.staffed()).isEqualTo("desk"));
    }

    @Test
    void point_4_that_names_nobody_leaves_the_rung_empty_with_that_reason() {
      onCall = (team, at) -> OnCall.Answer.nobody(null);
      Fixture f = desk(byHost(page("one", 0)).build());
      Incident incident = f.desk.log(checkoutDown());
      f.worker.runUntilIdle();
      assertThat(reasons(f, incident)).containsExactly("the host names nobody for 'desk'");
      assertThat(f.told()).containsExactly("manager:page");
    }

    @Test
    void point_4_that_fails_loses_no_page_and_is_told_to_the_listener() {
      onCall =
          (team, at) -> {
            throw new IllegalStateException("the rota server is down");
          };
      Fixture f = desk(byHost(page("one", 0)).build());
      Incident incident = f.desk.log(checkoutDown());
      f.worker.runUntilIdle();
      assertThat(reasons(f, incident).get(0))
          .startsWith("the host did not say who is on call for 'desk':")
          .contains("the rota server is down");
      assertThat(f.told()).containsExactly("manager:page");
      assertThat(failed).containsExactly("desk: the rota server is down");
    }

    @Test
    void point_4_that_is_not_there_loses_no_page() {
      Fixture f = new Fixture(byHost(page("one", 0)).build());
      Incident incident = f.desk.log(checkoutDown());
      f.worker.runUntilIdle();
      assertThat(reasons(f, incident).get(0)).contains("built without an OnCall");
      assertThat(f.told()).containsExactly("manager:page");
    }

    @Test
    void point_8_that_said_until_when_tells_the_next_one_at_that_instant() {
      Instant change = START.plus(minutes(45));
      onCall =
          (team, at) ->
              at.isBefore(change)
                  ? new OnCall.Answer(List.of(OnCall.Person.of("hal")), change)
                  : new OnCall.Answer(List.of(OnCall.Person.of("ida")), null);
      Fixture f = desk(byHost(page("one", 0)).build());
      Incident incident = f.desk.log(checkoutDown());
      f.pass(Duration.ofDays(2));
      assertThat(f.told()).containsExactly("hal:page", "ida:page");
      assertThat(handovers(f, incident)).extracting(Entry::occurredAt).containsExactly(change);
    }

    @Test
    void point_8_whose_next_one_knows_already_is_recorded_and_nobody_told() {
      Instant change = START.plus(minutes(45));
      onCall =
          (team, at) ->
              new OnCall.Answer(
                  List.of(OnCall.Person.of("hal")), at.isBefore(change) ? change : null);
      Fixture f = desk(byHost(page("one", 0)).build());
      Incident incident = f.desk.log(checkoutDown());
      f.pass(Duration.ofDays(2));
      assertThat(f.told()).containsExactly("hal:page");
      assertThat(handovers(f, incident)).hasSize(1);
    }

    @Test
    void staffs_roles_too() {
      Policy policy =
          shop(Staffing.of("sam"))
              .role("commander", new Staffing.ByHost())
              .escalate(
                  "all",
                  When.any(),
                  Rung.after("one", Duration.ZERO)
                      .action(new Action.Notify(List.of(new Target.Role("commander")))))
              .build();
      Fixture f = desk(policy);
      f.desk.log(checkoutDown());
      f.worker.runUntilIdle();
      assertThat(asked).containsExactly("role:commander " + START);
      assertThat(f.told()).containsExactly("hal:page");
    }

    @Test
    void that_names_a_crowd_does_not_burst_a_commit() {
      List<OnCall.Person> crowd = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        crowd.add(OnCall.Person.of("p" + i));
      }
      onCall = (team, at) -> new OnCall.Answer(crowd, null);
      Fixture f = desk(byHost(page("one", 0), page("two", 0), page("three", 0)).build());
      Incident incident = f.desk.log(checkoutDown());
      f.worker.runUntilIdle();
      assertThat(f.sent).hasSizeGreaterThanOrEqualTo(30);
      f.check(incident);
    }
  }

  @Nested
  class Other_targets {
    private Fixture telling(Target... targets) {
      return new Fixture(
          shop(Staffing.of("sam"))
              .role("commander", Staffing.of("kay"))
              .supplier(new Supplier("cables", List.of(Contact.person("cable-desk"))))
              .escalate(
                  "all",
                  When.any(),
                  Rung.after("one", Duration.ZERO).action(new Action.Notify(List.of(targets))))
              .build());
    }

    @Test
    void a_role_a_supplier_and_affected_users_are_told() {
      Fixture f =
          telling(
              new Target.Role("commander"),
              new Target.OfSupplier("cables"),
              new Target.AffectedUsers());
      f.desk.log(checkoutDown());
      f.worker.runUntilIdle();
      assertThat(f.told()).containsExactly("kay:page", "cable-desk:page", "shop:inform");
      assertThat(f.sent.get(2).recipient().kind()).isEqualTo("affected-users");
      assertThat(f.sent.get(2).token()).isNull();
    }

    @Test
    void point_4_that_mean_nobody_say_why_in_words_that_fit() {
      Fixture f = telling(new Target.Reporter(), new Target.Subscribers());
      Incident incident = f.desk.log(checkoutDown().service(null));
      assertThat(reasons(f, incident))
          .containsExactly("no person reported it; it names no service");
    }
  }
}
