package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.LEE;
import static dev.tocsin.Fixture.START;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.CommandRefusedException;
import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.FamilyEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.MajorEvent;
import dev.tocsin.incident.MajorRole;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Recipient;
import dev.tocsin.incident.State;
import dev.tocsin.lifecycle.Trigger;
import dev.tocsin.oncall.Layer;
import dev.tocsin.oncall.Rota;
import dev.tocsin.oncall.Rotation;
import dev.tocsin.policy.Adoption;
import dev.tocsin.policy.MajorRules;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.Staffing;
import dev.tocsin.policy.Team;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Practice 7: who commands, who hears of it, and how it ends. */
class MajorIncidentTest {
  private static final Actor INES = Actor.person("ines");
  private static final Actor OMAR = Actor.person("omar");

  private static PolicyBuilder builder(Staffing commander, MajorRules rules) {
    return Fixture.teams()
        .team(Team.of("rapid-response", 3, "omar", "pia"))
        .role("incident-commander", commander)
        .majorIncidents(rules);
  }

  private static MajorRules rules() {
    return MajorRules.of("incident-commander").team("rapid-response").updateEvery(minutes(30));
  }

  private final Fixture f = new Fixture(builder(Staffing.of("ines"), rules()).build());
  private final Incident incident = f.desk.log(checkoutDown());
  private final MajorIncidents major = f.desk.major();

  private Recipient commander() {
    return f.get(incident).major().commander().who();
  }

  private Incident declare() {
    return major.declare(incident.id(), DANA, "half the shop");
  }

  private void refused(Runnable what, String message) {
    long before = f.get(incident).version();
    assertThatThrownBy(what::run)
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining(message);
    assertThat(f.get(incident).version()).isEqualTo(before);
  }

  @Nested
  class Declaring {
    @Test
    void calls_the_roster_and_names_whoever_is_on_call_for_it() {
      declare();
      f.worker.runUntilIdle();
      assertThat(commander()).isEqualTo(Recipient.person("ines"));
      assertThat(f.get(incident).major().commander().accepted()).isFalse();
      assertThat(f.told()).containsExactlyInAnyOrder("ines:major", "omar:major", "pia:major");
      assertThat(f.get(incident).team()).isEqualTo("checkout");
      f.check(incident);
    }

    @Test
    void twice_happens_once() {
      declare();
      declare();
      assertThat(f.events(incident).stream().filter("major-declared"::equals)).hasSize(1);
    }

    @Test
    void names_the_last_resort_when_nobody_is_on_call_for_it() {
      Fixture nobody = new Fixture(builder(Staffing.of(), rules()).build());
      Incident each = nobody.desk.log(checkoutDown());
      nobody.desk.major().declare(each.id(), DANA, "all");
      assertThat(nobody.get(each).major().commander().who())
          .isEqualTo(Recipient.person("operations-manager"));
      nobody.check(each);
    }

    @Test
    void by_a_rung_after_a_long_sleep_names_the_commander_at_the_true_instant() {
      Fixture asleep =
          new Fixture(
              builder(Staffing.of("ines"), rules())
                  .escalate("all", When.any(), Rung.after("major", minutes(10)).declareMajor())
                  .build());
      Incident each = asleep.desk.log(checkoutDown());
      asleep.sleep(minutes(300));
      asleep.worker.runUntilIdle();
      assertThat(asleep.get(each).major().commander().since()).isEqualTo(START.plus(minutes(10)));
      assertThat(asleep.told()).containsOnlyOnce("ines:remind").contains("ines:major");
      asleep.check(each);
    }

    @Test
    void without_rules_of_the_policy_nobody_commands_until_somebody_accepts() {
      Fixture plain = new Fixture(Fixture.shop());
      Incident each = plain.desk.log(checkoutDown());
      plain.desk.major().declare(each.id(), DANA, "all");
      assertThat(plain.get(each).major().commander()).isNull();
      plain.desk.major().accept(each.id(), LEE, MajorRole.COMMANDER);
      assertThat(plain.get(each).major().commander().is("lee")).isTrue();
      plain.desk.major().standDown(each.id(), LEE, "over");
      plain.check(each);
    }

    @Test
    void under_a_policy_without_rules_gets_a_commander_when_one_with_rules_comes_into_force() {
      Fixture live = new Fixture(Fixture.shop());
      Incident each = live.desk.log(checkoutDown());
      live.desk.major().declare(each.id(), DANA, "all");
      live.sleep(minutes(5));
      live.desk.activate(builder(Staffing.of("ines"), rules()).adoption(Adoption.LIVE).build());
      live.worker.runUntilIdle();
      assertThat(live.get(each).major().commander().is("ines")).isTrue();
      assertThat(live.get(each).major().commander().since()).isEqualTo(START.plus(minutes(5)));
      assertThat(live.get(each).major().calledAt()).isNotNull();
      live.check(each);
    }
  }

