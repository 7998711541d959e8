package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static dev.tocsin.Fixture.teams;
import static dev.tocsin.RungsDueTest.due;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.WeeklyHours;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Priority;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.QuietHours;
import dev.tocsin.policy.Times;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** "When a rung is due", 2 and 5: an acknowledgement that only another policy lets lapse. */
class QuietLapseTest {
  private static final BusinessCalendar NIGHT =
      BusinessCalendar.builder("night", ZoneOffset.UTC)
          .weekly(
              WeeklyHours.CLOSED
                  .open("22:00-24:00", DayOfWeek.values())
                  .open("00:00-06:00", DayOfWeek.values()))
          .build();

  /** Pages at once and after twelve hours; quiet from 22:00 to 06:00. */
  private static PolicyBuilder quiet() {
    return teams()
        .calendar(NIGHT)
        .quietHours(new QuietHours("night", true, Set.of(Priority.P1)))
        .escalate(
            "all",
            When.any(),
            rung("first", Duration.ZERO, "checkout"),
            rung("second", Duration.ofHours(12), "database"));
  }

  private static Rung rung(String id, Duration after, String team) {
    return Rung.after(id, after).until(Until.ACKNOWLEDGED).notifyOnCall(team);
  }

  /** On Friday at 08:00. */
  private static Incident acknowledged(Fixture f) {
    Incident incident = f.desk.log(checkoutDown());
    f.desk.acknowledge(incident.id(), DANA);
    return incident;
  }

  private static ServiceDesk lapsing(Fixture f, Duration after) {
    Times times = new Times(Duration.ofDays(3), Duration.ofDays(7), Duration.ofDays(1), after);
    return ServiceDesk.builder(quiet().times(times).build(), f.memory, f::id)
        .notifier(f.sent::add)
        .build();
  }

  private static Instant at(String time) {
    return Instant.parse("2026-11-" + time + ":00Z");
  }

  @Test
  void point_5_waits_for_the_end_of_the_night_in_which_that_policy_came() {
    Fixture f = new Fixture(quiet().build());
    Incident incident = acknowledged(f);
    f.pass(Duration.ofHours(15));
    f.sent.clear();
    ServiceDesk next = lapsing(f, minutes(60));
    next.comment(incident.id(), DANA, "at 23:00");
    next.worker().runUntilIdle();
    assertThat(f.sent).isEmpty();
    assertThat(f.get(incident).acknowledgement()).isNotNull();

    f.sleep(Duration.ofHours(24));
    next.worker().runUntilIdle();
    assertThat(f.get(incident).escalation().start()).isEqualTo(at("28T06:00"));
    assertThat(due(f, incident, "first")).contains(at("28T06:00"));
    assertThat(due(f, incident, "second")).containsExactly(at("28T18:00"));
  }

  @Test
  void point_5_starts_a_round_that_sees_every_night_since_then() {
    Fixture f = new Fixture(quiet().build());
    Incident incident = acknowledged(f);
    f.pass(Duration.ofHours(32));
    ServiceDesk patient = lapsing(f, Duration.ofHours(60));
    patient.comment(incident.id(), DANA, "on Saturday at 16:00");
    f.sleep(Duration.ofHours(20));
    patient.comment(incident.id(), DANA, "on Sunday at 12:00, after a night that was kept");
    ServiceDesk strict = lapsing(f, Duration.ofHours(3));
    strict.comment(incident.id(), DANA, "and nobody kept the one before");
    strict.worker().runUntilIdle();
    assertThat(f.get(incident).escalation().start()).isEqualTo(at("27T11:00"));
    // eleven hours served by Friday at 22:00, and the twelfth after the night
    assertThat(due(f, incident, "second")).containsExactly(at("28T07:00"));
  }
}
