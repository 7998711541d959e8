package dev.tocsin.examples.policytool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The logs of other tools on the command line. */
class ImportTest {
  private static final String MAPPING = "mappings/servicenow.yaml";

  /** The logs that the importer's own tests have, with their attribution beside them. */
  private static final String LOGS = "../../core/register-file/src/test/resources/";

  static final String LOG = LOGS + "servicenow-excerpt.csv";

  @TempDir Path folder;

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void says_what_came_in_and_what_did_not_conform() {
    Ran ran = Ran.with("import", "--mapping", MAPPING, LOG);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains("read as servicenow: 293 rows, 35 incidents")
        .contains("Incidents that were reopened: 4 (11 reopenings, at most 8 on one).")
        .contains("        5  state is unknown, on 2 incidents; first INC0028089, line 275: -100")
        .contains("        1  time goes back, on 1 incident; first INC0000137")
        .contains("reopenings     the same on 35 of 35 incidents (100.0 %)")
        .contains(
            "service level  the same on 35 of 35 incidents (100.0 %); the log says kept on 19,");
  }

  @Test
  void programs_read_all_of_it() {
    JsonNode report = Ran.with("import", "--mapping", MAPPING, LOG, "--json").json().get("report");
    assertThat(report.get("incidents").asInt()).isEqualTo(35);
    assertThat(report.get("deviations").get("CLOSED_AGAIN").get("count").asInt()).isEqualTo(3);
    assertThat(report.get("transitions").get("Closed → Active").asInt()).isEqualTo(2);
  }

  @Test
  void what_was_written_reports_as_the_log_itself() throws IOException {
    Path lines = folder.resolve("incidents.jsonl");
    Ran written = Ran.with("import", "--mapping", MAPPING, LOG, "--out", lines.toString());
    assertThat(written.exit()).isZero();
    assertThat(Files.readAllLines(lines)).hasSize(35).allMatch(line -> line.startsWith("{\"id\":"));
    assertThat(files()).containsExactly(lines);

    Ran fromLog = Ran.with("report", LOG, "--mapping", MAPPING);
    Ran fromLines = Ran.with("report", lines.toString(), "--mapping", MAPPING);
    assertThat(fromLog.err()).isEmpty();
    assertThat(fromLog.out()).startsWith("35 incidents as of ").contains("P1", "Group 70");
    assertThat(fromLines.out()).isEqualTo(fromLog.out());
    assertThat(Ran.with("report", lines.toString(), "--mapping", MAPPING, "--json").json())
        .isEqualTo(Ran.with("report", LOG, "--mapping", MAPPING, "--json").json());
  }

  /** The desk's own register, as it is exported: incident, entries, and a sum at the end. */
  @Test
  void a_register_reports_as_its_facts_do() throws IOException {
    Path lines = folder.resolve("incidents.jsonl");
    Ran.with("import", "--mapping", MAPPING, LOG, "--out", lines.toString());
    StringBuilder register = new StringBuilder();
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(lines)) {
      JsonNode incident = json.readTree(line);
      register.append(
          "{\"incident\":%s,\"entries\":%d,\"head\":null}\n"
              .formatted(
                  incident.at("/entries/0/event/identity/id"), incident.get("entries").size()));
      incident.get("entries").forEach(entry -> register.append(entry).append('\n'));
    }
    register.append("{\"register\":1,\"incidents\":35,\"entries\":0,\"digest\":\"x\"}\n");
    Path exported = Files.writeString(folder.resolve("register.jsonl"), register);

