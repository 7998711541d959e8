package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.LEE;
import static dev.tocsin.Fixture.START;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static dev.tocsin.RungsDueTest.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.CommandRefusedException;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Urgency;
import dev.tocsin.oncall.Layer;
import dev.tocsin.oncall.Rota;
import dev.tocsin.oncall.Rotation;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.Staffing;
import dev.tocsin.policy.Team;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Practice 8: several teams at once, and one of them has it. */
class SwarmTest {
  private final Fixture f =
      new Fixture(
          path(
              Rung.after("swarm", minutes(10))
                  .until(Until.ACKNOWLEDGED)
                  .summon("database", "network")));
  private final Incident incident = f.desk.log(checkoutDown());

  private Incident handle(Command command, Actor by) {
    return f.desk.handle(incident.id(), command, Caller.of(by));
  }

  @Nested
  class Summoning {
    @Test
    void calls_every_team_and_the_accountable_one_stays_so() {
      f.pass(minutes(10));
      assertThat(f.told()).containsExactlyInAnyOrder("lee:swarm", "nia:swarm");
      assertThat(f.get(incident).team()).isEqualTo("checkout");
      assertThat(f.get(incident).swarm().member("database").summonedAt())
          .isEqualTo(START.plus(minutes(10)));
    }

    @Test
    void a_team_of_which_nobody_was_on_call_is_called_again_by_a_later_rung() {
      Rota late =
          Rota.of(
              "late",
              ZoneOffset.UTC,
              Layer.of("late", Rotation.days(1), LocalDateTime.parse("2026-11-27T08:20"), "nora"));
      Fixture night =
          new Fixture(
              Fixture.teams()
                  .rota(late)
                  .team(new Team("night", 2, new Staffing.ByRota("late")))
                  .escalate(
                      "all",
                      When.any(),
                      Rung.after("first", minutes(10)).summon("night", "database"),
                      Rung.after("again", minutes(30)).summon("night", "database"))
                  .build());
      Incident called = night.desk.log(checkoutDown());
      night.pass(minutes(30));
      assertThat(night.told()).containsExactly("lee:swarm", "nora:swarm");
      night.check(called);
    }

    @Test
    void by_a_person_calls_each_team_once() {
      handle(new Command.Summon(List.of("database", "database")), DANA);
      handle(new Command.Summon(List.of("database")), DANA);
      f.worker.runUntilIdle();
      assertThat(f.told()).containsExactly("lee:swarm");
    }

    @Test
    void an_unknown_team_is_refused_before_anybody_is_called() {
      assertThatThrownBy(() -> handle(new Command.Summon(List.of("database", "nobody")), DANA))
          .isInstanceOf(CommandRefusedException.class)
          .hasMessageContaining("'nobody'");
      f.worker.runUntilIdle();
      assertThat(f.sent).isEmpty();
      assertThat(f.get(incident).swarm()).isNull();
    }

    @Test
    void ten_teams_come_in_one_commit() {
      PolicyBuilder policy = Fixture.teams();
      String[] teams = new String[10];
      for (int i = 0; i < teams.length; i++) {
        teams[i] = "t" + i;
        policy.team(Team.of(teams[i], 2, "a" + i, "b" + i, "c" + i));
      }
      Fixture many =
          new Fixture(
              policy
                  .escalate("all", When.any(), Rung.after("swarm", minutes(0)).summon(teams))
                  .build());
      Incident each = many.desk.log(checkoutDown());
      many.worker.runUntilIdle();
      assertThat(many.sent).hasSize(30);
      many.check(each);
    }
  }

  @Nested
  class Joining {
    @Test
    void records_who_came() {
      f.pass(minutes(10));
      handle(new Command.JoinSwarm("database"), LEE);
      handle(new Command.JoinSwarm("database"), LEE);
      handle(new Command.JoinSwarm("database"), DANA);
      assertThat(f.get(incident).swarm().member("database").people())
          .containsExactly("lee", "dana");
    }

    @Test
    void is_for_people_and_for_teams_that_were_called() {
      f.pass(minutes(10));
      assertThatThrownBy(() -> handle(new Command.JoinSwarm("management"), LEE))
          .isInstanceOf(CommandRefusedException.class)
          .hasMessageContaining("summon");
      assertThatThrownBy(() -> handle(new Command.JoinSwarm("database"), Actor.system("bot")))
          .isInstanceOf(CommandRefusedException.class)
          .hasMessageContaining("not a person");
    }
  }

  @Nested
  class The_primary_team {
    @Test
    void takes_over_without_a_new_round_when_one_of_it_had_joined_and_the_others_are_told() {
      f.pass(minutes(10));
      handle(new Command.JoinSwarm("database"), LEE);
      f.sent.clear();
      handle(new Command.IdentifyPrimary("database"), LEE);
      f.worker.runUntilIdle();
      Incident now = f.get(incident);
      assertThat(now.team()).isEqualTo("database");
      assertThat(now.ownership().person()).isEqualTo("lee");
      assertThat(now.escalation().round()).isEqualTo(1);
      assertThat(now.swarm().primary()).isEqualTo("database");
      assertThat(now.swarm().member("network").releasedAt()).isNotNull();
      assertThat(f.told()).containsExactlyInAnyOrder("nia:release", "dana:release");
    }

