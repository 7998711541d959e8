package dev.tocsin.calendar;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.incident.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** "Service levels": weekly hours in a zone, holidays, exceptions, dated seasons. */
class BusinessCalendarTest {
  private static final WeeklyHours OFFICE =
      WeeklyHours.CLOSED.open("09:00-17:00", MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY);
  private static final LocalDate FRIDAY_6 = LocalDate.parse("2026-03-06");

  @Nested
  class Which_hours_hold {

    @Test
    void ordinary_days_have_the_weekly_hours() {
      assertThat(office(b -> b).hours(FRIDAY_6)).containsExactly(TimeRange.parse("09:00-17:00"));
      assertThat(office(b -> b).hours(FRIDAY_6.plusDays(1))).isEmpty();
    }

    @Test
    void a_holiday_is_closed() {
      BusinessCalendar calendar = office(b -> b.holiday(FRIDAY_6, "Founding Day"));
      assertThat(calendar.hours(FRIDAY_6)).isEmpty();
      assertThat(calendar.plus(at("2026-03-05T16:00:00Z"), hours(2)))
          .isEqualTo("2026-03-09T10:00:00Z");
    }

    @Test
    void an_exception_comes_before_a_holiday() {
      BusinessCalendar calendar =
          office(b -> b.holiday(FRIDAY_6, "Founding Day").exception(FRIDAY_6, "10:00-12:00"));
      assertThat(calendar.between(day(FRIDAY_6), day(FRIDAY_6.plusDays(1)))).isEqualTo(hours(2));
    }

    @Test
    void an_exception_may_close_a_day() {
      assertThat(office(b -> b.exception(FRIDAY_6)).hours(FRIDAY_6)).isEmpty();
    }

    @Test
    void a_season_replaces_the_weekly_hours_from_its_first_day_to_its_last() {
      DateSpan blackFriday =
          new DateSpan.Once(LocalDate.parse("2026-11-26"), LocalDate.parse("2026-11-29"));
      BusinessCalendar calendar =
          office(b -> b.season("black-friday", blackFriday, WeeklyHours.ALWAYS));
      assertThat(calendar.nextChange(at("2026-11-25T18:00:00Z"))).isEqualTo("2026-11-26T00:00:00Z");
      assertThat(calendar.nextChange(at("2026-11-26T00:00:00Z"))).isEqualTo("2026-11-30T00:00:00Z");
    }

    @Test
    void a_freeze_is_a_season_without_hours() {
      DateSpan freeze = new DateSpan.EachYear(MonthDay.of(12, 20), MonthDay.of(1, 5));
      BusinessCalendar calendar = office(b -> b.season("freeze", freeze, WeeklyHours.CLOSED));
      assertThat(calendar.plus(at("2026-12-18T16:30:00Z"), hours(1)))
          .isEqualTo("2027-01-06T09:30:00Z");
      assertThat(calendar.plus(at("9998-12-18T16:30:00Z"), hours(1)))
          .isEqualTo("9999-01-06T09:30:00Z");
    }

    @Test
    void of_two_seasons_the_first_decides() {
      DateSpan all = new DateSpan.Once(FRIDAY_6, FRIDAY_6);
      BusinessCalendar calendar =
          office(b -> b.season("a", all, WeeklyHours.ALWAYS).season("b", all, WeeklyHours.CLOSED));
      assertThat(calendar.hours(FRIDAY_6)).containsExactly(TimeRange.ALL_DAY);
    }

    @Test
    void a_holiday_comes_before_a_season() {
      DateSpan all = new DateSpan.Once(FRIDAY_6, FRIDAY_6);
      assertThat(
              office(b -> b.season("a", all, WeeklyHours.ALWAYS).holiday(FRIDAY_6, "x"))
                  .hours(FRIDAY_6))
          .isEmpty();
    }