  @Nested
  class Commanding {
    private final Rota turns =
        Rota.of(
            "turns",
            ZoneOffset.UTC,
            Layer.of(
                "all",
                Rotation.days(1),
                LocalDateTime.parse("2026-11-27T07:00"),
                "ines",
                "omar",
                "pia"));
    private final Fixture rota =
        new Fixture(
            builder(new Staffing.ByRota("turns"), rules().updateEvery(Map.of()))
                .rota(turns)
                .build());
    private final Incident each = rota.desk.log(checkoutDown());

    @Test
    void passes_with_the_rota_until_somebody_accepts() {
      rota.desk.major().declare(each.id(), DANA, "all");
      rota.pass(Duration.ofDays(1));
      assertThat(rota.get(each).major().commander().is("omar")).isTrue();
      assertThat(rota.get(each).major().commander().since())
          .isEqualTo(START.plus(Duration.ofHours(23)));
      rota.desk.major().accept(each.id(), Actor.person("omar"), MajorRole.COMMANDER);
      rota.pass(Duration.ofDays(3));
      assertThat(rota.get(each).major().commander().is("omar")).isTrue();
      rota.check(each);
    }

    @Test
    void after_a_long_sleep_every_handover_is_on_record_and_only_the_last_is_told() {
      rota.desk.major().declare(each.id(), DANA, "all");
      rota.worker.runUntilIdle();
      rota.sent.clear();
      rota.sleep(Duration.ofDays(4));
      rota.worker.runUntilIdle();
      assertThat(
              rota.history(each).stream()
                  .filter(entry -> entry.event() instanceof MajorEvent.CommanderNamed)
                  .map(entry -> ((MajorEvent.CommanderNamed) entry.event()).who().id()))
          .containsExactly("ines", "omar", "pia", "ines", "omar");
      assertThat(rota.told()).containsExactly("omar:major");
      rota.check(each);
    }

    @Test
    void is_for_whoever_comes_first_while_nobody_has_accepted_and_then_by_offer_only() {
      declare();
      major.accept(incident.id(), OMAR, MajorRole.COMMANDER);
      refused(
          () -> major.accept(incident.id(), LEE, MajorRole.COMMANDER),
          "omar is incident commander");
      major.offer(incident.id(), OMAR, MajorRole.COMMANDER, "lee");
      assertThat(commander()).isEqualTo(Recipient.person("omar"));
      major.accept(incident.id(), LEE, MajorRole.COMMANDER);
      assertThat(commander()).isEqualTo(Recipient.person("lee"));
      assertThat(f.get(incident).major().offers()).isEmpty();
      f.check(incident);
    }

    @Test
    void cannot_be_left_only_handed_over() {
      declare();
      major.accept(incident.id(), OMAR, MajorRole.COMMANDER);
      refused(() -> major.leave(incident.id(), OMAR, MajorRole.COMMANDER), "nobody would command");
      refused(() -> major.leave(incident.id(), LEE, MajorRole.COMMANDER), "lee is not");
    }

    @Test
    void by_one_who_does_not_answer_can_be_offered_to_another_by_anybody() {
      declare();
      major.accept(incident.id(), OMAR, MajorRole.COMMANDER);
      major.offer(incident.id(), DANA, MajorRole.COMMANDER, "lee");
      major.accept(incident.id(), LEE, MajorRole.COMMANDER);
      f.worker.runUntilIdle();
      assertThat(f.told()).contains("omar:release");
      assertThat(commander()).isEqualTo(Recipient.person("lee"));
    }

    @Test
    void the_call_of_whoever_was_on_call_is_superseded_when_another_accepts_first() {
      declare();
      major.accept(incident.id(), OMAR, MajorRole.COMMANDER);
      f.worker.runUntilIdle();
      assertThat(f.told()).doesNotContain("ines:major");
    }
  }

