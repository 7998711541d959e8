package dev.tocsin.servicelevel;

import static dev.tocsin.servicelevel.TargetKind.RESOLUTION;
import static dev.tocsin.servicelevel.TargetKind.RESPONSE;
import static dev.tocsin.servicelevel.TargetKind.UPDATE;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.WeeklyHours;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Suspension;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** "Service levels": warnings, breach at its true instant, pauses, restarts, reopening. */
class TargetClockTest {
  private static final BusinessCalendar ALWAYS = BusinessCalendar.ALWAYS;
  private static final BusinessCalendar OFFICE =
      BusinessCalendar.builder("office", ZoneOffset.UTC)
          .weekly(WeeklyHours.CLOSED.open("09:00-17:00", MONDAY, TUESDAY))
          .build();
  private static final ServiceTarget RESOLVE = ServiceTarget.of(RESOLUTION, hours(4));
  private static final ServiceTarget RESPOND = ServiceTarget.of(RESPONSE, minutes(30));
  private static final ServiceTarget TELL = ServiceTarget.of(UPDATE, hours(1));

  /** A Monday. */
  private static final Instant NINE = at("09:00");

  @Nested
  class Warnings_and_breach {
    private final ServiceTarget warned = RESOLVE.warnings(90, 50);

    @Test
    void come_in_order_at_their_true_instants() {
      TargetClock clock = clock(warned);
      assertThat(alarms(clock, NINE.minusSeconds(1), at("23:00")))
          .containsExactly(
              new Alarm(1, 50, at("11:00")),
              new Alarm(1, 90, at("12:36")),
              new Alarm(1, 100, at("13:00")));
      assertThat(clock.due()).isEqualTo(at("13:00"));
    }

    @Test
    void do_not_depend_on_when_somebody_looks() {
      TargetClock clock = clock(warned);
      assertThat(clock.next(at("12:40"))).isEqualTo(new Alarm(1, 100, at("13:00")));
      assertThat(clock.next(at("11:00"))).isEqualTo(new Alarm(1, 90, at("12:36")));
      assertThat(clock.next(at("10:59"))).isEqualTo(new Alarm(1, 50, at("11:00")));
    }

    @Test
    void end_when_the_target_is_met() {
      TargetClock clock = TargetClock.of(warned, ALWAYS, NINE, List.of(), at("12:00"));
      assertThat(alarms(clock, NINE, at("23:00"))).containsExactly(new Alarm(1, 50, at("11:00")));
      assertThat(clock.breaches(at("23:00"))).isZero();
    }

    @Test
    void what_meets_a_target_at_the_instant_at_which_it_is_due_comes_too_late() {
      TargetClock clock = TargetClock.of(RESOLVE, ALWAYS, NINE, List.of(), at("13:00"));
      assertThat(clock.next(NINE)).isEqualTo(new Alarm(1, 100, at("13:00")));
      assertThat(clock.breaches(at("13:00"))).isEqualTo(1);
    }

    @Test
    void a_breach_counts_once_and_stays_one_when_the_target_is_met_late() {
      TargetClock clock = TargetClock.of(RESOLVE, ALWAYS, NINE, List.of(), at("20:00"));
      assertThat(clock.breaches(at("12:59"))).isZero();
      assertThat(clock.breaches(at("13:00"))).isEqualTo(1);
      assertThat(clock.breaches(at("23:00"))).isEqualTo(1);
      assertThat(clock.remaining(at("23:00"))).isEqualTo(hours(-7));
    }