    @Test
    void a_season_may_last_until_the_end_of_all_years() {
      DateSpan forGood =
          new DateSpan.Once(LocalDate.parse("2030-01-01"), LocalDate.parse("9999-12-31"));
      BusinessCalendar calendar = office(b -> b.season("new", forGood, WeeklyHours.ALWAYS));
      assertThat(calendar.nextChange(at("2029-12-31T20:00:00Z"))).isEqualTo("2030-01-01T00:00:00Z");
      assertThat(calendar.nextChange(at("2030-01-01T00:00:00Z")))
          .isEqualTo(Instant.parse("9999-12-31T00:00:00Z").plusSeconds(86_400));
    }
  }

  @Nested
  class Adding {

    @Test
    void what_fills_the_day_ends_with_the_day() {
      assertThat(office(b -> b).plus(at("2026-03-06T09:00:00Z"), hours(8)))
          .isEqualTo("2026-03-06T17:00:00Z");
    }

    @Test
    void what_does_not_fit_goes_on_when_it_opens_again() {
      assertThat(office(b -> b).plus(at("2026-03-06T16:30:00Z"), hours(1)))
          .isEqualTo("2026-03-09T09:30:00Z");
    }

    @Test
    void a_start_outside_the_hours_counts_from_the_next_opening() {
      assertThat(office(b -> b).plus(at("2026-03-07T12:00:00Z"), hours(1)))
          .isEqualTo("2026-03-09T10:00:00Z");
    }

    @Test
    void nothing_leads_to_the_start_open_or_not() {
      Instant saturday = at("2026-03-07T12:00:00Z");
      assertThat(office(b -> b).plus(saturday, Duration.ZERO)).isEqualTo(saturday);
    }

    @Test
    void fractions_of_seconds_are_kept_inside_the_hours_and_lost_outside() {
      BusinessCalendar office = office(b -> b);
      assertThat(office.plus(at("2026-03-06T16:59:59.250Z"), Duration.ofMillis(1_500)))
          .isEqualTo("2026-03-09T09:00:00.750Z");
      assertThat(office.plus(at("2026-03-06T17:00:00.250Z"), Duration.ofMillis(1_500)))
          .isEqualTo("2026-03-09T09:00:01.500Z");
      assertThat(office.between(at("2026-03-06T16:59:59.250Z"), at("2026-03-09T09:00:00.750Z")))
          .isEqualTo(Duration.ofMillis(1_500));
      assertThat(office.between(at("2026-03-06T18:00:00.9Z"), at("2026-03-06T19:00:00.1Z")))
          .isEqualTo(Duration.ZERO);
    }

    @Test
    void ten_years_of_hours_are_found_as_an_hour_is() {
      assertThat(office(b -> b).plus(at("2026-03-06T12:00:00Z"), hours(8 * 5 * 522)))
          .isEqualTo("2036-03-07T12:00:00Z");
    }

    @Test
    void it_goes_on_beyond_the_year_9999() {
      Instant end = office(b -> b).plus(at("9999-12-31T09:00:00Z"), hours(40 * 100));
      assertThat(end).isNotNull();
      assertThat(office(b -> b).between(at("9999-12-31T09:00:00Z"), end)).isEqualTo(hours(4_000));
    }
  }

  @Nested
  class Never {
    private final BusinessCalendar closed =
        BusinessCalendar.builder("closed", ZoneId.of("Europe/Berlin")).build();

    @Test
    void without_hours_nothing_is_ever_due() {
      assertThat(closed.plus(at("2026-03-06T09:00:00Z"), Duration.ofNanos(1))).isNull();
      assertThat(closed.nextChange(at("2026-03-06T09:00:00Z"))).isNull();
      assertThat(closed.isOpen(at("2026-03-06T09:00:00Z"))).isFalse();
    }