  @Nested
  class Roles {
    @Test
    void have_one_holder_each_but_resolvers() {
      declare();
      major.accept(incident.id(), LEE, MajorRole.RESOLVER);
      major.accept(incident.id(), DANA, MajorRole.RESOLVER);
      major.accept(incident.id(), DANA, MajorRole.RESOLVER);
      major.accept(incident.id(), DANA, MajorRole.SCRIBE);
      refused(() -> major.accept(incident.id(), LEE, MajorRole.SCRIBE), "dana is scribe");
      assertThat(f.get(incident).major().roles())
          .extracting(each -> each.role() + " " + each.who().id())
          .containsExactly("COMMANDER ines", "RESOLVER lee", "RESOLVER dana", "SCRIBE dana");
      major.leave(incident.id(), DANA, MajorRole.SCRIBE);
      major.accept(incident.id(), LEE, MajorRole.SCRIBE);
      assertThat(f.get(incident).major().holder(MajorRole.SCRIBE).is("lee")).isTrue();
      f.check(incident);
    }

    @Test
    void are_for_people_in_a_major_incident_that_is_not_closed() {
      refused(() -> major.accept(incident.id(), LEE, MajorRole.SCRIBE), "no major incident");
      declare();
      refused(
          () -> major.accept(incident.id(), Actor.system("bot"), MajorRole.SCRIBE), "not a person");
      refused(
          () -> major.offer(incident.id(), Actor.team("database"), MajorRole.SCRIBE, "lee"),
          "not a person");
      f.desk.resolve(incident.id(), DANA, "done");
      f.desk.close(incident.id(), DANA);
      refused(() -> major.accept(incident.id(), LEE, MajorRole.SCRIBE), "Closed");
    }

    @Test
    void an_offer_to_a_name_that_cannot_be_one_is_a_typed_refusal() {
      declare();
      long before = f.get(incident).version();
      assertThatThrownBy(() -> major.offer(incident.id(), DANA, MajorRole.SCRIBE, "a\nb"))
          .isInstanceOf(InvalidValueException.class);
      assertThat(f.get(incident).version()).isEqualTo(before);
    }
  }

  @Nested
  class Updates {
    @Test
    void are_due_from_the_declaration_on_and_communications_is_reminded() {
      declare();
      major.accept(incident.id(), LEE, MajorRole.COMMUNICATIONS);
      f.pass(minutes(30));
      assertThat(f.told()).containsOnlyOnce("lee:remind");
      f.pass(minutes(29));
      assertThat(f.told()).containsOnlyOnce("lee:remind");
    }

    @Test
    void count_from_the_last_one_and_reach_the_stakeholders() {
      declare();
      f.pass(minutes(20));
      major.updateStakeholders(incident.id(), LEE, "rolling back");
      f.pass(minutes(29));
      assertThat(f.told()).contains("shop:update").doesNotContain("ines:remind");
      f.pass(minutes(1));
      assertThat(f.told()).containsOnlyOnce("ines:remind");
      f.check(incident);
    }

    @Test
    void that_were_missed_in_a_long_sleep_are_one_reminder() {
      declare();
      f.worker.runUntilIdle();
      f.sent.clear();
      f.sleep(Duration.ofDays(2).plusMinutes(10));
      f.worker.runUntilIdle();
      assertThat(f.told()).containsExactly("ines:remind");
      assertThat(f.get(incident).major().waitingSince()).isEqualTo(START.plus(Duration.ofDays(2)));
      f.pass(minutes(20));
      assertThat(f.told()).containsExactly("ines:remind", "ines:remind");
      f.check(incident);
    }

    @Test
    void of_a_shorter_cadence_count_when_the_priority_is_raised_and_not_before() {
      Fixture two =
          new Fixture(
              builder(Staffing.of("ines"), rules().updateEvery(Map.of(Priority.P1, minutes(10))))
                  .build());
      Incident each = two.desk.log(checkoutDown().impact(dev.tocsin.incident.Impact.MINOR));
      two.desk.major().declare(each.id(), DANA, "all");
      two.pass(minutes(60));
      assertThat(two.events(each)).doesNotContain("update-reminded");
      RoundsTest.prioritise(two, each, Priority.P1, DANA);
      two.worker.runUntilIdle();
      assertThat(
              two.history(each).stream()
                  .filter(entry -> entry.event() instanceof MajorEvent.UpdateReminded)
                  .map(entry -> entry.occurredAt()))
          .containsExactly(START.plus(minutes(60)));
      two.check(each);
    }

    @Test
    void count_towards_what_the_reporter_is_owed_when_the_reporter_is_told() {
      Fixture told = new Fixture(builder(Staffing.of("ines"), rules()).build());
      Incident each = told.desk.log(checkoutDown().reporter(Actor.person("kim")));
      told.desk.major().declare(each.id(), DANA, "all");
      told.sleep(minutes(3));
      told.desk.major().updateStakeholders(each.id(), DANA, "soon");
      assertThat(told.get(each).lastPublicUpdate()).isEqualTo(START.plus(minutes(3)));
      assertThat(told.get(each).attainment().respondedAt()).isEqualTo(START.plus(minutes(3)));
      major.declare(incident.id(), DANA, "all");
      major.updateStakeholders(incident.id(), DANA, "no person reported this one");
      assertThat(f.get(incident).lastPublicUpdate()).isNull();
      told.check(each);
    }