    @Test
    void shares_of_a_target_are_the_thresholds_of_rungs() {
      assertThat(clock(RESOLVE).share(75)).isEqualTo(at("12:00"));
      assertThat(clock(RESOLVE).share(150)).isEqualTo(at("15:00"));
      assertThatThrownBy(() -> clock(RESOLVE).share(0)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void shares_are_whole_microseconds() {
      ServiceTarget odd = ServiceTarget.of(RESOLUTION, Duration.ofSeconds(1).plusNanos(1_000));
      assertThat(clock(odd).share(33)).isEqualTo(NINE.plusNanos(330_000_000));
    }
  }

  @Nested
  class On_business_time {

    @Test
    void the_clock_stands_still_while_the_calendar_is_closed() {
      TargetClock clock =
          TargetClock.of(RESOLVE.calendar("office"), OFFICE, at("15:00"), List.of(), null);
      assertThat(clock.due()).isEqualTo("2026-03-03T11:00:00Z");
      assertThat(clock.served(at("23:00"))).isEqualTo(hours(2));
      assertThat(clock.remaining(at("23:00"))).isEqualTo(hours(2));
    }

    @Test
    void a_calendar_that_never_opens_for_so_long_leaves_nothing_due() {
      BusinessCalendar never = BusinessCalendar.builder("never", ZoneOffset.UTC).build();
      TargetClock clock =
          TargetClock.of(RESOLVE.calendar("never").warnings(50), never, NINE, List.of(), null);
      assertThat(clock.due()).isNull();
      assertThat(clock.next(NINE)).isNull();
      assertThat(clock.breaches(Instant.parse("2100-01-01T00:00:00Z"))).isZero();
    }

    @Test
    void another_calendar_than_that_of_the_target_is_refused() {
      assertThatThrownBy(() -> TargetClock.of(RESOLVE, OFFICE, NINE, List.of(), null))
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining("BusinessCalendar.ALWAYS");
      assertThatThrownBy(
              () -> TargetClock.of(RESOLVE.calendar("office"), ALWAYS, NINE, List.of(), null))
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining("office");
    }
  }

  @Nested
  class Pauses {

    @Test
    void only_the_caller_pauses_a_resolution_unless_the_policy_says_otherwise() {
      List<Suspension> holds =
          List.of(hold("caller", "10:00", "11:00"), hold("supplier", "12:00", null));
      assertThat(TargetClock.of(RESOLVE, ALWAYS, NINE, holds, null).due()).isEqualTo(at("14:00"));
      assertThat(
              TargetClock.of(
                      RESOLVE.pausedBy(Set.of("supplier", "change")), ALWAYS, NINE, holds, null)
                  .due())
          .isNull();
    }

    @Test
    void nothing_pauses_a_response() {
      List<Suspension> holds =
          List.of(hold("caller", "09:10", null), hold(TargetClock.RESOLVED, "09:20", null));
      assertThat(TargetClock.of(RESPOND, ALWAYS, NINE, holds, null).due()).isEqualTo(at("09:30"));
    }

    @Test
    void a_state_pauses_as_a_reason_does() {
      List<Suspension> states = List.of(hold("AWAITING_PARTS", "10:00", "12:00"));
      assertThat(
              TargetClock.of(RESOLVE.pausedBy(Set.of("AWAITING_PARTS")), ALWAYS, NINE, states, null)
                  .due())
          .isEqualTo(at("15:00"));
    }

    @Test
    void no_breach_comes_while_it_is_paused() {
      List<Suspension> hold = List.of(hold("caller", "12:00", null));
      TargetClock clock = TargetClock.of(RESOLVE, ALWAYS, NINE, hold, null);
      assertThat(clock.due()).isNull();
      assertThat(clock.next(NINE)).isNull();
      assertThat(clock.breaches(at("23:00"))).isZero();
      assertThat(clock.remaining(at("23:00"))).isEqualTo(hours(1));
    }

    @Test
    void a_hold_that_ends_before_it_begins_counts_nothing() {
      List<Suspension> hold = List.of(hold("caller", "12:00", "11:00"));
      assertThat(TargetClock.of(RESOLVE, ALWAYS, NINE, hold, null).due()).isEqualTo(at("13:00"));
    }
  }

  @Nested
  class Updates {

    @Test
    void each_missed_interval_is_one_breach_with_its_own_warnings() {
      TargetClock clock = clock(TELL.warnings(80));
      assertThat(alarms(clock, NINE, at("11:00")))
          .containsExactly(
              new Alarm(1, 80, at("09:48")),
              new Alarm(1, 100, at("10:00")),
              new Alarm(2, 80, at("10:48")),
              new Alarm(2, 100, at("11:00")));
      assertThat(clock.breaches(at("09:59"))).isZero();
      assertThat(clock.breaches(at("11:59"))).isEqualTo(2);
    }

    @Test
    void a_public_update_starts_the_clock_again() {
      TargetClock clock = clock(TELL).restartedAt(at("10:30"));
      assertThat(clock.due()).isEqualTo(at("11:30"));
      assertThat(clock.breaches(at("11:29"))).isZero();
    }

    @Test
    void none_is_owed_while_it_is_resolved() {
      List<Suspension> resolved = List.of(hold(TargetClock.RESOLVED, "09:30", "13:30"));
      assertThat(TargetClock.of(TELL, ALWAYS, NINE, resolved, null).due()).isEqualTo(at("14:00"));
    }

    @Test
    void none_is_owed_after_the_end() {
      TargetClock clock = TargetClock.of(TELL, ALWAYS, NINE, List.of(), at("11:30"));
      assertThat(clock.breaches(at("23:00"))).isEqualTo(2);
      assertThat(alarms(clock, NINE, at("23:00")))
          .extracting(Alarm::at)
          .containsExactly(at("10:00"), at("11:00"));
    }

    @Test
    void years_without_one_are_counted_not_walked() {
      assertThat(clock(TELL).breaches(NINE.plus(Duration.ofDays(36_500)))).isEqualTo(24L * 36_500);
    }
  }

  @Nested
  class Time_that_was_served_is_kept {

    @Test
    void when_the_target_changes() {
      List<Suspension> hold = List.of(hold("caller", "10:00", "11:00"));
      TargetClock longer =
          TargetClock.of(ServiceTarget.of(RESOLUTION, hours(8)), ALWAYS, NINE, hold, null);
      TargetClock shorter =
          TargetClock.of(ServiceTarget.of(RESOLUTION, hours(2)), ALWAYS, NINE, hold, null);
      assertThat(longer.served(at("12:30"))).isEqualTo(shorter.served(at("12:30")));
      assertThat(longer.due()).isEqualTo(at("18:00"));
      assertThat(shorter.due()).as("missed before it was changed").isEqualTo(at("12:00"));
    }

    @Test
    void when_the_calendar_changes() {
      ServiceTarget target = RESOLVE.calendar("office");
      BusinessCalendar longDays =
          BusinessCalendar.builder("office", ZoneOffset.UTC)
              .weekly(WeeklyHours.CLOSED.open("09:00-20:00", MONDAY, TUESDAY))
              .build();
      assertThat(TargetClock.of(target, OFFICE, at("15:00"), List.of(), null).served(at("17:00")))
          .isEqualTo(hours(2));
      assertThat(TargetClock.of(target, longDays, at("15:00"), List.of(), null).due())
          .isEqualTo(at("19:00"));
    }

    @Test
    void when_it_starts_retroactively() {
      TargetClock clock = TargetClock.of(RESOLVE, ALWAYS, at("07:00"), List.of(), null);
      assertThat(clock.due()).isEqualTo(at("11:00"));
      assertThat(clock.served(at("10:00"))).isEqualTo(hours(3));
    }

    @Test
    void when_the_incident_is_reopened() {
      List<Suspension> resolved = List.of(hold(TargetClock.RESOLVED, "11:00", "20:00"));
      TargetClock clock = TargetClock.of(RESOLVE, ALWAYS, NINE, resolved, null);
      assertThat(clock.served(at("20:00"))).isEqualTo(hours(2));
      assertThat(clock.due()).isEqualTo(at("22:00"));
    }

    @Test
    void and_a_breach_before_the_resolution_stays_one_after_reopening() {
      List<Suspension> resolved = List.of(hold(TargetClock.RESOLVED, "14:00", "20:00"));
      TargetClock clock = TargetClock.of(RESOLVE, ALWAYS, NINE, resolved, null);
      assertThat(clock.due()).isEqualTo(at("13:00"));
      assertThat(clock.next(at("20:00"))).isNull();
      assertThat(clock.breaches(at("23:00"))).isEqualTo(1);
    }
  }

  @Property(seed = "29", tries = 500)
  void all_alarms_are_found_whenever_one_looks_and_each_shows_its_share(@ForAll long seed) {
    Random random = new Random(seed);
    ServiceTarget target =
        new ServiceTarget(
            TargetKind.values()[random.nextInt(3)],
            minutes(1 + random.nextInt(600)),
            random.nextBoolean() ? "office" : null,
            List.of(25, 50, 99),
            Set.of("caller", "supplier"));
    List<Suspension> holds = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      Instant from = NINE.plus(minutes(random.nextInt(1_500)));
      holds.add(
          Suspension.hold(
              List.of("caller", "supplier", "other", TargetClock.RESOLVED).get(random.nextInt(4)),
              null,
              from,
              random.nextInt(8) == 0 ? null : from.plus(minutes(random.nextInt(400)))));
    }
    @Nullable Instant met = random.nextBoolean() ? NINE.plus(minutes(random.nextInt(3_000))) : null;
    TargetClock clock =
        TargetClock.of(target, target.calendar() == null ? ALWAYS : OFFICE, NINE, holds, met);
    Instant end = NINE.plus(minutes(4_000));
    List<Alarm> all = alarms(clock, NINE, end);
    assertThat(all.stream().filter(Alarm::breach).count()).isEqualTo(clock.breaches(end));
    for (Alarm alarm : all) {
      Duration shown =
          target
              .within()
              .multipliedBy(alarm.interval() - 1)
              .plus(target.within().multipliedBy(alarm.percent()).dividedBy(100));
      assertThat(clock.served(alarm.at())).isEqualTo(shown);
      assertThat(clock.served(alarm.at().minusNanos(1))).isLessThan(shown);
      assertThat(clock.next(alarm.at().minusNanos(1))).isEqualTo(alarm);
    }
    Instant look = NINE.plus(minutes(random.nextInt(4_000)));
    assertThat(clock.next(look))
        .isEqualTo(
            all.stream()
                .filter(alarm -> alarm.at().isAfter(look))
                .findFirst()
                .orElse(clock.next(end)));
  }

  private static List<Alarm> alarms(TargetClock clock, Instant after, Instant until) {
    List<Alarm> all = new ArrayList<>();
    Alarm next = clock.next(after);
    while (next != null && !next.at().isAfter(until)) {
      all.add(next);
      next = clock.next(next.at());
    }
    return all;
  }

  private static TargetClock clock(ServiceTarget target) {
    return TargetClock.of(target, ALWAYS, NINE, List.of(), null);
  }

  private static Suspension hold(String cause, String from, @Nullable String until) {
    return Suspension.hold(cause, null, at(from), until == null ? null : at(until));
  }

  private static Instant at(String time) {
    return Instant.parse("2026-03-02T" + time + ":00Z");
  }

  private static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }

  private static Duration minutes(int minutes) {
    return Duration.ofMinutes(minutes);
  }
}
