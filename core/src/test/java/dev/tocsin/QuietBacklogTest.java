package dev.tocsin;

import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static dev.tocsin.Fixture.teams;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.WeeklyHours;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Priority;
import dev.tocsin.policy.CatchUp;
import dev.tocsin.policy.QuietHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** "When a rung is due", 5 and 7: more was missed than one commit holds, and now it is night. */
class QuietBacklogTest {
  private static final BusinessCalendar NIGHT =
      BusinessCalendar.builder("night", ZoneOffset.UTC)
          .weekly(WeeklyHours.CLOSED.open("22:00-24:00", DayOfWeek.values()))
          .build();

  @Test
  void point_5_the_night_begins_when_it_did_and_not_where_the_first_commit_ended() {
    Fixture f =
        new Fixture(
            teams()
                .calendar(NIGHT)
                .catchUp(CatchUp.EACH)
                .quietHours(new QuietHours("night", true, Set.of(Priority.P1)))
                .escalate(
                    "all",
                    When.any(),
                    Rung.after("page", minutes(10))
                        .notifyOnCall("checkout")
                        .repeat(new Repeat(minutes(10), 200)))
                .build());
    Incident incident = f.desk.log(checkoutDown());
    f.sleep(Duration.ofMinutes(14 * 60 + 55)); // 22:55

    f.worker.runUntilIdle();

    Instant night = Instant.parse("2026-11-27T22:00:00Z");
    assertThat(f.history(incident))
        .filteredOn(entry -> entry.event().type().equals("rung-fired"))
        .hasSize(84)
        .allSatisfy(entry -> assertThat(entry.occurredAt()).isBeforeOrEqualTo(night));
    assertThat(f.history(incident))
        .filteredOn(entry -> entry.event().type().equals("path-suspended"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.occurredAt()).isEqualTo(night));
    f.check(incident);
  }
}