    @Test
    void are_written_by_people_and_say_something() {
      declare();
      refused(() -> major.updateStakeholders(incident.id(), LEE, "  "), "empty");
      refused(
          () -> major.updateStakeholders(incident.id(), Actor.system("bot"), "x"), "not a person");
    }
  }

  @Nested
  class The_end {
    @Test
    void by_standing_down_resolves_nothing_and_nothing_ticks() {
      declare();
      major.accept(incident.id(), LEE, MajorRole.COMMUNICATIONS);
      f.worker.runUntilIdle();
      f.sent.clear();
      Incident after = major.standDown(incident.id(), INES, "it holds");
      assertThat(after.major()).isNull();
      assertThat(after.phase()).isEqualTo(Phase.NEW);
      f.pass(Duration.ofDays(30));
      assertThat(f.told())
          .containsExactlyInAnyOrder("ines:release", "lee:release", "omar:release", "pia:release");
      refused(() -> major.standDown(incident.id(), INES, "again"), "no major incident");
      f.check(incident);
    }

    @Test
    void by_standing_down_lets_the_rest_of_the_swarm_go() {
      declare();
      f.desk.handle(
          incident.id(),
          new dev.tocsin.desk.Command.Summon(List.of("database", "network")),
          dev.tocsin.desk.Caller.of(DANA));
      major.standDown(incident.id(), INES, "it holds");
      assertThat(f.get(incident).swarm().members()).allMatch(member -> member.releasedAt() != null);
      f.worker.runUntilIdle();
      assertThat(f.told()).contains("lee:release", "nia:release").doesNotContain("nia:swarm");
      f.check(incident);
    }

    @Test
    void by_resolving_or_cancelling_leaves_nothing_ticking() {
      declare();
      f.desk.resolve(incident.id(), DANA, "done");
      f.worker.runUntilIdle();
      f.sent.clear();
      f.pass(Duration.ofDays(30));
      assertThat(f.sent).isEmpty();
      Incident other = f.desk.log(checkoutDown().dedupKey("other"));
      major.declare(other.id(), DANA, "all");
      f.desk.cancel(other.id(), DANA, "a test");
      f.worker.runUntilIdle();
      f.sent.clear();
      f.pass(Duration.ofDays(30));
      assertThat(f.sent).isEmpty();
      assertThat(f.desk.health().wakes().due()).isZero();
    }

    @Test
    void by_resolving_is_undone_by_a_reopening_and_the_cadence_counts_from_it() {
      declare();
      major.accept(incident.id(), LEE, MajorRole.COMMANDER);
      f.desk.resolve(incident.id(), DANA, "done");
      f.pass(minutes(300));
      f.desk.reopen(incident.id(), DANA, "no");
      assertThat(commander()).isEqualTo(Recipient.person("lee"));
      f.sent.clear();
      f.pass(minutes(29));
      assertThat(f.told()).doesNotContain("lee:remind");
      f.pass(minutes(1));
      assertThat(f.told()).contains("lee:remind");
      f.check(incident);
    }
  }

  @Nested
  class A_candidate {
    private final Fixture g =
        new Fixture(
            builder(Staffing.of("ines"), rules().declareAfter(minutes(10)))
                .escalate(
                    "all",
                    When.any(),
                    Rung.after("page", minutes(0)).notifyOnCall("checkout"),
                    Rung.after("maybe", minutes(15)).proposeMajor())
                .build());
    private final Incident each = g.desk.log(checkoutDown());

    @Test
    void is_proposed_by_a_rung_and_declared_when_nobody_answers() {
      g.pass(minutes(15));
      assertThat(g.told()).containsExactly("dana:page", "omar:major", "pia:major", "ines:major");
      assertThat(g.get(each).major()).isNull();
      g.pass(minutes(10));
      assertThat(g.get(each).major().at()).isEqualTo(START.plus(minutes(25)));
      assertThat(g.get(each).majorCase()).isNull();
      g.check(each);
    }

    @Test
    void that_is_dismissed_is_not_declared() {
      g.pass(minutes(16));
      g.desk.major().dismiss(each.id(), INES, "one till");
      g.pass(Duration.ofDays(1));
      assertThat(g.get(each).major()).isNull();
      assertThat(g.events(each)).contains("major-dismissed");
      g.check(each);
    }

