package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.START;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static dev.tocsin.Fixture.teams;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.WeeklyHours;
import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.desk.TargetStatus;
import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.ServiceLevelEvent;
import dev.tocsin.incident.Urgency;
import dev.tocsin.policy.MaintenanceWindow;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.ServiceLevelRule;
import dev.tocsin.servicelevel.ServiceLevel;
import dev.tocsin.servicelevel.ServiceTarget;
import dev.tocsin.servicelevel.TargetKind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** "Service levels": targets of incidents, on the desk. 2026-11-27 is a Friday. */
class TargetsTest {
  private static final ServiceTarget RESPONSE = ServiceTarget.of(TargetKind.RESPONSE, minutes(15));
  private static final ServiceTarget RESOLUTION =
      ServiceTarget.of(TargetKind.RESOLUTION, Duration.ofHours(4)).warnings(50, 75);
  private static final ServiceTarget UPDATE = ServiceTarget.of(TargetKind.UPDATE, minutes(30));

  private static PolicyBuilder owed(When when, ServiceTarget... targets) {
    return teams().serviceLevel(new ServiceLevelRule(when, ServiceLevel.of("gold", targets)));
  }

  private static Fixture desk(ServiceTarget... targets) {
    return new Fixture(owed(When.any(), targets).build());
  }

  /** "warned resolution 50% +2:00", in minutes since the start. */
  private static List<String> told(Fixture f, Incident incident) {
    return f.history(incident).stream()
        .filter(TargetsTest::isAlarm)
        .map(TargetsTest::word)
        .toList();
  }

  private static void reprioritise(
      Fixture f, Incident incident, Impact impact, Urgency urgency, String reason) {
    f.desk.handle(
        incident.id(), new Command.Reprioritise(impact, urgency, null, reason), Caller.of(DANA));
  }

  private static boolean isAlarm(Entry entry) {
    return entry.event() instanceof ServiceLevelEvent.TargetWarned
        || entry.event() instanceof ServiceLevelEvent.TargetBreached;
  }

  private static String word(Entry entry) {
    long at = Duration.between(START, entry.occurredAt()).toMinutes();
    return entry.event() instanceof ServiceLevelEvent.TargetWarned warned
        ? "%s %d%% at %d".formatted(warned.target(), warned.percent(), at)
        : "%s breached at %d"
            .formatted(((ServiceLevelEvent.TargetBreached) entry.event()).target(), at);
  }

  @Nested
  class A_response {
    @Test
    void is_breached_at_its_true_instant_however_late_that_is_recorded() {
      Fixture f = desk(RESPONSE);
      Incident incident = f.desk.log(checkoutDown());
      f.sleep(Duration.ofHours(5));
      f.pass(Duration.ZERO);
      assertThat(told(f, incident)).containsExactly("response breached at 15");
      f.check(incident);
    }

    @Test
    void is_met_by_an_acknowledgement_a_start_a_comment_to_the_reporter_or_a_resolution() {
      for (int i = 0; i < 4; i++) {
        Fixture f = desk(RESPONSE);
        Incident incident = f.desk.log(checkoutDown());
        f.pass(minutes(10));
        switch (i) {
          case 0 -> f.desk.acknowledge(incident.id(), DANA);
          case 1 -> f.desk.start(incident.id(), DANA);
          case 2 -> f.desk.update(incident.id(), DANA, "We are on it");
          default -> f.desk.resolve(incident.id(), Actor.system("runbook"), "restarted");
        }
        f.pass(Duration.ofHours(1));
        assertThat(told(f, incident)).as("way " + i).isEmpty();
        assertThat(f.get(incident).attainment().respondedAt()).isEqualTo(START.plus(minutes(10)));
        f.check(incident);
      }
    }

    @Test
    void is_not_met_by_an_automatic_reply_or_an_internal_note() {
      Fixture f = desk(RESPONSE);
      Incident incident = f.desk.log(checkoutDown());
      f.desk.update(incident.id(), Actor.system("mailer"), "We have received your mail");
      f.desk.comment(incident.id(), DANA, "looks bad");
      f.pass(minutes(20));
      assertThat(told(f, incident)).containsExactly("response breached at 15");
    }

    @Test
    void does_not_start_again_when_it_is_reopened() {
      Fixture f = desk(RESPONSE);
      Incident incident = f.desk.log(checkoutDown());
      f.desk.resolve(incident.id(), DANA, "fixed");
      f.pass(minutes(60));
      f.desk.reopen(incident.id(), DANA, "not fixed");
      f.pass(minutes(60));
      assertThat(told(f, incident)).isEmpty();
    }

    @Test
    void at_the_very_instant_of_the_breach_comes_after_it() {
      Fixture f = desk(RESPONSE);
      Incident incident = f.desk.log(checkoutDown());
      f.sleep(minutes(15));
      f.desk.acknowledge(incident.id(), DANA);
      assertThat(told(f, incident)).containsExactly("response breached at 15");
    }
  }