    Ran ran =
        Ran.with(
            "report", exported.toString(), "--policy", Ran.file("shop.yaml").toString(), "--json");
    assertThat(ran.err()).isEmpty();
    JsonNode own = ran.json().get("all");
    JsonNode facts = Ran.with("report", lines.toString(), "--json").json().get("all");
    for (String figure : List.of("incidents", "reopenings", "toResolve", "openTime", "resolved")) {
      assertThat(own.get(figure)).as(figure).isEqualTo(facts.get(figure));
    }
  }

  @Test
  void holds_no_secret() throws IOException {
    Path lines = folder.resolve("incidents.jsonl");
    Ran.with("import", "--mapping", MAPPING, LOG, "--out", lines.toString());
    assertThat(Files.readAllLines(lines))
        .allMatch(
            line -> line.contains("\"callbackSecret\":\"00000000-0000-0000-0000-000000000000\""));
  }

  @Test
  void another_tools_log_needs_a_mapping_and_no_code() {
    Ran ran =
        Ran.with(
            "report", LOGS + "volvo-it-made-by-hand.csv", "--mapping", "mappings/volvo-it.yaml");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).contains("2 incidents", "Left out: 1 (cancelled).", "PROD1");
  }

  /** A log that cannot be read is one line, exit 2, and leaves what was there before. */
  @Test
  void a_bad_log_leads_to_nothing() throws IOException {
    String header = "number,incident_state,sys_updated_at,";
    Map<String, String> bad =
        Map.of(
            "",
            "the log is empty",
            "a,b\n1,2\n",
            "there is no column 'number'",
            Files.readString(Path.of(LOG)).replace(',', ';'),
            "delimiter: \";\"",
            Files.readString(Path.of(LOG)).replaceFirst("29/2/2016 01:16", "yesterday"),
            "'yesterday' is no time like 'd/M/uuuu HH:mm'",
            Files.readString(Path.of(LOG)).replaceFirst("Group 56", "\"Group 56"),
            "never closed",
            header + "number\n",
            "names this column twice");
    Path out = folder.resolve("out.jsonl");
    Files.writeString(out, "kept");
    Path log = Files.createDirectory(folder.resolve("in")).resolve("log.csv");
    for (Map.Entry<String, String> each : bad.entrySet()) {
      Files.writeString(log, each.getKey());
      for (List<String> command :
          List.of(
              List.of("import", "--mapping", MAPPING, log.toString(), "--out", out.toString()),
              List.of("report", "--mapping", MAPPING, log.toString(), "--html", out.toString()))) {
        Ran ran = Ran.with(command.toArray(String[]::new));
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).startsWith(log.toString()).contains(each.getValue());
        assertThat(out).hasContent("kept");
        assertThat(files()).hasSize(2);
      }
    }
    Files.write(log, new byte[] {0x50, 0x4b, 3, 4, 0, 0, 1});
    assertThat(Ran.with("import", "--mapping", MAPPING, log.toString()).err())
        .contains("it is not text");
    Files.write(log, "number,incident_state,Büro\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(Ran.with("import", "--mapping", MAPPING, log.toString()).err())
        .contains("not UTF-8", "encoding: windows-1252");
  }

  @Test
  void a_wrong_mapping_or_file_is_one_line() throws IOException {
    Path mapping = Files.writeString(folder.resolve("m.yaml"), "mapping: x\nlogs: {}\n");
    Ran ran = Ran.with("import", "--mapping", mapping.toString(), LOG);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .isEqualTo(mapping + ":2:1: logs: there is no key 'logs' here: did you mean 'log'?\n");
    assertThat(Ran.with("import", LOG).err()).contains("--mapping", "see tocsin import --help");
    Ran none = Ran.with("report", LOG);
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err()).contains("give --mapping");
    assertThat(Ran.with("import", "--mapping", MAPPING, LOG, "--out", "/nowhere/x").err())
        .isEqualTo(
            "--out '/nowhere/x' cannot be written (NoSuchFileException): name another file.\n");
  }

  @Test
  void lines_that_are_not_ours_are_named() throws IOException {
    Path lines = folder.resolve("x.jsonl");
    for (String each :
        List.of(
            "{\"id\":\"a\"}\n",
            "{\"sequence\":1}\n",
            "{\"id\":\"a\",\"record\":{\"reference\":3}}\n",
            "{\"id\":\"a\",\"id\":\"b\"}\n",
            "{\"id\":" + "[".repeat(10_000),
            "{\"record\":{\"reopenings\":1e999999999}}",
            "{ not json\n")) {
      Files.writeString(lines, each);
      Ran ran = Ran.with("report", lines.toString());
      assertThat(ran.exit()).as(each.substring(0, 8)).isEqualTo(2);
      assertThat(ran.err().lines()).hasSize(1);
      assertThat(ran.err())
          .startsWith(lines + ":1: ")
          .endsWith(": import the log or export the register again.\n");
    }
  }
}
