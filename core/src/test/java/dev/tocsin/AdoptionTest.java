package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Report;
import dev.tocsin.lifecycle.Lifecycle;
import dev.tocsin.lifecycle.Trigger;
import dev.tocsin.oncall.Layer;
import dev.tocsin.oncall.Rota;
import dev.tocsin.oncall.Rotation;
import dev.tocsin.policy.Adoption;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.Team;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** escalation.md, "Editing the policy": when open incidents go over, and which events say so. */
class AdoptionTest {
  private final Nodes nodes = new Nodes();
  private final Nodes.Node node =
      nodes.start(
          Fixture.teams()
              .escalate(
                  "old",
                  When.any(),
                  Rung.after("page", minutes(10)).notifyOnCall("checkout"),
                  Rung.after("again", minutes(60)).notifyOnCall("database"),
                  Rung.after("last", minutes(90)).notifyOnCall("network"))
              .build());
  private final Incident incident = node.desk.log(checkoutDown());

  private final String oldVersion = node.desk.policy().version();

  static PolicyBuilder young(Adoption adoption) {
    return Fixture.teams()
        .adoption(adoption)
        .escalate(
            "new",
            When.any(),
            Rung.after("call", minutes(30)).notifyOnCall("management"),
            Rung.after("shout", minutes(75)).notifyOnCall("service-desk"));
  }

  private String activate(PolicyBuilder policy) {
    return node.desk.activate(policy.build()).version();
  }

  private Instant at(String rung) {
    return nodes.history(incident).stream()
        .filter(
            entry ->
                entry.event() instanceof EscalationEvent.RungFired fired
                    && fired.rung().equals(rung))
        .map(Entry::occurredAt)
        .findFirst()
        .orElseThrow();
  }

  @Nested
  class Live {
    @Test
    void goes_over_at_once_and_keeps_the_time_that_was_served() {
      nodes.sleep(minutes(5));
      String version = activate(young(Adoption.LIVE));
      node.pass(minutes(85));
      assertThat(nodes.versionOf(incident)).isEqualTo(version);
      assertThat(nodes.told()).containsExactly("morgan", "sam");
      assertThat(at("call")).isEqualTo(Fixture.START.plus(minutes(30)));
    }

    @Test
    void takes_off_what_was_suspended_under_the_old_version() {
      nodes.sleep(minutes(5));
      node.desk.hold(incident.id(), DANA, "supplier");
      nodes.sleep(minutes(20));
      activate(young(Adoption.LIVE));
      nodes.sleep(minutes(20));
      node.desk.handle(incident.id(), new Command.Resume(), Caller.of(DANA));
      node.pass(minutes(26));
      assertThat(at("call")).isEqualTo(Fixture.START.plus(minutes(30 + 40)));
    }

    @Test
    void computes_anew_what_was_due_and_nobody_had_taken() {
      nodes.sleep(minutes(40));
      activate(young(Adoption.LIVE));
      node.worker.runUntilIdle();
      assertThat(nodes.told()).containsExactly("morgan");
    }

    @Test
    void needs_no_older_version() {
      Nodes other = new Nodes();
      Nodes.Node bare = other.startWithoutCodec(young(Adoption.LIVE).build());
      Incident open = bare.desk.log(checkoutDown());
      bare.desk.activate(young(Adoption.LIVE).catchUp(dev.tocsin.policy.CatchUp.EACH).build());
      bare.worker.runUntilIdle();
      assertThat(other.versionOf(open)).isEqualTo(bare.desk.policy().version());
    }
  }

  @Nested
  class At_the_next_rung {
    @Test
    void takes_that_one_under_the_old_version_and_then_goes_over() {
      nodes.sleep(minutes(5));
      String version = activate(young(Adoption.AT_NEXT_RUNG));
      node.pass(minutes(4));
      assertThat(nodes.versionOf(incident)).isEqualTo(oldVersion);
      node.pass(minutes(1));
      assertThat(nodes.told()).containsExactly("dana");
      assertThat(nodes.versionOf(incident)).isEqualTo(version);
      node.pass(minutes(80));
      assertThat(nodes.told()).containsExactly("dana", "morgan", "sam");
      assertThat(at("call")).isEqualTo(Fixture.START.plus(minutes(30)));
    }

