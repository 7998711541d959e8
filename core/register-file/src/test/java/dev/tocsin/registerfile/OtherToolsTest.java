package dev.tocsin.registerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Category;
import dev.tocsin.register.IncidentRecord;
import dev.tocsin.register.LeftOut;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A mapping is enough for a log that nobody wrote code for. The samples were made by hand. */
class OtherToolsTest {

  /** Rows sorted by time across incidents, states in two columns, three formats of times. */
  @Nested
  class Volvo_it {
    private final Logs.Imported imported =
        Logs.read(Logs.shipped("volvo-it.yaml"), Logs.resource("volvo-it-made-by-hand.csv"));

    @Test
    void rows_of_an_incident_are_found_wherever_they_stand() {
      assertThat(imported.report().rows()).isEqualTo(13);
      assertThat(imported.incidents())
          .extracting(ImportedIncident::id)
          .containsExactly("1-100", "1-200", "1-300");
    }

    @Test
    void a_reopened_incident_is_open_twice() {
      IncidentRecord record = imported.only().record();
      assertThat(record.open())
          .containsExactly(
              stretch("2012-03-01T07:00:00Z", "2012-03-02T09:00:00Z"),
              stretch("2012-03-03T09:00:00Z", "2012-03-03T11:00:00Z"));
      assertThat(record.teams()).containsExactly("G1", "G3", "G1");
      assertThat(record.returns()).isOne();
      assertThat(record.waited()).isTrue();
      assertThat(record.acknowledgedAt()).isEqualTo(Instant.parse("2012-03-01T07:10:00Z"));
      assertThat(record.category()).isEqualTo(Category.of("PROD1"));
    }

    @Test
    void local_times_and_times_with_an_offset_stand_in_one_log() {
      assertThat(imported.incidents().get(1).record().open())
          .containsExactly(stretch("2012-03-01T07:05:00Z", "2012-03-01T07:20:00Z"));
      assertThat(imported.incidents().get(2).record().loggedAt())
          .isEqualTo(Instant.parse("2012-03-01T08:30:00Z"));
    }

    @Test
    void a_cancelled_incident_is_left_out_and_an_unmatched_state_is_unknown() {
      assertThat(imported.incidents().get(2).record().leftOut()).isEqualTo(LeftOut.CANCELLED);
      assertThat(imported.count(DeviationKind.STATE_UNKNOWN)).isOne();
      assertThat(imported.count(DeviationKind.TRANSITION)).isZero();
    }
  }

  /** Activities only, not in order, of minutes and of seconds. */
  @Nested
  class Rabobank {
    private final Logs.Imported imported =
        Logs.read(Logs.shipped("rabobank.yaml"), Logs.resource("rabobank-made-by-hand.csv"));

    @Test
    void activities_that_say_nothing_of_the_state_leave_it() {
      IncidentRecord record = imported.only().record();
      assertThat(record.open())
          .containsExactly(stretch("2013-01-07T07:17:00Z", "2013-11-04T12:51:18Z"));
      assertThat(record.teams()).containsExactly("TEAM0001", "TEAM0002");
      assertThat(record.item()).isEqualTo("KM0000553");
      assertThat(record.acknowledgedAt()).isEqualTo(Instant.parse("2013-11-04T11:09:37Z"));
    }

    @Test
    void rows_are_sorted_by_time() {
      assertThat(imported.count(DeviationKind.FIRST_STATE)).isZero();
      assertThat(imported.count(DeviationKind.TIME_BACKWARDS)).isZero();
    }

    @Test
    void closing_without_a_resolution_does_not_conform_and_counts_as_one() {
      assertThat(imported.count(DeviationKind.TRANSITION)).isEqualTo(3);
      assertThat(imported.incidents().get(1).record().open())
          .containsExactly(
              stretch("2013-06-25T07:00:00Z", "2013-06-25T08:30:00Z"),
              stretch("2013-06-26T06:30:00Z", "2013-06-26T07:30:00Z"));
    }
  }

  private static IncidentRecord.Stretch stretch(String from, String to) {
    return new IncidentRecord.Stretch(Instant.parse(from), Instant.parse(to));
  }
}