  @Nested
  class A_resolution {
    @Test
    void warns_at_its_shares_and_is_breached() {
      Fixture f = desk(RESOLUTION);
      Incident incident = f.desk.log(checkoutDown());
      f.pass(Duration.ofHours(8));
      assertThat(told(f, incident))
          .containsExactly(
              "resolution 50% at 120", "resolution 75% at 180", "resolution breached at 240");
      assertThat(f.history(incident).stream().filter(TargetsTest::isAlarm))
          .allSatisfy(
              entry -> {
                assertThat(entry.cause().rule()).isEqualTo("service-level gold/resolution");
                assertThat(entry.cause().policyVersion())
                    .isEqualTo(f.get(incident).escalation().policyVersion());
              });
    }

    @Test
    void is_paused_while_the_caller_is_waited_for_and_by_no_other_hold() {
      Fixture f = desk(RESOLUTION);
      Incident incident = f.desk.log(checkoutDown());
      f.desk.start(incident.id(), DANA);
      f.pass(minutes(60));
      f.desk.hold(incident.id(), DANA, "caller");
      f.pass(minutes(100));
      f.desk.resume(incident.id(), DANA);
      f.pass(minutes(30));
      f.desk.hold(incident.id(), DANA, "change");
      f.pass(minutes(10));
      f.desk.resume(incident.id(), DANA);
      f.pass(Duration.ofHours(8));
      assertThat(told(f, incident))
          .containsExactly(
              "resolution 50% at 220", "resolution 75% at 280", "resolution breached at 340");
    }

    @Test
    void goes_on_with_the_time_served_when_it_is_reopened() {
      Fixture f = desk(RESOLUTION);
      Incident incident = f.desk.log(checkoutDown());
      f.pass(minutes(100));
      f.desk.resolve(incident.id(), DANA, "fixed");
      f.pass(minutes(500));
      f.desk.reopen(incident.id(), DANA, "not fixed");
      f.pass(Duration.ofHours(8));
      assertThat(told(f, incident))
          .containsExactly(
              "resolution 50% at 620", "resolution 75% at 680", "resolution breached at 740");
      f.check(incident);
    }

    @Test
    void a_breach_stays_a_breach() {
      Fixture f =
          new Fixture(
              owed(When.any().priorities(Priority.P1), RESOLUTION)
                  .serviceLevel(
                      new ServiceLevelRule(
                          When.any(),
                          ServiceLevel.of(
                              "usual",
                              ServiceTarget.of(TargetKind.RESOLUTION, Duration.ofDays(2)))))
                  .build());
      Incident incident = f.desk.log(checkoutDown());
      f.pass(Duration.ofHours(5));
      reprioritise(f, incident, Impact.MINOR, Urgency.LOW, "it is one shop");
      assertThat(f.get(incident).attainment().level()).isEqualTo("usual");
      f.pass(Duration.ofDays(4));
      assertThat(told(f, incident)).endsWith("resolution breached at 240");
      assertThat(f.get(incident).attainment().target("resolution").missed()).isEqualTo(1);
    }

    @Test
    void of_another_service_level_starts_when_it_was_logged() {
      Fixture f = new Fixture(owed(When.any().priorities(Priority.P1), RESOLUTION).build());
      Incident incident = f.desk.log(checkoutDown().impact(Impact.MINOR).urgency(Urgency.LOW));
      assertThat(f.get(incident).attainment()).isNull();
      f.pass(Duration.ofHours(3));
      reprioritise(f, incident, Impact.EXTENSIVE, Urgency.CRITICAL, "all shops");
      f.pass(Duration.ofHours(3));
      assertThat(told(f, incident))
          .containsExactly(
              "resolution 50% at 120", "resolution 75% at 180", "resolution breached at 240");
      f.check(incident);
    }

    @Test
    void counts_business_time_of_its_calendar() {
      WeeklyHours office = WeeklyHours.CLOSED;
      for (DayOfWeek day : DayOfWeek.values()) {
        if (day.getValue() < 6) {
          office = office.open(day, LocalTime.of(9, 0), LocalTime.of(11, 0));
        }
      }
      Fixture f =
          new Fixture(
              owed(
                      When.any(),
                      ServiceTarget.of(TargetKind.RESOLUTION, Duration.ofHours(4))
                          .calendar("office"))
                  .calendar(
                      BusinessCalendar.builder("office", ZoneOffset.UTC).weekly(office).build())
                  .build());
      Incident incident = f.desk.log(checkoutDown()); // Friday 08:00
      f.pass(Duration.ofDays(7));
      // two hours on Friday, two on Monday: that is at Monday 11:00
      assertThat(told(f, incident)).containsExactly("resolution breached at " + (3 * 24 + 3) * 60);
    }

    @Test
    void runs_on_in_maintenance_unless_the_window_pauses_it() {
      for (boolean pauses : new boolean[] {false, true}) {
        Fixture f =
            new Fixture(
                owed(When.any(), RESOLUTION)
                    .maintenance(
                        new MaintenanceWindow(
                            "new database",
                            When.any(),
                            LocalDateTime.of(2026, 11, 27, 7, 0),
                            LocalDateTime.of(2026, 11, 27, 9, 0),
                            ZoneOffset.UTC,
                            pauses))
                    .build());
        Incident incident = f.desk.log(checkoutDown());
        f.pass(Duration.ofHours(8));
        assertThat(told(f, incident)).endsWith("resolution breached at " + (pauses ? 300 : 240));
      }
    }
  }

