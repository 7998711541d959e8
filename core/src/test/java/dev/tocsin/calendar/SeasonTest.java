package dev.tocsin.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.incident.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** "The matrix": dates (a season). */
class SeasonTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void once_it_lasts_from_its_first_midnight_to_the_one_after_its_last_day() {
    Season season = once("2026-11-26", "2026-11-30", BERLIN);
    assertThat(season.contains(at("2026-11-25T22:59:59Z"))).isFalse();
    assertThat(season.contains(at("2026-11-25T23:00:00Z"))).isTrue();
    assertThat(season.contains(at("2026-11-30T22:59:59Z"))).isTrue();
    assertThat(season.contains(at("2026-11-30T23:00:00Z"))).isFalse();
    assertThat(season.nextChange(at("2026-01-01T00:00:00Z"))).isEqualTo("2026-11-25T23:00:00Z");
    assertThat(season.nextChange(at("2026-11-25T23:00:00Z"))).isEqualTo("2026-11-30T23:00:00Z");
    assertThat(season.nextChange(at("2026-11-30T23:00:00Z"))).isNull();
  }

  @Test
  void each_year_it_comes_back() {
    Season season = yearly("--11-20", "--12-02", BERLIN);
    assertThat(season.contains(at("2031-11-20T12:00:00Z"))).isTrue();
    assertThat(season.contains(at("2031-12-03T12:00:00Z"))).isFalse();
    assertThat(season.nextChange(at("2031-12-03T12:00:00Z"))).isEqualTo("2032-11-19T23:00:00Z");
  }

  @Test
  void it_may_cross_the_end_of_the_year() {
    Season season = yearly("--12-15", "--01-05", BERLIN);
    assertThat(season.contains(at("2026-12-31T23:30:00Z"))).isTrue();
    assertThat(season.contains(at("2026-01-05T12:00:00Z"))).isTrue();
    assertThat(season.contains(at("2026-06-01T12:00:00Z"))).isFalse();
    assertThat(season.nextChange(at("2026-12-20T12:00:00Z"))).isEqualTo("2027-01-05T23:00:00Z");
  }

  @Test
  void the_29th_of_february_is_the_first_of_march_for_a_start_and_the_28th_for_an_end() {
    Season starts = yearly("--02-29", "--03-10", BERLIN);
    assertThat(starts.nextChange(at("2027-01-01T00:00:00Z"))).isEqualTo("2027-02-28T23:00:00Z");
    assertThat(starts.nextChange(at("2028-01-01T00:00:00Z"))).isEqualTo("2028-02-28T23:00:00Z");
    Season ends = yearly("--02-01", "--02-29", BERLIN);
    assertThat(ends.nextChange(at("2027-02-10T00:00:00Z"))).isEqualTo("2027-02-28T23:00:00Z");
    assertThat(ends.nextChange(at("2028-02-10T00:00:00Z"))).isEqualTo("2028-02-29T23:00:00Z");
  }

  @Test
  void a_season_of_leap_days_alone_waits_eight_years_over_a_turn_of_the_century() {
    assertThat(yearly("--02-29", "--02-29", BERLIN).nextChange(at("2096-03-02T00:00:00Z")))
        .isEqualTo("2104-02-28T23:00:00Z");
  }

  @Test
  void a_season_of_all_days_never_changes() {
    Season all = yearly("--01-01", "--12-31", BERLIN);
    assertThat(all.contains(at("2026-12-31T23:30:00Z"))).isTrue();
    assertThat(all.nextChange(at("2026-12-20T12:00:00Z"))).isNull();
  }

  @Test
  void a_day_that_does_not_exist_never_begins() {
    Season missing = once("2011-12-30", "2011-12-30", ZoneId.of("Pacific/Apia"));
    assertThat(missing.nextChange(at("2011-12-01T00:00:00Z"))).isNull();
    assertThat(missing.contains(at("2011-12-30T10:00:00Z"))).isFalse();
  }

  @Test
  void once_it_has_begun_it_lasts_though_the_clock_goes_back_over_midnight() {
    ZoneId stJohns = ZoneId.of("America/St_Johns");
    Instant lateOnSaturdayAgain = at("2010-11-07T02:45:00Z");
    Season sunday = once("2010-11-07", "2010-11-07", stJohns);
    assertThat(sunday.contains(lateOnSaturdayAgain)).isTrue();
    assertThat(sunday.nextChange(lateOnSaturdayAgain)).isEqualTo("2010-11-08T03:30:00Z");
    assertThat(once("2010-11-06", "2010-11-06", stJohns).contains(lateOnSaturdayAgain)).isFalse();
  }

  @Test
  void a_last_day_before_the_first_is_refused() {
    assertThatThrownBy(() -> once("2026-11-30", "2026-11-26", BERLIN))
        .isInstanceOf(InvalidValueException.class);
  }

  @Property(seed = "29", tries = 400)
  void it_changes_when_it_says_and_not_before(@ForAll long seed) {
    Random random = new Random(seed);
    ZoneId zone =
        ZoneId.of(
            new String[] {"America/St_Johns", "America/Sao_Paulo", "Pacific/Apia", "UTC"}
                [random.nextInt(4)]);
    LocalDate from = LocalDate.of(2009, 1, 1).plusDays(random.nextInt(1_500));
    LocalDate to = from.plusDays(random.nextInt(500));
    Season season =
        random.nextBoolean()
            ? new Season("s", new DateSpan.Once(from, to), zone)
            : new Season("s", new DateSpan.EachYear(MonthDay.from(from), MonthDay.from(to)), zone);
    BusinessCalendar calendar =
        BusinessCalendar.builder("c", zone).season("s", season.dates(), WeeklyHours.ALWAYS).build();
    for (int i = 0; i < 20; i++) {
      Instant at =
          Instant.parse("2008-06-01T00:00:00Z").plus(random.nextInt(2_500_000), ChronoUnit.MINUTES);
      assertThat(season.contains(at)).isEqualTo(calendar.isOpen(at));
      assertThat(season.nextChange(at)).isEqualTo(calendar.nextChange(at));
      Instant change = season.nextChange(at);
      if (change != null) {
        assertThat(season.contains(change)).isNotEqualTo(season.contains(at));
        assertThat(season.contains(change.minus(Duration.ofNanos(1))))
            .isEqualTo(season.contains(at));
      }
    }
  }

  private static Season once(String from, String to, ZoneId zone) {
    return new Season("s", new DateSpan.Once(LocalDate.parse(from), LocalDate.parse(to)), zone);
  }

  private static Season yearly(String from, String to, ZoneId zone) {
    return new Season("s", new DateSpan.EachYear(MonthDay.parse(from), MonthDay.parse(to)), zone);
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }
}