    @Test
    void is_proposed_by_a_person_once_and_confirmed_by_declaring() {
      g.desk.major().propose(each.id(), DANA, "half the shop");
      g.desk.major().propose(each.id(), DANA, "half the shop");
      assertThat(g.events(each).stream().filter("major-proposed"::equals)).hasSize(1);
      g.desk.major().declare(each.id(), INES, "yes");
      assertThat(g.get(each).majorCase()).isNull();
      assertThat(g.get(each).major().by()).isEqualTo(INES);
      g.check(each);
    }

    @Test
    void ends_with_the_incident_and_does_not_come_back_with_it() {
      g.desk.major().propose(each.id(), DANA, "half the shop");
      g.desk.resolve(each.id(), DANA, "done");
      g.pass(minutes(60));
      g.desk.reopen(each.id(), DANA, "no");
      assertThat(g.get(each).majorCase()).isNull();
      g.check(each);
    }

    @Test
    void needs_a_policy_that_says_who_looks_at_it() {
      Fixture plain = new Fixture(Fixture.shop());
      Incident other = plain.desk.log(checkoutDown());
      assertThatThrownBy(() -> plain.desk.major().propose(other.id(), DANA, "x"))
          .isInstanceOf(CommandRefusedException.class)
          .hasMessageContaining("major-incidents");
      assertThatThrownBy(() -> g.desk.major().dismiss(each.id(), DANA, "x"))
          .isInstanceOf(CommandRefusedException.class)
          .hasMessageContaining("not proposed");
    }
  }

  /** So that nobody pays for what they do not use. */
  @Test
  void a_policy_without_the_section_keeps_its_version() {
    Policy with = builder(Staffing.of("ines"), rules()).build();
    assertThat(with.version()).isNotEqualTo(Fixture.shop().version());
    assertThat(Fixture.shop().majorIncidents()).isNull();
  }

  @Nested
  class Ending_otherwise {
    private final Incident other = f.desk.log(checkoutDown().dedupKey("other"));

    private void commanded() {
      declare();
      f.worker.runUntilIdle();
      major.accept(incident.id(), INES, MajorRole.COMMANDER);
      major.accept(incident.id(), DANA, MajorRole.SCRIBE);
      f.sent.clear();
    }

    private void stoodDown(String reason) {
      f.worker.runUntilIdle();
      assertThat(f.get(incident).major()).isNull();
      assertThat(f.told())
          .containsExactlyInAnyOrder("ines:release", "dana:release", "omar:release", "pia:release");
      assertThat(f.sent).allMatch(message -> message.text().contains(reason));
      assertThat(f.events(incident)).containsOnlyOnce("stood-down").doesNotContain("review-opened");
      f.check(incident);
    }

    @Test
    void by_cancelling_tells_all_who_have_a_part_in_it() {
      commanded();
      f.desk.cancel(incident.id(), DANA, "a false alarm");
      stoodDown("it was cancelled");
    }

    @Test
    void by_merging_tells_all_who_have_a_part_in_it() {
      commanded();
      f.desk.handle(incident.id(), new Command.Merge(other.id(), "the same"), Caller.of(DANA));
      stoodDown("it is a duplicate of " + other.reference());
      f.desk.handle(incident.id(), new Command.Unmerge("another"), Caller.of(DANA));
      f.sent.clear();
      f.pass(minutes(40));
      assertThat(f.get(incident).phase()).isEqualTo(Phase.ACTIVE);
      assertThat(f.told()).doesNotContain("ines:remind");
    }

    @Test
    void by_marking_it_as_a_duplicate_tells_all_who_have_a_part_in_it() {
      commanded();
      f.desk.handle(incident.id(), new Command.MarkDuplicate(other.id()), Caller.of(DANA));
      stoodDown("it is a duplicate of " + other.reference());
    }

    /** As it stands in registers of before duplicates were stood down. */
    @Test
    void by_merging_and_not_for_good_counts_the_next_update_from_the_return() {
      declare();
      Incident open = f.get(incident);
      State closed = f.desk.policy().lifecycle().next(open, Trigger.MARK_DUPLICATE, null);
      f.sleep(Duration.ofDays(2));
      Incident merged = then(open, new LifecycleEvent.MarkedDuplicate(closed, other.id()));
      Incident back =
          then(merged, new FamilyEvent.Unmerged(open.status().state(), other.id(), "no"));
      assertThat(back.major().countedFrom()).isEqualTo(f.now);
    }

    private Incident then(Incident it, IncidentEvent event) {
      return IncidentEngine.apply(
          it, new Entry(it.version() + 1, f.now, f.now, DANA, null, null, event));
    }
  }
}
