package dev.tocsin.registerfile;

import static dev.tocsin.registerfile.DeviationKind.CLOSED_AGAIN;
import static dev.tocsin.registerfile.DeviationKind.CLOSED_WITHOUT_TEAM;
import static dev.tocsin.registerfile.DeviationKind.FIRST_STATE;
import static dev.tocsin.registerfile.DeviationKind.LOGGED_AFTER_CHANGE;
import static dev.tocsin.registerfile.DeviationKind.PRIORITY_OFF_TABLE;
import static dev.tocsin.registerfile.DeviationKind.SEQUENCE_BACKWARDS;
import static dev.tocsin.registerfile.DeviationKind.SEQUENCE_DOUBLED;
import static dev.tocsin.registerfile.DeviationKind.STATE_UNKNOWN;
import static dev.tocsin.registerfile.DeviationKind.TIME_BACKWARDS;
import static dev.tocsin.registerfile.DeviationKind.TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Category;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Source;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Team;
import dev.tocsin.register.IncidentRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 35 incidents of a real log, chosen for what is odd about them; the numbers were counted apart.
 */
class ServiceNowExcerptTest {
  private static final LogMapping MAPPING = Logs.shipped("servicenow.yaml");
  private static final Path LOG = Logs.resource("servicenow-excerpt.csv");

  private final Logs.Imported imported = Logs.read(MAPPING, LOG);
  private final ImportReport report = imported.report();

  private ImportedIncident incident(String id) {
    return imported.incidents().stream().filter(i -> i.id().equals(id)).findAny().orElseThrow();
  }

  @Test
  void everything_comes_in() {
    assertThat(report.rows()).isEqualTo(293);
    assertThat(report.incidents()).isEqualTo(35);
    assertThat(report.sameTime()).isEqualTo(41);
    assertThat(report.firstStates())
        .containsOnly(
            Map.entry("New", 27L),
            Map.entry("Active", 5L),
            Map.entry("Resolved", 2L),
            Map.entry("Awaiting User Info", 1L));
  }

  @Test
  void the_replay_reopens_as_often_as_the_log_says_on_every_incident() {
    assertThat(report.oracles().get(0))
        .isEqualTo(new ImportReport.Oracle("reopenings", 35, 0, 11, 8, null));
    assertThat(report.reopened()).isEqualTo(new ImportReport.Tally(4, 11, 8));
  }

  @Test
  void what_the_log_says_of_its_service_level_is_compared_with_the_calendar() {
    assertThat(report.oracles().get(2))
        .isEqualTo(new ImportReport.Oracle("kept", 35, 0, 19, 16, null));
  }

  @Test
  void what_does_not_conform_is_counted_by_kind() {
    assertThat(imported.count(FIRST_STATE)).isEqualTo(8);
    assertThat(imported.count(STATE_UNKNOWN)).isEqualTo(5);
    assertThat(imported.count(TRANSITION)).isEqualTo(2);
    assertThat(imported.count(CLOSED_AGAIN)).isEqualTo(3);
    assertThat(imported.count(TIME_BACKWARDS)).isOne();
    assertThat(imported.count(LOGGED_AFTER_CHANGE)).isOne();
    assertThat(imported.count(SEQUENCE_BACKWARDS)).isOne();
    assertThat(imported.count(SEQUENCE_DOUBLED)).isEqualTo(2);
    assertThat(imported.count(CLOSED_WITHOUT_TEAM)).isEqualTo(4);
    assertThat(imported.count(PRIORITY_OFF_TABLE)).isZero();
    assertThat(report.deviations().get(STATE_UNKNOWN).example().words()).isEqualTo("-100");
    assertThat(report.deviations().get(STATE_UNKNOWN).incidents()).isEqualTo(2);
  }

  @Test
  void an_incident_has_its_facts() {
    IncidentRecord record = incident("INC0000045").record();
    Instant logged = Instant.parse("2016-02-29T01:16:00Z");
    assertThat(record.loggedAt()).isEqualTo(logged);
    assertThat(record.open())
        .containsExactly(new IncidentRecord.Stretch(logged, Instant.parse("2016-02-29T08:53:00Z")));
    assertThat(record.closedAt()).isEqualTo(Instant.parse("2016-03-05T12:00:00Z"));
    assertThat(record.priority()).isEqualTo(Priority.P3);
    assertThat(record.category()).isEqualTo(Category.of("Category 55"));
    assertThat(record.team()).isEqualTo("Group 56");
    assertThat(record.source()).isEqualTo(Source.SERVICE_DESK);
    assertThat(record.acknowledgedAt()).isNull();
  }

  @Test
  void every_row_is_an_entry_and_the_register_never_runs_back() {
    for (ImportedIncident each : imported.incidents()) {
      Instant before = Instant.EPOCH;
      long sequence = 0;
      for (Entry entry : each.entries()) {
        assertThat(entry.recordedAt())
            .isAfterOrEqualTo(before)
            .isAfterOrEqualTo(entry.occurredAt());
        assertThat(entry.sequence()).isEqualTo(++sequence);
        before = entry.recordedAt();
      }
    }
    assertThat(report.entries()).isGreaterThanOrEqualTo(report.rows());
  }

  @Test
  void facts_drawn_from_the_entries_are_the_facts_of_the_rows() {
    Policy policy =
        Policy.builder("any").team(Team.of("desk", 1, "sam")).defaultTeam("desk").build();
    for (ImportedIncident each : imported.incidents()) {
      IncidentRecord drawn = IncidentRecord.of(each.entries(), policy);
      IncidentRecord record = each.record();
      assertThat(drawn.open()).isEqualTo(record.open());
      assertThat(drawn.closedAt()).isEqualTo(record.closedAt());
      assertThat(drawn.reopenings()).isEqualTo(record.reopenings());
      assertThat(drawn.acknowledgedAt()).isEqualTo(record.acknowledgedAt());
      assertThat(drawn.waited()).isEqualTo(record.waited());
      assertThat(drawn.suppliers()).isEqualTo(record.suppliers());
      assertThat(drawn.teams().stream().filter(team -> !team.equals("unknown")))
          .containsExactlyElementsOf(record.teams());
    }
  }

  @Test
  void a_transition_that_no_lifecycle_has_is_kept_and_marked() {
    ImportedIncident odd =
        imported.incidents().stream()
            .filter(i -> i.deviations().stream().anyMatch(d -> d.kind() == TRANSITION))
            .filter(i -> i.record().open().size() == 1)
            .findFirst()
            .orElseThrow();
    LifecycleEvent.Closed closed =
        odd.entries().stream()
            .map(Entry::event)
            .filter(LifecycleEvent.Closed.class::isInstance)
            .map(LifecycleEvent.Closed.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(closed.to().phase()).isEqualTo(Phase.CLOSED);
    assertThat(closed.more()).containsEntry("imported", "not in the lifecycle");
  }

  @Test
  void a_zipped_log_is_the_same_log(@TempDir Path folder) throws IOException {
    Path zipped = folder.resolve("log.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      Files.copy(LOG, out);
    }
    Logs.Imported again = Logs.read(MAPPING, zipped);
    assertThat(again.incidents()).isEqualTo(imported.incidents());
    assertThat(again.report()).isEqualTo(report);
  }
}
