package dev.tocsin.registerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Category;
import dev.tocsin.incident.Priority;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Team;
import dev.tocsin.register.IncidentRecord;
import dev.tocsin.register.LeftOut;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a log says is kept, conforming or not. */
class OddRowsTest {
  @TempDir Path folder;

  private Logs.Imported read(String rows) {
    return Logs.read(folder, Logs.MAPPING, Logs.HEADER + rows);
  }

  @Test
  void a_row_without_an_incident_belongs_to_nothing() {
    Logs.Imported imported = read("?,1/2/2026 10:00,New,G1,P3\nI1,1/2/2026 10:00,New,G1,P3\n");
    assertThat(imported.count(DeviationKind.ROW_WITHOUT_INCIDENT)).isOne();
    assertThat(imported.incidents()).hasSize(1);
  }

  @Test
  void a_row_without_a_time_takes_that_of_the_row_before() {
    Logs.Imported imported =
        read("I1,1/2/2026 10:00,New,G1,P3\nI1,?,Busy,G1,P3\nI1,1/2/2026 12:00,Done,G1,P3\n");
    assertThat(imported.count(DeviationKind.TIME_MISSING)).isOne();
    assertThat(imported.only().entries().get(1).occurredAt())
        .isEqualTo(Instant.parse("2026-02-01T10:00:00Z"));
  }

  @Test
  void an_incident_of_which_no_time_is_known_is_counted_and_left_out() {
    Logs.Imported imported = read("I1,?,New,G1,P3\nI2,1/2/2026 10:00,New,G1,P3\n");
    assertThat(imported.incidents()).extracting(ImportedIncident::id).containsExactly("I2");
    assertThat(imported.count(DeviationKind.TIME_MISSING)).isOne();
  }

  @Test
  void what_is_not_known_is_null_in_facts_and_said_in_events() {
    ImportedIncident incident = read("I1,1/2/2026 10:00,New,?,\n").only();
    assertThat(incident.record().team()).isNull();
    assertThat(incident.record().priority()).isNull();
    assertThat(incident.record().category()).isNull();
    assertThat(incident.entries()).hasSize(1);
    assertThat(incident.deviations())
        .extracting(Deviation::kind)
        .containsExactly(DeviationKind.VALUE_MISSING, DeviationKind.VALUE_MISSING);
  }

  @Test
  void a_value_with_control_characters_or_without_end_is_not_known() {
    Logs.Imported imported =
        read(
            "I1,1/2/2026 10:00,New,\"G\u001b[2J\",P3\nI2,1/2/2026 10:00,New,"
                + "g".repeat(201)
                + ",P3\n");
    assertThat(imported.count(DeviationKind.VALUE_REFUSED)).isEqualTo(2);
    assertThat(imported.only().record().team()).isNull();
    assertThat(imported.report().deviations().get(DeviationKind.VALUE_REFUSED).example().words())
        .doesNotContain("\u001b");
  }

  @Test
  void a_priority_off_the_table_is_counted_and_believed() {
    String mapping =
        Logs.MAPPING.replace("priority: prio", "priority: prio, impact: group, urgency: group")
            + "priority-table: { high: { high: P1 } }\n";
    Logs.Imported imported =
        Logs.read(folder, mapping, Logs.HEADER + "I1,1/2/2026 10:00,New,high,P4\n");
    assertThat(imported.count(DeviationKind.PRIORITY_OFF_TABLE)).isOne();
    assertThat(imported.only().record().priority()).isEqualTo(Priority.P4);
  }

  @Test
  void a_child_and_a_cancelled_incident_are_left_out_of_figures() {
    String mapping =
        Logs.MAPPING
            .replace("priority: prio", "parent: prio")
            .replace("Over: closed", "Over: closed, Void: cancelled");
    List<ImportedIncident> incidents =
        Logs.read(
                folder,
                mapping,
                Logs.HEADER
                    + "I1,1/2/2026 10:00,New,G1,I9\n"
                    + "I2,1/2/2026 10:00,New,G1,\nI2,1/2/2026 11:00,Void,G1,\n"
                    + "I3,1/2/2026 10:00,Void,G1,\nI3,1/2/2026 11:00,Busy,G1,\n")
            .incidents();
    assertThat(incidents)
        .extracting(each -> each.record().leftOut())
        .containsExactly(LeftOut.CHILD, LeftOut.CANCELLED, null);
    Policy policy =
        Policy.builder("any").team(Team.of("desk", 1, "sam")).defaultTeam("desk").build();
    assertThat(incidents.subList(0, 2))
        .extracting(each -> IncidentRecord.of(each.entries(), policy).leftOut())
        .containsExactly(LeftOut.CHILD, LeftOut.CANCELLED);
  }

  @Test
  void a_category_of_several_columns_is_a_path() {
    String mapping = Logs.MAPPING.replace("team: group", "category: [group, prio]");
    Logs.Imported imported =
        Logs.read(folder, mapping, Logs.HEADER + "I1,1/2/2026 10:00,New,app,mail\n");
    assertThat(imported.only().record().category()).isEqualTo(Category.of("app/mail"));
  }

  @Test
  void quotes_line_breaks_and_a_byte_order_mark_are_read_as_RFC_4180_says() {
    Logs.Imported imported =
        Logs.read(
            folder,
            Logs.MAPPING,
            "\uFEFF" + Logs.HEADER + "I1,1/2/2026 10:00,New,\"a \"\"b\"\", c\",P3\r\n");
    assertThat(imported.only().record().team()).isEqualTo("a \"b\", c");
  }

  @Test
  void a_log_without_rows_has_no_incidents() {
    assertThat(read("").report().rows()).isZero();
  }

  /** Law: how rows of several incidents are mixed, and sorted where time sorts them, is nothing. */
  @Test
  void incidents_do_not_depend_on_the_order_of_rows_when_time_sorts_them() {
    String mapping = Logs.MAPPING.replace("zone: UTC", "zone: UTC, order: time");
    Random random = new Random(29);
    String[] states = {"New", "Busy", "Waiting", "Done", "Over", "odd"};
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      rows.add(
          "I%d,%d/2/2026 %02d:%02d,%s,G%d,P%d"
              .formatted(
                  random.nextInt(40),
                  1 + i / 60 / 24,
                  i / 60 % 24,
                  i % 60,
                  states[random.nextInt(states.length)],
                  random.nextInt(4),
                  1 + random.nextInt(4)));
    }
    Map<String, IncidentRecord> sorted = records(mapping, rows);
    for (int i = 0; i < 10; i++) {
      Collections.shuffle(rows, random);
      assertThat(records(mapping, rows)).isEqualTo(sorted);
    }
    assertThat(sorted.values()).anyMatch(record -> record.reopenings() > 1);
  }

  private Map<String, IncidentRecord> records(String mapping, List<String> rows) {
    Map<String, IncidentRecord> records = new HashMap<>();
    Logs.read(folder, mapping, Logs.HEADER + String.join("\n", rows) + "\n")
        .incidents()
        .forEach(each -> records.put(each.id(), each.record()));
    return records;
  }
}
