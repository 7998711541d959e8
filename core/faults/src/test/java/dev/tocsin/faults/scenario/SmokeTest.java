package dev.tocsin.faults.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.faults.judge.Evidence;
import dev.tocsin.faults.judge.Findings;
import dev.tocsin.faults.judge.Judge;
import dev.tocsin.faults.server.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A few real kills in every build, and a judge who would have noticed; the profile has the rest.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SmokeTest {
  private static final int KILLS = 3;

  private static final String SOME_EVENT =
      " where (incident, sequence) = (select incident, sequence from tocsin_event where ";

  @TempDir static Path work;

  private Postgres server;
  private Stage stage;

  @BeforeAll
  void nodes_are_killed() throws Exception {
    server = new Postgres(work.resolve("pg"), work.resolve("pg.log"));
    stage = Smoke.open(server, new Settings(KILLS, 0, 0, 1, work));
    Smoke.strike(stage, KILLS);
  }

  @AfterAll
  void stop() throws IOException {
    if (stage != null) {
      stage.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Test
  void nothing_is_lost() throws Exception {
    Findings findings = stage.judge();
    assertThat(findings.told()).isEmpty();
    assertThat(findings.cells().get(0)).as("commands were acknowledged").doesNotStartWith("0/");
    assertThat(findings.cells().get(3)).as("messages were delivered").doesNotStartWith("0/");
  }

  @Test
  void a_lost_event_is_noticed() throws Exception {
    assertThat(tampered("delete from tocsin_event" + some("type = 'rung-fired'")))
        .anyMatch(each -> each.contains("events"))
        .anyMatch(each -> each.contains("is not recorded"));
  }

  @Test
  void a_lost_command_is_noticed() throws Exception {
    assertThat(tampered("update tocsin_event set request = null" + some("request is not null")))
        .anyMatch(each -> each.contains("is there 0 times"));
  }

  @Test
  void a_command_that_nobody_gave_is_noticed() throws Exception {
    assertThat(tampered("update tocsin_event set request = 'log/x'" + some("type = 'rung-fired'")))
        .anyMatch(each -> each.contains("nobody wanted it"));
  }

  @Test
  void a_rung_that_is_late_is_noticed() throws Exception {
    assertThat(
            tampered(
                "update tocsin_event set recorded_at = recorded_at + interval '10 minutes'"
                    + some("type = 'rung-fired'")))
        .anyMatch(each -> each.contains("is late by"));
  }

  @Test
  void a_rung_before_its_time_is_noticed() throws Exception {
    assertThat(
            tampered(
                "update tocsin_event set recorded_at = recorded_at - interval '10 minutes'"
                    + some("type = 'rung-fired'")))
        .anyMatch(each -> each.contains("due at"));
  }

  @Test
  void a_parked_message_that_vanished_is_noticed() throws Exception {
    assertThat(tampered("delete from tocsin_outbox"))
        .anyMatch(each -> each.contains("Parked are"))
        .anyMatch(each -> each.contains("is gone"));
  }

  @Test
  void a_message_that_never_arrived_is_noticed() throws Exception {
    assertThat(withMail(SmokeTest::without))
        .anyMatch(each -> each.contains("is gone") || each.contains("is late by"));
  }

  @Test
  void a_message_that_came_twice_for_no_reason_is_noticed() throws Exception {
    assertThat(withMail(SmokeTest::twice)).anyMatch(each -> each.contains("leases ran out"));
  }

  @Test
  void a_message_that_nobody_wrote_is_noticed() throws Exception {
    assertThat(
            withMail(
                lines -> {
                  lines.add("1\tx:0\tdana\t1\t200");
                  return lines;
                }))
        .anyMatch(each -> each.contains("no event tells of it"));
  }

  private static String some(String condition) {
    return SOME_EVENT + condition + " order by incident, sequence limit 1)";
  }

  /** The first that was delivered and that no later event takes back is as good as any. */
  private static List<String> without(List<String> lines) {
    lines.removeIf(line -> line.contains("\tmorgan\t"));
    return lines;
  }

  private static List<String> twice(List<String> lines) {
    List<String> taken = lines.stream().filter(line -> line.endsWith("\t200")).toList();
    for (int i = 0; i < KILLS + 4; i++) {
      lines.add(taken.get(0));
    }
    return lines;
  }

  private List<String> tampered(String sql) throws SQLException, IOException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set search_path to " + stage.schema);
      assertThat(statement.executeUpdate(sql)).as("rows that were tampered with").isPositive();
      List<String> told = Judge.judge(connection, stage.evidence()).told();
      connection.rollback();
      return told;
    }
  }

  private List<String> withMail(UnaryOperator<List<String>> tamper)
      throws SQLException, IOException {
    Evidence real = stage.evidence();
    Path copy = Files.createTempFile(work, "sink", ".journal");
    Files.write(copy, tamper.apply(new ArrayList<>(Files.readAllLines(real.sink()))));
    try (Connection connection = server.connect()) {
      Evidence altered =
          new Evidence(
              real.schema(),
              real.rules(),
              real.driver(),
              copy,
              real.leases(),
              real.outages(),
              real.timed());
      return Judge.judge(connection, altered).told();
    }
  }
}
