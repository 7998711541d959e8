package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.LEE;
import static dev.tocsin.Fixture.START;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static dev.tocsin.Fixture.teams;
import static dev.tocsin.RungsDueTest.due;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.WeeklyHours;
import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.desk.UnderMaintenanceException;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.SuspensionEvent;
import dev.tocsin.incident.SuspensionKind;
import dev.tocsin.incident.Urgency;
import dev.tocsin.oncall.TimeZoneData;
import dev.tocsin.policy.MaintenanceWindow;
import dev.tocsin.policy.Pauses;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.QuietHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** "When a rung is due", 1, 2 and 5: clocks, and what keeps them still. */
class ClocksAndSuspensionsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** Monday to Friday, 09:00 to 17:00 in Berlin: at the start of the fixture it opens. */
  private static final BusinessCalendar OFFICE =
      BusinessCalendar.builder("office", BERLIN)
          .weekly(
              WeeklyHours.CLOSED.open(
                  "09:00-17:00",
                  DayOfWeek.MONDAY,
                  DayOfWeek.TUESDAY,
                  DayOfWeek.WEDNESDAY,
                  DayOfWeek.THURSDAY,
                  DayOfWeek.FRIDAY))
          .build();

  private static final BusinessCalendar NIGHT =
      BusinessCalendar.builder("night", ZoneOffset.UTC)
          .weekly(
              WeeklyHours.CLOSED
                  .open("22:00-24:00", DayOfWeek.values())
                  .open("00:00-06:00", DayOfWeek.values()))
          .build();

  private static Rung business(String id, long minutes) {
    Rung rung = Rung.after(id, Duration.ZERO);
    return new Rung(
        id,
        new Threshold.Business(minutes(minutes), "office"),
        rung.until(),
        List.of(),
        null,
        null);
  }

  private static MaintenanceWindow window(String from, String until) {
    return window(When.any(), from, until);
  }

  private static MaintenanceWindow window(When when, String from, String until) {
    return new MaintenanceWindow(
        "db upgrade", when, local(from), local(until), ZoneOffset.UTC, false);
  }

  private static LocalDateTime local(String time) {
    return LocalDateTime.parse("2026-11-27T" + time);
  }

  private static Instant at(String time) {
    return Instant.parse("2026-11-27T" + time + ":00Z");
  }

  private static PolicyBuilder paging(long... after) {
    Rung[] rungs = new Rung[after.length];
    for (int i = 0; i < after.length; i++) {
      rungs[i] =
          Rung.after("r" + i, minutes(after[i]))
              .until(Until.ACKNOWLEDGED)
              .notifyOnCall(List.of("checkout", "database", "network").get(i));
    }
    return teams().escalate("all", When.any(), rungs);
  }

  private static List<String> suspensions(Fixture f, Incident incident) {
    return f.get(incident).escalation().suspensions().stream()
        .map(each -> each.cause() + " " + each.from() + " " + each.until())
        .toList();
  }

  private static List<Entry> entries(Fixture f, Incident incident, String type) {
    return f.history(incident).stream().filter(e -> e.event().type().equals(type)).toList();
  }

  @Nested
  class Named_clocks {
    @Test
    void point_1_business_time_counts_the_hours_of_its_calendar() {
      Policy policy =
          teams()
              .calendar(OFFICE)
              .escalate("all", When.any(), business("page", 600).notifyOnCall("checkout"))
              .build();
      Fixture f = new Fixture(policy);
      Incident incident = f.desk.log(checkoutDown());
      f.pass(Duration.ofDays(5));
      // ten hours: eight on Friday, two on Monday
      assertThat(due(f, incident, "page")).containsExactly(Instant.parse("2026-11-30T10:00:00Z"));
    }

    @Test
    void point_1_repeats_count_on_the_rung_s_own_clock_from_its_first_due_instant() {
      Policy policy =
          teams()
              .calendar(OFFICE)
              .escalate(
                  "all",
                  When.any(),
                  business("page", 420)
                      .notifyOnCall("checkout")
                      .repeat(new Repeat(Duration.ofHours(1), 2)))
              .build();
      Fixture f = new Fixture(policy);
      Incident incident = f.desk.log(checkoutDown());
      f.pass(Duration.ofDays(5));
      assertThat(due(f, incident, "page"))
          .containsExactly(at("15:00"), at("16:00"), Instant.parse("2026-11-30T09:00:00Z"));
    }

    @Test
    void point_1_overlapping_suspensions_count_once() {
      // 60 min from 09:30 with a hold 10:00-11:00 and maintenance 10:30-11:30 is 12:00
      Fixture f =
          new Fixture(
              paging(60)
                  .maintenance(window(When.any().teams("database"), "09:00", "11:30"))
                  .build());
      f.sleep(minutes(90));
      Incident incident = f.desk.log(checkoutDown());
      f.pass(minutes(30));
      f.desk.hold(incident.id(), DANA, "supplier");
      f.pass(minutes(30));
      // it turns out to be the database's: from here on the window is for it
      f.desk.assign(incident.id(), DANA, "database", null, null);
      Instant start = f.get(incident).escalation().start();
      f.pass(minutes(30));
      f.desk.resume(incident.id(), DANA);
      f.pass(Duration.ofHours(3));
      assertThat(start).isEqualTo(at("10:30"));
      assertThat(suspensions(f, incident))
          .containsExactly(
              "supplier 2026-11-27T10:00:00Z 2026-11-27T11:00:00Z",
              "db upgrade 2026-11-27T10:30:00Z 2026-11-27T11:30:00Z");
      assertThat(due(f, incident, "r0")).containsExactly(at("12:30"));
    }

    @Test
    void point_1_every_event_that_asked_a_calendar_names_the_time_zone_data() {
      Policy policy =
          teams()
              .calendar(OFFICE)
              .escalate("all", When.any(), business("page", 1).notifyOnCall("checkout"))
              .build();
      Fixture f = new Fixture(policy);
      Incident incident = f.desk.log(checkoutDown());
      f.pass(minutes(1));
      Entry fired = entries(f, incident, "rung-fired").get(0);
      assertThat(TimeZoneData.version(BERLIN)).isNotNull();
      assertThat(fired.cause()).isNotNull();
      assertThat(fired.cause().tzdb()).isEqualTo(TimeZoneData.version(BERLIN));
      assertThat(fired.cause().policyVersion()).isEqualTo(policy.version());
      assertThat(fired.cause().rule()).isEqualTo("path all/rung page");
    }

    @Test
    void point_2_another_calendar_recomputes_and_keeps_the_time_served() {
      Fixture f = new Fixture(paging(120).build());
      Incident incident = f.desk.log(checkoutDown());
      f.pass(minutes(60));
      Policy other =
          teams()
              .calendar(OFFICE)
              .escalate("all", When.any(), business("r0", 540).notifyOnCall("checkout"))
              .build();
      ServiceDesk next = ServiceDesk.builder(other, f.memory, f::id).notifier(f.sent::add).build();
      next.comment(incident.id(), DANA, "hm");
      assertThat(new dev.tocsin.desk.IncidentEngine(other).nextWake(f.get(incident)).due())
          .isEqualTo(Instant.parse("2026-11-30T09:00:00Z"));
    }
  }

  @Nested
  class Holds {
    @Test
    void point_2_the_policy_says_which_holds_stop_the_path() {
      Fixture f = new Fixture(paging(30).pauses(new Pauses(Set.of("caller"))).build());
      Incident stops = f.desk.log(checkoutDown());
      Incident goesOn = f.desk.log(checkoutDown().dedupKey("other"));
      f.desk.hold(stops.id(), DANA, "caller");
      f.desk.hold(goesOn.id(), DANA, "supplier");
      f.pass(minutes(40));
      f.desk.resume(stops.id(), DANA);
      f.pass(minutes(60));
      assertThat(due(f, stops, "r0")).containsExactly(START.plus(minutes(70)));
      assertThat(due(f, goesOn, "r0")).containsExactly(START.plus(minutes(30)));
    }

    @Test
    void point_2_a_hold_may_stop_by_its_state() {
      Fixture f = new Fixture(paging(30).pauses(new Pauses(Set.of("On hold"))).build());
      Incident incident = f.desk.log(checkoutDown());
      f.desk.hold(incident.id(), DANA, "supplier");
      f.pass(minutes(40));
      assertThat(due(f, incident, "r0")).isEmpty();
    }

    @Test
    void point_2_a_wait_that_goes_on_at_once_is_the_same_suspension() {
      Fixture f = new Fixture(paging(30).build());
      Incident incident = f.desk.log(checkoutDown());
      for (int i = 0; i < 50; i++) {
        f.desk.hold(incident.id(), DANA, "supplier");
        f.pass(minutes(1));
        f.desk.resume(incident.id(), DANA);
      }
      assertThat(suspensions(f, incident))
          .containsExactly("supplier " + START + " " + START.plus(minutes(50)));
      f.check(incident);
    }

    @Test
    void point_2_holds_beyond_a_thousand_are_refused() {
      Fixture f = new Fixture(paging(100_000).build());
      Incident incident = f.desk.log(checkoutDown());
      for (int i = 0; i < 1_000; i++) {
        f.desk.hold(incident.id(), DANA, i % 2 == 0 ? "supplier" : "caller");
        f.sleep(minutes(1));
        f.desk.resume(incident.id(), DANA);
      }
      assertThatThrownBy(() -> f.desk.hold(incident.id(), DANA, "supplier"))
          .isInstanceOf(dev.tocsin.desk.CommandRefusedException.class)
          .hasMessageContaining("1000 times");
    }
  }

  @Nested
  class Maintenance {
    @Test
    void point_5_suspends_an_incident_that_is_logged_inside_the_window() {
      Fixture f = new Fixture(paging(0, 20).maintenance(window("07:00", "09:00")).build());
      Incident incident = f.desk.log(checkoutDown());
      assertThat(f.events(incident)).containsExactly("logged", "round-started", "path-suspended");
      Entry suspended = entries(f, incident, "path-suspended").get(0);
      assertThat(suspended.event())
          .isEqualTo(
              new SuspensionEvent.Suspended(
                  SuspensionKind.MAINTENANCE, "db upgrade", at("09:00"), false));
      assertThat(suspended.cause().rule()).isEqualTo("maintenance db upgrade");
      assertThat(suspended.cause().policyVersion()).isEqualTo(f.desk.policy().version());
      f.pass(minutes(59));
      assertThat(f.sent).isEmpty();
      f.pass(minutes(60));
      assertThat(due(f, incident, "r0")).containsExactly(at("09:00"));
      assertThat(due(f, incident, "r1")).containsExactly(at("09:20"));
    }

    @Test
    void point_5_lets_older_incidents_go_on() {
      Fixture f = new Fixture(paging(60, 90).maintenance(window("08:30", "12:00")).build());
      Incident incident = f.desk.log(checkoutDown());
      f.pass(Duration.ofHours(2));
      assertThat(due(f, incident, "r0")).containsExactly(at("09:00"));
      assertThat(due(f, incident, "r1")).containsExactly(at("09:30"));
      assertThat(f.events(incident)).doesNotContain("path-suspended");
    }

    @Test
    void point_5_is_for_matching_incidents_only() {
      MaintenanceWindow database = window(When.any().categories("database"), "07:00", "12:00");
      Fixture f = new Fixture(paging(0).maintenance(database).build());
      f.desk.log(checkoutDown());
      f.worker.runUntilIdle();
      assertThat(f.told()).containsExactly("dana:page");
    }

    @Test
    void point_5_a_major_incident_breaks_through_at_once() {
      Fixture f = new Fixture(paging(0, 20).maintenance(window("07:00", "12:00")).build());
      Incident incident = f.desk.log(checkoutDown());
      f.pass(minutes(30));
      f.desk.handle(incident.id(), new Command.DeclareMajor("half the shop"), Caller.of(DANA));
      f.worker.runUntilIdle();
      assertThat(f.told()).containsExactly("dana:page");
      assertThat(f.events(incident)).contains("path-released");
      f.pass(minutes(60));
      assertThat(due(f, incident, "r0")).containsExactly(at("08:30"));
      assertThat(due(f, incident, "r1")).containsExactly(at("08:50"));
    }

    @Test
    void point_5_escalate_now_is_refused_unless_forced() {
      Fixture f = new Fixture(paging(0, 20).maintenance(window("07:00", "12:00")).build());
      Incident incident = f.desk.log(checkoutDown());
      Caller lee = Caller.of(LEE).expecting(incident.version());
      assertThatThrownBy(() -> f.desk.handle(incident.id(), new Command.EscalateNow("r1"), lee))
          .isInstanceOfSatisfying(
              UnderMaintenanceException.class,
              refused -> {
                assertThat(refused.incidentId()).isEqualTo(incident.id());
                assertThat(refused.window()).isEqualTo("db upgrade");
                assertThat(refused.until()).isEqualTo(at("12:00"));
              });
      assertThat(f.get(incident)).isEqualTo(incident);
      f.desk.handle(incident.id(), new Command.EscalateNow("r1", true), lee);
      f.worker.runUntilIdle();
      assertThat(f.told()).containsExactly("lee:page");
      f.pass(Duration.ofHours(3));
      assertThat(f.told()).containsExactly("lee:page"); // the rest stays still
    }

    @Test
    void point_5_escalate_now_is_free_again_after_the_window() {
      Fixture f = new Fixture(paging(0, 200).maintenance(window("07:00", "09:00")).build());
      Incident incident = f.desk.log(checkoutDown());
      f.pass(minutes(60));
      f.desk.handle(
          incident.id(),
          new Command.EscalateNow("r1"),
          Caller.of(LEE).expecting(f.get(incident).version()));
      f.worker.runUntilIdle();
      assertThat(f.told()).containsExactly("dana:page", "lee:page");
    }

    @Test
    void point_5_one_that_turns_out_to_be_of_another_kind_is_released() {
      MaintenanceWindow shop = window(When.any().categories("application"), "07:00", "12:00");
      Fixture f = new Fixture(paging(0).maintenance(shop).build());
      Incident incident = f.desk.log(checkoutDown());
      f.pass(minutes(10));
      assertThat(f.sent).isEmpty();
      f.desk.handle(
          incident.id(),
          new Command.Recategorise(Category.of("database/pool"), "the pool"),
          Caller.of(DANA));
      f.worker.runUntilIdle();
      assertThat(f.told()).containsExactly("dana:page");
      f.desk.handle(
          incident.id(),
          new Command.Recategorise(Category.of("application/checkout"), "it is not"),
          Caller.of(DANA));
      assertThat(suspensions(f, incident))
          .contains("db upgrade " + at("08:10") + " " + at("12:00"));
    }

    @Test
    void point_5_a_policy_without_the_window_releases() {
      Fixture f = new Fixture(paging(0).maintenance(window("07:00", "12:00")).build());
      Incident incident = f.desk.log(checkoutDown());
      f.pass(minutes(10));
      ServiceDesk next =
          ServiceDesk.builder(paging(0).build(), f.memory, f::id).notifier(f.sent::add).build();
      next.comment(incident.id(), DANA, "the work was called off");
      next.worker().runUntilIdle();
      assertThat(f.told()).containsExactly("dana:page");
    }
  }

  @Nested
  class Quiet_hours {
    private final QuietHours quiet =
        new QuietHours("night", true, Set.of(Priority.P3, Priority.P4));

    private Fixture desk(long... after) {
      return new Fixture(paging(after).calendar(NIGHT).quietHours(quiet).build());
    }

    private Incident minor(Fixture f) {
      return f.desk.log(
          checkoutDown().impact(dev.tocsin.incident.Impact.MODERATE).urgency(Urgency.LOW));
    }

    @Test
    void point_5_stop_the_clock_of_the_priorities_that_the_policy_names() {
      Fixture f = desk(0, 60 * 15);
      Incident incident = minor(f);
      assertThat(f.get(incident).priority()).isIn(Priority.P3, Priority.P4);
      f.pass(Duration.ofHours(40));
      // 15 h from 08:00, of which 14 by 22:00; the rest after 06:00
      assertThat(due(f, incident, "r1")).containsExactly(Instant.parse("2026-11-28T07:00:00Z"));
      Entry began = entries(f, incident, "path-suspended").get(0);
      assertThat(began.occurredAt()).isEqualTo(at("22:00"));
      assertThat(began.event())
          .isEqualTo(
              new SuspensionEvent.Suspended(
                  SuspensionKind.QUIET_HOURS,
                  "night",
                  Instant.parse("2026-11-28T00:00:00Z").plus(Duration.ofHours(6)),
                  false));
    }

    @Test
    void point_5_do_not_stop_others() {
      Fixture f = desk(0, 60 * 15);
      Incident incident = f.desk.log(checkoutDown());
      f.pass(Duration.ofHours(40));
      assertThat(due(f, incident, "r1")).containsExactly(at("23:00"));
      assertThat(f.events(incident)).doesNotContain("path-suspended");
    }

    @Test
    void point_5_nothing_is_told_of_what_is_logged_inside_until_they_end() {
      Fixture f = desk(0, 30);
      f.sleep(Duration.ofHours(15));
      Incident incident = minor(f);
      f.pass(Duration.ofHours(6));
      assertThat(f.sent).isEmpty();
      f.pass(Duration.ofHours(6));
      assertThat(due(f, incident, "r0")).containsExactly(Instant.parse("2026-11-28T06:00:00Z"));
      assertThat(due(f, incident, "r1")).containsExactly(Instant.parse("2026-11-28T06:30:00Z"));
    }

    @Test
    void point_5_a_raise_above_them_releases_at_once() {
      Fixture f = desk(0, 30);
      f.sleep(Duration.ofHours(15));
      Incident incident = minor(f);
      f.pass(minutes(10));
      f.desk.handle(
          incident.id(),
          new Command.Reprioritise(null, null, Priority.P1, "the board is affected"),
          Caller.of(DANA));
      f.worker.runUntilIdle();
      assertThat(f.told()).containsExactly("dana:page");
      assertThat(f.events(incident)).contains("path-released");
    }

    @Test
    void point_5_lowering_into_them_stops_the_clock_from_then_on() {
      Fixture f = desk(0, 240);
      f.sleep(Duration.ofHours(13));
      Incident incident = f.desk.log(checkoutDown());
      f.pass(Duration.ofHours(2));
      f.desk.handle(
          incident.id(),
          new Command.Reprioritise(null, null, Priority.P4, "only one till"),
          Caller.of(DANA));
      f.pass(Duration.ofHours(20));
      // two hours served by 23:00, two more from 06:00
      assertThat(due(f, incident, "r1")).containsExactly(Instant.parse("2026-11-28T08:00:00Z"));
      assertThat(suspensions(f, incident))
          .containsExactly("night " + at("23:00") + " 2026-11-28T06:00:00Z");
    }

    @Test
    void point_5_repeats_missed_on_another_path_come_when_they_end_however_late_one_looks() {
      Rung page = Rung.after("page", Duration.ZERO).notifyOnCall("checkout");
      Fixture f =
          new Fixture(
              teams()
                  .escalate("severe", When.any().priorities(Priority.P1), page)
                  .escalate("minor", When.any(), page.repeat(new Repeat(minutes(60), 2)))
                  .calendar(NIGHT)
                  .quietHours(quiet)
                  .build());
      f.sleep(Duration.ofHours(13));
      Incident incident = f.desk.log(checkoutDown());
      Instant logged = f.now;
      f.pass(minutes(10));
      toPriority(f, incident, Priority.P4);
      f.pass(minutes(10));
      toPriority(f, incident, Priority.P1);
      f.pass(minutes(100));
      toPriority(f, incident, Priority.P4);
      Instant end = Instant.parse("2026-11-28T06:00:00Z");
      assertThat(new IncidentEngine(f.desk.policy()).nextWake(f.get(incident)).due())
          .isEqualTo(end);
      f.sleep(Duration.ofHours(12));
      f.worker.runUntilIdle();
      assertThat(due(f, incident, "page")).containsExactly(logged, logged, end);
    }

    private void toPriority(Fixture f, Incident incident, Priority priority) {
      f.desk.handle(
          incident.id(),
          new Command.Reprioritise(null, null, priority, "so they say"),
          Caller.of(DANA));
    }

    @Test
    void point_5_a_major_incident_breaks_through() {
      Fixture f = desk(0, 30);
      f.sleep(Duration.ofHours(15));
      Incident incident = minor(f);
      f.desk.handle(incident.id(), new Command.DeclareMajor("many tills"), Caller.of(DANA));
      f.worker.runUntilIdle();
      assertThat(f.told()).containsExactly("dana:page");
    }

    @Test
    void point_5_they_are_recorded_only_while_something_is_left_to_come() {
      Fixture f = desk(0, 30);
      Incident incident = minor(f);
      f.desk.acknowledge(incident.id(), DANA);
      f.pass(Duration.ofDays(3));
      assertThat(f.events(incident)).doesNotContain("path-suspended");
    }

    @Test
    void point_5_each_night_counts_once_however_late_the_engine_looks() {
      Fixture punctual = desk(0, 60 * 40);
      Fixture late = desk(0, 60 * 40);
      Incident watched = minor(punctual);
      Incident slept = minor(late);
      punctual.pass(Duration.ofDays(4));
      late.sleep(Duration.ofDays(4));
      late.worker.runUntilIdle();
      assertThat(due(late, slept, "r1")).isEqualTo(due(punctual, watched, "r1"));
      assertThat(suspensions(late, slept)).isEqualTo(suspensions(punctual, watched));
    }
  }
}
