package dev.tocsin;

import static dev.tocsin.Fixture.checkoutDown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.WeeklyHours;
import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Priority;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.QuietHours;
import dev.tocsin.policy.ServiceLevelRule;
import dev.tocsin.servicelevel.ServiceLevel;
import dev.tocsin.servicelevel.ServiceTarget;
import dev.tocsin.servicelevel.TargetKind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A target runs on in quiet hours, but nobody is told of a share of it within them. */
class QuietSharesTest {
  private static final ServiceTarget RESOLUTION =
      ServiceTarget.of(TargetKind.RESOLUTION, Duration.ofHours(28));

  private static Policy policy(ServiceTarget target) {
    return Fixture.teams()
        .calendar(
            BusinessCalendar.builder("night", ZoneOffset.UTC)
                .weekly(
                    WeeklyHours.CLOSED
                        .open("22:00-24:00", DayOfWeek.values())
                        .open("00:00-06:00", DayOfWeek.values()))
                .build())
        .quietHours(new QuietHours("night", true, Set.of(Priority.P1)))
        .serviceLevel(new ServiceLevelRule(When.any(), ServiceLevel.of("silver", target)))
        .escalate(
            "all",
            When.any(),
            new Rung(
                "half",
                new Threshold.Share(50, TargetKind.RESOLUTION),
                Until.RESOLVED,
                List.of(new Action.Notify(List.of(new Target.OnCallOf("checkout")))),
                null,
                null))
        .build();
  }

  private static List<Instant> half(ServiceTarget target, Duration passing) {
    Fixture f = new Fixture(policy(target));
    Incident incident = f.desk.log(checkoutDown());
    f.sleep(passing);
    f.pass(Duration.ofHours(30));
    return f.history(incident).stream()
        .filter(each -> each.event() instanceof EscalationEvent.RungFired)
        .map(each -> each.occurredAt())
        .toList();
  }

  @Test
  void point_5_one_that_is_reached_as_they_begin_waits_for_their_end() {
    // logged at 08:00: 14 of 28 hours are over at 22:00
    assertThat(half(RESOLUTION, Duration.ZERO))
        .containsExactly(Instant.parse("2026-11-28T06:00:00Z"));
  }

  @Test
  void point_5_whatever_else_is_due_at_the_same_instant() {
    assertThat(half(RESOLUTION.warnings(50), Duration.ZERO))
        .isEqualTo(half(RESOLUTION, Duration.ZERO));
  }

  @Test
  void point_5_however_late_the_engine_looks() {
    assertThat(half(RESOLUTION, Duration.ofHours(29))).isEqualTo(half(RESOLUTION, Duration.ZERO));
  }
}
