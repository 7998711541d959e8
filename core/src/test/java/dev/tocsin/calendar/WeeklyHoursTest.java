package dev.tocsin.calendar;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.incident.InvalidValueException;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hours as they are written, and as they are refused. */
class WeeklyHoursTest {

  @Nested
  class Ranges_of_a_day {

    @Test
    void come_in_order_and_are_joined_where_they_touch() {
      WeeklyHours hours =
          WeeklyHours.CLOSED
              .open("13:00-17:00", MONDAY)
              .open("08:00-09:00", MONDAY)
              .open("12:00-13:00", MONDAY);
      assertThat(hours.hours(MONDAY))
          .map(TimeRange::toString)
          .containsExactly("08:00-09:00", "12:00-17:00");
      assertThat(hours.hours(TUESDAY)).isEmpty();
    }

    @Test
    void are_equal_however_they_were_written() {
      assertThat(WeeklyHours.CLOSED.open("09:00-12:00", MONDAY).open("12:00-17:00", MONDAY))
          .isEqualTo(WeeklyHours.CLOSED.open("09:00-17:00", MONDAY));
      assertThat(new WeeklyHours(Map.of(MONDAY, List.of()))).isEqualTo(WeeklyHours.CLOSED);
    }

    @Test
    void are_refused_when_they_overlap() {
      WeeklyHours monday = WeeklyHours.CLOSED.open("09:00-12:00", MONDAY);
      assertThatThrownBy(() -> monday.open("11:59-17:00", MONDAY))
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining("mon '11:59-17:00' overlaps 09:00-12:00");
    }
  }

  @Nested
  class A_range {

    @ParameterizedTest
    @CsvSource({
      "09:00-17:30, 540, 1050, 09:00-17:30",
      "9:00 - 17:00, 540, 1020, 09:00-17:00",
      "22:00-24:00, 1320, 1440, 22:00-24:00",
      "00:00-24:00, 0, 1440, 00:00-24:00",
      "00:00-00:01, 0, 1, 00:00-00:01",
    })
    void is_read_and_written_back(String text, int from, int to, String written) {
      TimeRange range = TimeRange.parse(text);
      assertThat(range.fromMinute()).isEqualTo(from);
      assertThat(range.toMinute()).isEqualTo(to);
      assertThat(range).hasToString(written);
      assertThat(TimeRange.parse(written)).isEqualTo(range);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "9-17",
          "09:00",
          "09:00-25:00",
          "24:00-24:00",
          "09:00-24:01",
          "09:60-10:00",
          "09:00:00-17:00:00",
          "09:00-09:00",
          "17:00-09:00",
          "09:00-00:00",
          "a",
          "٠٩:٠٠-١٧:٠٠"
        })
    void is_refused_when_it_is_none(String text) {
      assertThatThrownBy(() -> TimeRange.parse(text)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void names_the_end_of_the_day_when_it_ends_at_zero_hours() {
      assertThatThrownBy(() -> TimeRange.parse("22:00-00:00")).hasMessageContaining("write 24:00");
    }

    @Test
    void has_whole_minutes_as_the_last_second_of_a_day_would_be_lost() {
      assertThatThrownBy(() -> new TimeRange(LocalTime.of(9, 0), LocalTime.of(23, 59, 59)))
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining("24:00");
    }
  }
}