    @Test
    void takes_what_was_due_before_under_the_old_version_however_late_it_is_seen() {
      nodes.sleep(minutes(20));
      activate(young(Adoption.AT_NEXT_RUNG));
      nodes.sleep(minutes(60));
      node.worker.runUntilIdle();
      assertThat(nodes.events(incident))
          .containsSubsequence("rung-fired", "rung-fired", "path-chosen", "rung-fired");
      assertThat(at("page")).isEqualTo(Fixture.START.plus(minutes(10)));
      assertThat(at("again")).isEqualTo(Fixture.START.plus(minutes(60)));
      assertThat(at("shout")).isEqualTo(Fixture.START.plus(minutes(75)));
    }

    @Test
    void tells_when_it_went_over() {
      activate(young(Adoption.AT_NEXT_RUNG));
      nodes.sleep(minutes(20));
      node.worker.runUntilIdle();
      Entry over =
          nodes.history(incident).stream()
              .filter(entry -> entry.event() instanceof EscalationEvent.PathChosen)
              .findFirst()
              .orElseThrow();
      assertThat(over.occurredAt()).isEqualTo(Fixture.START.plus(minutes(10)));
      assertThat(over.recordedAt()).isEqualTo(nodes.now);
    }

    @Test
    void stays_while_a_person_asks_for_a_rung_before_its_time() {
      activate(young(Adoption.AT_NEXT_RUNG));
      node.desk.handle(
          incident.id(),
          new Command.EscalateNow("again"),
          Caller.of(DANA).expecting(nodes.get(incident).version()));
      assertThat(nodes.versionOf(incident)).isEqualTo(oldVersion);
    }

    @Test
    void stays_while_it_waits() {
      node.desk.hold(incident.id(), DANA, "supplier");
      activate(young(Adoption.AT_NEXT_RUNG));
      node.pass(Duration.ofDays(3));
      assertThat(nodes.versionOf(incident)).isEqualTo(oldVersion);
    }

    @Test
    void counts_a_repeat_as_a_rung() {
      Nodes other = new Nodes();
      Nodes.Node one =
          other.start(
              Fixture.teams()
                  .escalate(
                      "old",
                      When.any(),
                      Rung.after("page", minutes(0))
                          .notifyOnCall("checkout")
                          .repeat(new Repeat(minutes(20), 9)))
                  .build());
      Incident open = one.desk.log(checkoutDown());
      other.sleep(minutes(30));
      String version = one.desk.activate(young(Adoption.AT_NEXT_RUNG).build()).version();
      one.worker.runUntilIdle();
      assertThat(other.versionOf(open)).isNotEqualTo(version);
      other.sleep(minutes(10));
      one.worker.runUntilIdle();
      assertThat(other.versionOf(open)).isEqualTo(version);
    }
  }

  @Nested
  class Pinned {
    private String pin() {
      return activate(young(Adoption.PINNED));
    }

    @Test
    void finishes_under_the_version_under_which_it_was_logged() {
      String version = pin();
      Incident another = node.desk.log(Report.of("printer").category("printer"));
      node.pass(minutes(90));
      assertThat(nodes.versionOf(incident)).isEqualTo(oldVersion);
      assertThat(nodes.versionOf(another)).isEqualTo(version);
      assertThat(nodes.told()).containsExactly("dana", "morgan", "lee", "sam", "nia");
    }

    @Test
    void finishes_under_it_on_a_node_that_was_started_since() {
      pin();
      Nodes.Node other = nodes.startAsStored(young(Adoption.LIVE).build());
      nodes.sleep(minutes(10));
      other.worker.runUntilIdle();
      other.desk.comment(incident.id(), DANA, "hm");
      assertThat(nodes.told()).containsExactly("dana");
      assertThat(nodes.versionOf(incident)).isEqualTo(oldVersion);
    }

    @Test
    void is_commanded_by_its_own_rules() {
      activate(
          young(Adoption.PINNED).team(Team.of("firemen", 2, "fay")).category("fire", "firemen"));
      var refused =
          catchThrowableOfType(
              dev.tocsin.desk.CommandRefusedException.class,
              () ->
                  node.desk.handle(
                      incident.id(), new Command.Assign("firemen", null, null), Caller.of(DANA)));
      assertThat(refused).hasMessageContaining("there is no team 'firemen'");
    }

    @Test
    void goes_over_when_a_live_one_comes_into_force() {
      pin();
      String version = activate(young(Adoption.LIVE));
      node.worker.runUntilIdle();
      assertThat(nodes.versionOf(incident)).isEqualTo(version);
    }