  @Nested
  class An_update {
    @Test
    void is_owed_again_and_again_and_each_missed_interval_is_one_breach() {
      Fixture f = desk(UPDATE);
      Incident incident = f.desk.log(checkoutDown());
      f.pass(minutes(70));
      f.desk.update(incident.id(), DANA, "We have the cause");
      f.pass(minutes(45));
      f.desk.resolve(incident.id(), DANA, "fixed");
      f.pass(Duration.ofHours(3));
      assertThat(told(f, incident))
          .containsExactly(
              "update breached at 30", "update breached at 60", "update breached at 100");
      assertThat(f.get(incident).attainment().target("update").missed()).isEqualTo(3);
      f.check(incident);
    }
  }

  @Nested
  class A_rung_at_a_share {
    private Policy policy() {
      return owed(When.any(), RESOLUTION)
          .escalate(
              "all",
              When.any(),
              new Rung(
                  "manager",
                  new Threshold.Share(75, TargetKind.RESOLUTION),
                  Until.RESOLVED,
                  List.of(new Action.Inform(List.of(new Target.OnCallOf("management")))),
                  null,
                  null))
          .build();
    }

    @Test
    void is_due_on_the_clock_of_the_target() {
      Fixture f = new Fixture(policy());
      Incident incident = f.desk.log(checkoutDown());
      f.desk.start(incident.id(), DANA);
      f.desk.hold(incident.id(), DANA, "caller");
      f.pass(minutes(30));
      f.desk.resume(incident.id(), DANA);
      f.pass(Duration.ofHours(8));
      assertThat(RungsDueTest.due(f, incident, "manager"))
          .containsExactly(START.plus(minutes(210)));
    }

    @Test
    void keeps_the_target_s_clock_in_a_later_round() {
      Fixture f = new Fixture(policy());
      Incident incident = f.desk.log(checkoutDown());
      f.pass(minutes(60));
      f.desk.assign(incident.id(), DANA, "database", null, null);
      f.pass(Duration.ofHours(8));
      assertThat(RungsDueTest.due(f, incident, "manager"))
          .containsExactly(START.plus(minutes(180)));
    }
  }

  @Test
  void what_is_left_can_be_asked() {
    Fixture f = desk(RESPONSE, RESOLUTION);
    Incident incident = f.desk.log(checkoutDown());
    f.pass(minutes(20));
    f.desk.start(incident.id(), DANA);
    f.desk.hold(incident.id(), DANA, "caller");
    IncidentEngine engine = new IncidentEngine(owed(When.any(), RESPONSE, RESOLUTION).build());
    List<TargetStatus> all = engine.targets(f.get(incident), f.now.plus(minutes(5)));
    assertThat(all).hasSize(2);
    assertThat(all.get(0).state()).isEqualTo(TargetStatus.State.BREACHED);
    assertThat(all.get(0).missed()).isEqualTo(1);
    assertThat(all.get(1).state()).isEqualTo(TargetStatus.State.PAUSED);
    assertThat(all.get(1).remaining()).isEqualTo(minutes(220));
    assertThat(all.get(1).due()).isNull();
  }

  @Test
  void an_incident_that_is_owed_nothing_has_nothing_on_record() {
    Fixture f = new Fixture(teams().build());
    Incident incident = f.desk.log(checkoutDown());
    assertThat(f.get(incident).attainment()).isNull();
  }

  @Property(seed = "29", tries = 60)
  void due_instants_do_not_depend_on_when_the_desk_looked(
      @ForAll @IntRange(min = 1, max = 90) int look,
      @ForAll @IntRange(min = 0, max = 200) int holdAt,
      @ForAll @IntRange(min = 1, max = 200) int holdFor) {
    Instant[][] seen = new Instant[2][];
    for (int i = 0; i < 2; i++) {
      Fixture f = desk(RESPONSE, UPDATE, RESOLUTION.pausedBy(Set.of("change")));
      Incident incident = f.desk.log(checkoutDown());
      f.desk.start(incident.id(), Actor.system("runbook"));
      step(f, holdAt, i == 0 ? 1_000 : look);
      f.desk.hold(incident.id(), DANA, "change");
      step(f, holdFor, i == 0 ? 1_000 : look);
      f.desk.resume(incident.id(), DANA);
      step(f, 600, i == 0 ? 1_000 : look);
      f.check(incident);
      seen[i] =
          f.history(incident).stream()
              .filter(TargetsTest::isAlarm)
              .map(Entry::occurredAt)
              .sorted()
              .toArray(Instant[]::new);
    }
    assertThat(seen[1]).isEqualTo(seen[0]);
    assertThat(seen[0]).contains(START.plus(minutes(240 + (holdAt < 240 ? holdFor : 0))));
  }

  private static void step(Fixture f, int minutes, int look) {
    for (int left = minutes; left > 0; left -= look) {
      f.sleep(minutes(Math.min(look, left)));
      f.worker.runUntilIdle();
    }
  }
}