    @Test
    void after_the_last_exception_nothing_is_due_any_more() {
      BusinessCalendar once =
          BusinessCalendar.builder("once", ZoneOffset.UTC)
              .exception(FRIDAY_6, "10:00-12:00")
              .build();
      assertThat(once.plus(at("2026-01-01T00:00:00Z"), hours(2))).isEqualTo("2026-03-06T12:00:00Z");
      assertThat(once.plus(at("2026-01-01T00:00:00Z"), hours(2).plusNanos(1))).isNull();
      assertThat(once.nextChange(at("2026-03-06T12:00:00Z"))).isNull();
    }

    @Test
    void what_lies_beyond_the_last_instant_is_never_due() {
      assertThat(BusinessCalendar.ALWAYS.plus(Instant.EPOCH, Duration.ofSeconds(Long.MAX_VALUE)))
          .isNull();
      assertThat(office(b -> b).plus(Instant.EPOCH, Duration.ofDays(300_000_000_000L))).isNull();
      assertThat(office(b -> b).plus(Instant.MAX, hours(1))).isNull();
      assertThat(office(b -> b).nextChange(Instant.MAX)).isNull();
    }
  }

  @Nested
  class Elapsed_time {

    @Test
    void the_calendar_that_is_always_open_measures_it() {
      Instant start = at("2026-03-29T00:59:59.123456Z");
      assertThat(BusinessCalendar.ALWAYS.plus(start, hours(2))).isEqualTo(start.plus(hours(2)));
      assertThat(BusinessCalendar.ALWAYS.between(start, start.plus(hours(2)))).isEqualTo(hours(2));
      assertThat(BusinessCalendar.ALWAYS.isOpen(start)).isTrue();
      assertThat(BusinessCalendar.ALWAYS.nextChange(start)).isNull();
    }

    @Test
    void weekly_hours_day_and_night_with_one_holiday_are_closed_for_that_day_only() {
      BusinessCalendar calendar =
          BusinessCalendar.builder("c", ZoneOffset.UTC)
              .weekly(WeeklyHours.ALWAYS)
              .holiday(FRIDAY_6, "x")
              .build();
      assertThat(calendar.nextChange(at("2026-01-01T00:00:00Z"))).isEqualTo(day(FRIDAY_6));
      assertThat(calendar.nextChange(day(FRIDAY_6))).isEqualTo(day(FRIDAY_6.plusDays(1)));
      assertThat(calendar.nextChange(day(FRIDAY_6.plusDays(1)))).isNull();
    }
  }

  @Nested
  class Before_1970 {

    @Test
    void it_is_closed() {
      BusinessCalendar office = office(b -> b);
      assertThat(office.isOpen(at("1969-12-31T10:00:00Z"))).isFalse();
      assertThat(office.nextChange(Instant.MIN)).isEqualTo("1970-01-01T09:00:00Z");
      assertThat(office.between(Instant.MIN, at("1970-01-01T10:00:00Z"))).isEqualTo(hours(1));
    }
  }

  @Nested
  class Refused {

    @Test
    void hours_that_end_before_they_begin_with_the_two_ranges_to_write() {
      assertThatThrownBy(() -> WeeklyHours.CLOSED.open("22:00-06:00", MONDAY))
          .isInstanceOfSatisfying(
              InvalidValueException.class,
              refused -> {
                assertThat(refused.field()).isEqualTo("mon");
                assertThat(refused.value()).isEqualTo("22:00-06:00");
                assertThat(refused.problem()).isEqualTo("ends before it begins");
                assertThat(refused.remedy()).endsWith("mon 22:00-24:00 and tue 00:00-06:00");
              });
      assertThatThrownBy(
              () ->
                  WeeklyHours.CLOSED.open(
                      java.time.DayOfWeek.SUNDAY, LocalTime.of(22, 0), LocalTime.of(6, 0)))
          .hasMessageContaining("sun 22:00-24:00 and mon 00:00-06:00");
    }