    @Test
    void reads_each_version_once() {
      pin();
      Nodes.Node other = nodes.startAsStored(young(Adoption.LIVE).build());
      nodes.codec.reads = 0;
      for (int i = 0; i < 10; i++) {
        other.desk.comment(incident.id(), DANA, "hm");
      }
      assertThat(nodes.codec.reads).isEqualTo(2);
    }
  }

  @Nested
  class Who_is_on_call {
    @Test
    void is_live_whatever_version_an_incident_runs_under() {
      activate(
          shop(Team.of("checkout", 2, "kim"), Team.onRota("database", 2, "nights"))
              .rota(
                  Rota.of(
                      "nights",
                      ZoneId.of("UTC"),
                      Layer.of(
                          "all",
                          Rotation.days(1),
                          LocalDateTime.parse("2026-01-01T00:00:00"),
                          "rita"))));
      node.pass(minutes(10));
      assertThat(nodes.versionOf(incident)).isEqualTo(oldVersion);
      assertThat(nodes.told()).containsExactly("kim");
    }

    @Test
    void is_the_old_version_s_for_a_team_that_is_gone() {
      activate(shop(Team.of("database", 2, "lee")));
      node.pass(minutes(10));
      assertThat(nodes.told()).containsExactly("dana");
    }

    private PolicyBuilder shop(Team... teams) {
      PolicyBuilder builder = Policy.builder("shop").adoption(Adoption.PINNED);
      for (Team team : teams) {
        builder.team(team);
      }
      return builder.defaultTeam("database");
    }
  }

  @Nested
  class Reopening {
    @Test
    void runs_under_the_policy_in_force() {
      node.desk.resolve(incident.id(), DANA, "done");
      String version = activate(young(Adoption.PINNED));
      node.worker.runUntilIdle();
      assertThat(nodes.versionOf(incident)).isEqualTo(oldVersion);
      node.desk.handle(incident.id(), new Command.Reopen("again"), Caller.of(DANA));
      assertThat(nodes.versionOf(incident)).isEqualTo(version);
      assertThat(nodes.events(incident))
          .containsSubsequence("reopened", "path-chosen", "round-started");
      node.pass(minutes(30));
      assertThat(nodes.told()).containsExactly("morgan");
    }

    @Test
    void by_a_report_of_the_same_does_so_too() {
      node.desk.resolve(incident.id(), DANA, "done");
      String version = activate(young(Adoption.PINNED));
      assertThat(node.desk.log(checkoutDown()).id()).isEqualTo(incident.id());
      assertThat(nodes.versionOf(incident)).isEqualTo(version);
    }

    @Test
    void of_a_closed_one_needs_no_older_version() {
      node.desk.resolve(incident.id(), DANA, "done");
      node.desk.handle(incident.id(), new Command.Close(null), Caller.of(DANA));
      String version = activate(young(Adoption.PINNED));
      nodes.codec.policies.remove(oldVersion);
      Nodes.Node other = nodes.startAsStored(young(Adoption.LIVE).build());
      other.desk.handle(incident.id(), new Command.Reopen("again"), Caller.of(DANA));
      assertThat(nodes.versionOf(incident)).isEqualTo(version);
    }

    @Test
    void from_a_state_and_a_team_that_are_gone_takes_one_round() {
      node.desk.resolve(incident.id(), DANA, "done");
      Policy policy =
          Policy.builder("other")
              .adoption(Adoption.PINNED)
              .team(Team.of("one", 1, "otto"))
              .defaultTeam("one")
              .lifecycle(
                  Lifecycle.builder()
                      .state("Open", Phase.NEW)
                      .state("Done", Phase.RESOLVED)
                      .state("Gone", Phase.CLOSED)
                      .on("Open", Trigger.RESOLVE, "Done")
                      .on("Done", Trigger.REOPEN, "Open")
                      .on("Done", Trigger.CLOSE, "Gone")
                      .build())
              .build();
      node.desk.activate(policy);
      node.desk.handle(incident.id(), new Command.Reopen("again"), Caller.of(DANA));
      Incident now = nodes.get(incident);
      assertThat(now.state()).isEqualTo("Open");
      assertThat(now.team()).isEqualTo("one");
      assertThat(now.escalation().policyVersion()).isEqualTo(policy.version());
      assertThat(now.escalation().round()).isEqualTo(2);
      nodes.history(incident);
    }
  }
}
