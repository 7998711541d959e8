package dev.tocsin;

import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.WeeklyHours;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Incident;
import dev.tocsin.servicelevel.TargetKind;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A rung that never comes due reaches nobody: the last resort does not wait for it. */
class NeverDueTest {
  private static Fixture fixture(Threshold never) {
    return new Fixture(
        Fixture.teams()
            .calendar(
                BusinessCalendar.builder("closed", ZoneOffset.UTC)
                    .weekly(WeeklyHours.CLOSED)
                    .build())
            .escalate(
                "all",
                When.any(),
                new Rung("never", never, Until.RESOLVED, List.of(), null, null)
                    .notifyOnCall("database"),
                Rung.after("empty", minutes(10)).notifyOnCall("empty"))
            .build());
  }

  @Test
  void point_4_for_want_of_a_target() {
    Fixture f = fixture(new Threshold.Share(75, TargetKind.RESOLUTION));
    f.desk.log(checkoutDown());
    f.pass(minutes(10));
    assertThat(f.told()).containsExactly("operations-manager:page");
  }

  @Test
  void point_4_for_a_calendar_that_never_opens() {
    Fixture f = fixture(new Threshold.Business(Duration.ofHours(1), "closed"));
    f.desk.log(checkoutDown());
    f.pass(minutes(10));
    assertThat(f.told()).containsExactly("operations-manager:page");
  }

  @Test
  void point_4_but_while_a_hold_keeps_all_rungs_it_waits() {
    Fixture f = fixture(new Threshold.Elapsed(minutes(60)));
    Incident incident = f.desk.log(checkoutDown());
    f.pass(minutes(10));
    f.desk.hold(incident.id(), Fixture.DANA, "caller");
    f.pass(minutes(300));
    assertThat(f.told()).isEmpty();
    f.desk.resume(incident.id(), Fixture.DANA);
    f.pass(minutes(50));
    assertThat(f.told()).containsExactly("lee:page");
  }
}