    @Test
    void begins_a_new_round_when_nobody_of_it_had_joined() {
      f.pass(minutes(10));
      handle(new Command.IdentifyPrimary("database"), DANA);
      assertThat(f.get(incident).escalation().round()).isEqualTo(2);
    }

    @Test
    void must_be_in_the_swarm() {
      f.pass(minutes(10));
      assertThatThrownBy(() -> handle(new Command.IdentifyPrimary("management"), DANA))
          .isInstanceOf(CommandRefusedException.class);
    }

    @Test
    void calls_that_still_wait_are_superseded_when_their_team_is_released() {
      f.sleep(minutes(10));
      f.desk.comment(incident.id(), DANA, "the calls are written now");
      handle(new Command.IdentifyPrimary("database"), DANA);
      f.worker.runUntilIdle();
      assertThat(f.told()).doesNotContain("nia:swarm");
    }
  }

  @Nested
  class Going {
    @Test
    void by_oneself_leaves_the_team_in_the_swarm() {
      f.pass(minutes(10));
      handle(new Command.JoinSwarm("database"), LEE);
      handle(new Command.LeaveSwarm("database"), LEE);
      assertThat(f.get(incident).swarm().member("database").people()).isEmpty();
      assertThat(f.get(incident).swarm().member("database").releasedAt()).isNull();
      assertThatThrownBy(() -> handle(new Command.LeaveSwarm("database"), LEE))
          .isInstanceOf(CommandRefusedException.class)
          .hasMessageContaining("has not joined");
      f.check(incident);
    }

    @Test
    void of_a_team_that_is_released_by_a_person_is_told_once() {
      f.pass(minutes(10));
      f.sent.clear();
      handle(new Command.ReleaseTeams(List.of("network")), DANA);
      f.worker.runUntilIdle();
      assertThat(f.told()).containsExactly("nia:release");
      assertThatThrownBy(() -> handle(new Command.ReleaseTeams(List.of("network")), DANA))
          .isInstanceOf(CommandRefusedException.class)
          .hasMessageContaining("not in the swarm");
      assertThatThrownBy(() -> handle(new Command.ReleaseTeams(List.of()), DANA))
          .isInstanceOf(CommandRefusedException.class);
      f.check(incident);
    }

    @Test
    void a_rung_calls_a_released_team_no_more() {
      Fixture twice =
          new Fixture(
              path(
                  Rung.after("swarm", minutes(10)).summon("database", "network"),
                  Rung.after("again", minutes(60)).summon("database", "network")));
      Incident each = twice.desk.log(checkoutDown());
      twice.pass(minutes(10));
      twice.desk.handle(each.id(), new Command.JoinSwarm("database"), Caller.of(LEE));
      twice.desk.handle(each.id(), new Command.IdentifyPrimary("database"), Caller.of(LEE));
      twice.pass(minutes(100));
      assertThat(twice.told()).containsOnlyOnce("nia:swarm");
      twice.check(each);
    }

    @Test
    void a_call_that_was_decided_on_with_the_release_does_not_leave() {
      f.sleep(minutes(10)); // the rung is due, and taken by the very command that names the primary
      handle(new Command.IdentifyPrimary("checkout"), DANA);
      f.worker.runUntilIdle();
      assertThat(f.told()).doesNotContain("nia:swarm", "lee:swarm");
      f.check(incident);
    }
  }

  @Nested
  class Again {
    @Test
    void a_team_that_was_released_can_be_called_again() {
      f.pass(minutes(10));
      handle(new Command.JoinSwarm("database"), LEE);
      handle(new Command.IdentifyPrimary("database"), LEE);
      f.worker.runUntilIdle();
      f.sent.clear();
      handle(new Command.Summon(List.of("network")), LEE);
      f.worker.runUntilIdle();
      assertThat(f.told()).containsExactly("nia:swarm");
      assertThat(f.get(incident).swarm().member("network").releasedAt()).isNull();
      f.check(incident);
    }

    @Test
    void point_3_a_raised_severity_calls_again_the_teams_that_have_not_come() {
      Incident mild =
          f.desk.log(
              checkoutDown().impact(Impact.MINOR).urgency(Urgency.CRITICAL).dedupKey("mild"));
      f.desk.cancel(incident.id(), DANA, "not this one");
      f.pass(minutes(15));
      f.desk.handle(mild.id(), new Command.JoinSwarm("database"), Caller.of(LEE));
      f.sent.clear();
      RoundsTest.prioritise(f, mild, Priority.P1, LEE);
      f.pass(minutes(10));
      assertThat(f.told()).containsExactly("nia:swarm");
      f.check(mild);
    }

    @Test
    void point_3_after_a_reopening_every_team_is_called_again() {
      f.pass(minutes(10));
      handle(new Command.JoinSwarm("database"), LEE);
      f.desk.resolve(incident.id(), LEE, "done");
      f.pass(minutes(60));
      f.sent.clear();
      f.desk.reopen(incident.id(), DANA, "no");
      f.pass(minutes(10));
      assertThat(f.told()).containsExactlyInAnyOrder("lee:swarm", "nia:swarm");
      f.check(incident);
    }
  }
}