    @Test
    void an_exception_over_midnight_with_the_two_dates() {
      assertThatThrownBy(
              () ->
                  BusinessCalendar.builder("c", ZoneOffset.UTC)
                      .exception(LocalDate.parse("2026-12-31"), "22:00-06:00"))
          .hasMessageContaining("2026-12-31 22:00-24:00 and 2027-01-01 00:00-06:00");
    }

    @Test
    void a_date_that_is_given_twice() {
      assertThatThrownBy(() -> office(b -> b.holiday(FRIDAY_6, "a").holiday(FRIDAY_6, "b")))
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining("as a and as b");
      assertThatThrownBy(
              () -> office(b -> b.exception(FRIDAY_6).exception(FRIDAY_6, "09:00-10:00")))
          .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void a_season_that_is_given_twice() {
      DateSpan day = new DateSpan.Once(FRIDAY_6, FRIDAY_6);
      assertThatThrownBy(
              () -> office(b -> b.season("a", day, OFFICE).season("a", day, WeeklyHours.CLOSED)))
          .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void dates_that_no_store_keeps() {
      assertThatThrownBy(() -> office(b -> b.holiday(LocalDate.parse("1969-12-31"), "x")))
          .hasMessageContaining("from 1970 to 9999");
      assertThatThrownBy(() -> office(b -> b.exception(LocalDate.of(10_000, 1, 1))))
          .hasMessageContaining("from 1970 to 9999");
    }

    @Test
    void time_that_runs_backwards() {
      Instant now = at("2026-03-06T09:00:00Z");
      assertThatThrownBy(() -> office(b -> b).between(now, now.minusNanos(1)))
          .isInstanceOf(InvalidValueException.class);
      assertThatThrownBy(() -> office(b -> b).plus(now, Duration.ofNanos(-1)))
          .isInstanceOf(InvalidValueException.class);
    }
  }

  @Nested
  class As_a_value {

    @Test
    void calendars_with_the_same_rules_are_equal() {
      assertThat(full("c")).isEqualTo(full("c")).hasSameHashCodeAs(full("c"));
      assertThat(full("c")).isNotEqualTo(full("d"));
      assertThat(full("c")).isNotEqualTo(office(b -> b));
    }

    @Test
    void it_can_be_built_again_from_what_it_says() {
      BusinessCalendar calendar = full("c");
      BusinessCalendarBuilder copy =
          BusinessCalendar.builder(calendar.id(), calendar.zone()).weekly(calendar.weekly());
      calendar.holidays().forEach(copy::holiday);
      calendar.exceptions().forEach((date, hours) -> copy.exception(date, hours));
      calendar.seasons().forEach(each -> copy.season(each.id(), each.dates(), each.hours()));
      assertThat(copy.build()).isEqualTo(calendar);
    }

    @Test
    void what_it_hands_out_cannot_be_changed() {
      BusinessCalendar calendar = full("c");
      assertThatThrownBy(() -> calendar.holidays().clear())
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> calendar.weekly().days().clear())
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> calendar.exceptions().values().iterator().next().clear())
          .isInstanceOf(UnsupportedOperationException.class);
    }

    private BusinessCalendar full(String id) {
      return BusinessCalendar.builder(id, ZoneId.of("Europe/Berlin"))
          .weekly(OFFICE.open("10:00-12:00", SATURDAY))
          .holiday(LocalDate.parse("2026-12-25"), "Christmas Day")
          .exception(LocalDate.parse("2026-12-24"), List.of(TimeRange.parse("09:00-13:00")))
          .season(
              "summer",
              new DateSpan.EachYear(MonthDay.of(7, 1), MonthDay.of(8, 31)),
              WeeklyHours.CLOSED)
          .build();
    }
  }

  private static BusinessCalendar office(UnaryOperator<BusinessCalendarBuilder> more) {
    return more.apply(BusinessCalendar.builder("office", ZoneOffset.UTC).weekly(OFFICE)).build();
  }

  private static Instant day(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }

  private static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }
}
