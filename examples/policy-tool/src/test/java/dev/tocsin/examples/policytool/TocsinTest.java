package dev.tocsin.examples.policytool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each command on real files, as a person and as a program asks it. */
class TocsinTest {
  private static final String SHOP = Ran.file("shop.yaml").toString();
  private static final String PLANTED = Ran.file("planted.yaml").toString();

  @Nested
  class Check {
    @Test
    void reads_like_a_colleague_s_review() {
      Ran ran = Ran.withInput(Ran.text("planted.yaml"), "check", "-");
      assertThat(ran.out())
          .isEqualTo(Ran.text("planted.txt").replace("planted.yaml:", "standard input:"));
      assertThat(ran.exit()).isEqualTo(1);
      assertThat(ran.err()).isEmpty();
    }

    @Test
    void finds_nothing_that_matters_in_a_sound_policy() {
      Ran ran = Ran.with("check", SHOP);
      assertThat(ran.exit()).isZero();
      assertThat(ran.out()).endsWith("info.\n").doesNotContain("warning", "error");
    }

    @Test
    void gates_on_the_severity_that_is_asked_for() {
      assertThat(Ran.with("check", SHOP, "--fail-on", "info").exit()).isEqualTo(1);
      assertThat(Ran.with("check", PLANTED, "--fail-on", "error").exit()).isEqualTo(1);
    }

    @Test
    void answers_as_json_with_the_place_in_the_text() {
      JsonNode json = Ran.with("check", PLANTED, "--json").json();
      assertThat(json.get("policies").get(0).get("policy").asText()).isEqualTo("planted");
      JsonNode hole = null;
      for (JsonNode each : json.get("findings")) {
        hole = each.get("kind").asText().equals("coverage-hole") ? each : hole;
      }
      assertThat(hole.get("severity").asText()).isEqualTo("error");
      assertThat(hole.get("line").asInt()).isEqualTo(38);
      assertThat(hole.get("place").toString()).isEqualTo("[\"escalation\",\"1\",\"path\"]");
      assertThat(hole.get("example").asText()).startsWith("P1 in database");
    }

    @Test
    void answers_as_sarif() {
      JsonNode log = Ran.with("check", PLANTED, "--sarif").json();
      assertThat(log.get("version").asText()).isEqualTo("2.1.0");
      JsonNode run = log.get("runs").get(0);
      JsonNode rules = run.get("tool").get("driver").get("rules");
      for (JsonNode result : run.get("results")) {
        assertThat(rules.get(result.get("ruleIndex").asInt()).get("id"))
            .isEqualTo(result.get("ruleId"));
        assertThat(result.get("level").asText()).isIn("error", "warning", "note");
        JsonNode region = result.get("locations").get(0).get("physicalLocation").get("region");
        assertThat(region.get("startLine").asInt()).isPositive();
      }
      assertThat(run.get("results")).hasSize(17);
    }
  }

  @Nested
  class Route {
    @Test
    void says_which_row_and_why_not_those_above() {
      Ran ran =
          Ran.with("route", SHOP, "--impact", "minor", "--urgency", "low", "--service", "till");
      assertThat(ran.exit()).isZero();
      assertThat(ran.out())
          .contains("Row 'rest' decides (" + SHOP + ":22:5): path 'rest'.")
          .contains("Not row 'severe': priority is P5, not P1.")
          .contains("Service level: none.");
    }

    @Test
    void says_as_json_that_no_row_is_for_it() {
      Ran ran = Ran.with("route", PLANTED, "--impact", "minor", "--urgency", "low", "--json");
      assertThat(ran.exit()).isEqualTo(1);
      assertThat(ran.json().get("row").isNull()).isTrue();
      assertThat(ran.json().get("rowsAbove")).hasSize(7);
    }

    @Test
    void refuses_words_that_the_policy_does_not_know() {
      Ran ran = Ran.with("route", SHOP, "--impact", "huge");
      assertThat(ran.exit()).isEqualTo(2);
      assertThat(ran.err())
          .isEqualTo(
              "--impact 'huge' is not in the policy's priority table: use one of"
                  + " [extensive, significant, moderate, minor].\n");
    }
  }

  @Nested
  class OnCall {
    @Test
    void says_who_and_until_when() {
      Ran ran = Ran.with("oncall", SHOP, "--at", "2026-11-26T10:00:00Z");
      assertThat(ran.exit()).isZero();
      assertThat(ran.out()).contains("team desk: person:").contains("until ");
      assertThat(ran.out()).contains("team management: person:maya, person:mo.");
    }

    @Test
    void lists_the_shifts_between_two_times() {
      Ran ran =
          Ran.with(
              "oncall",
              SHOP,
              "--rota",
              "first",
              "--from",
              "2026-11-23T08:00:00Z",
              "--to",
              "2026-11-30T08:00:00Z",
              "--json");
      List<String> shifts = new ArrayList<>();
      ran.json().forEach(each -> shifts.add(each.get("people").get(0).asText()));
      assertThat(shifts).isNotEmpty().contains("person:kim").hasSizeLessThan(5);
    }

    @Test
    void says_by_its_exit_code_that_somewhere_nobody_is() {
      assertThat(Ran.with("oncall", PLANTED, "--team", "database", "--at", "2026-11-25T02:00:00Z"))
          .extracting(Ran::exit)
          .isEqualTo(1);
    }
  }

  @Nested
  class Due {
    @Test
    void plays_an_incident_forward_with_its_holds() {
      Ran ran =
          Ran.with(
              "due",
              SHOP,
              "--impact",
              "extensive",
              "--urgency",
              "critical",
              "--logged",
              "2026-11-25T09:00:00Z",
              "--hold",
              "2026-11-25T10:00:00Z/2026-11-25T11:00:00Z",
              "--acknowledged",
              "2026-11-25T09:05:00Z");
      assertThat(ran.err()).isEmpty();
      assertThat(ran.out()).contains("Wed 2026-11-25 09:00:00 Z  rung page → person:");
    }

    @Test
    void prints_what_the_README_shows() throws IOException {
      String readme = Files.readString(Path.of("README.md"));
      String sample = readme.substring(readme.indexOf("An incident: "));
      Ran ran =
          Ran.with(
              "due",
              SHOP,
              "--impact",
              "extensive",
              "--urgency",
              "critical",
              "--logged",
              "2026-11-25T09:00:00Z",
              "--hold",
              "2026-11-25T10:00:00Z/2026-11-25T11:00:00Z");
      assertThat(ran.out()).isEqualTo(sample.substring(0, sample.indexOf("```")));
    }

    @Test
    void shows_times_in_the_zone_that_is_asked_for() {
      Ran ran =
          Ran.with("due", SHOP, "--logged", "2026-11-25T09:00:00Z", "--zone", "Europe/Berlin");
      assertThat(ran.out()).contains("Wed 2026-11-25 10:10:00 Europe/Berlin  rung page");
    }

    @Test
    void refuses_a_hold_that_ends_before_it_begins() {
      Ran ran = Ran.with("due", SHOP, "--hold", "2026-11-25T11:00:00Z/2026-11-25T10:00:00Z");
      assertThat(ran.exit()).isEqualTo(2);
      assertThat(ran.err()).contains("ends before it begins");
    }
  }

  @Nested
  class Diff {
    @Test
    void says_which_incidents_move(@TempDir Path folder) throws IOException {
      Path after = folder.resolve("after.yaml");
      Files.writeString(
          after,
          Ran.text("shop.yaml")
              .replace("priority: P1 }\n    path", "priority: [P1, P2] }\n    path"));
      Ran ran = Ran.with("diff", SHOP, after.toString());
      assertThat(ran.exit()).isEqualTo(1);
      assertThat(ran.out())
          .contains("[path] priority P2")
          .contains("before: row 'rest': rung page: after 10 min; rung manager: after 1 d")
          .contains(
              "after:  row 'severe': rung page: after 0 min; rung manager: after 75% of resolution")
          .contains("For example: P2 in ")
          .containsPattern("logged at \\S+T\\d\\d:\\d\\d:00Z\\.\n");
    }

    @Test
    void says_what_changed_in_the_words_of_the_document(@TempDir Path folder) throws IOException {
      Path after = folder.resolve("after.yaml");
      Files.writeString(
          after,
          Ran.text("shop.yaml")
              .replace("response: 15m", "response: 10m")
              .replace("after: 10m", "after: 20m")
              .replace("[maya, mo]", "[maya, mo by phone]"));
      Ran ran = Ran.with("diff", SHOP, after.toString());
      assertThat(ran.exit()).isEqualTo(1);
      assertThat(ran.out())
          .contains("  before: row 'rest': rung page: after 10 min\n")
          .contains("  after:  row 'rest': rung page: after 20 min\n")
          .contains("  before: service level 'gold': response: within 15 min\n")
          .contains("  after:  service level 'gold': response: within 10 min\n")
          .contains("  before: maya and mo\n")
          .contains("  after:  maya and mo by phone\n");
    }

    @Test
    void finds_no_difference_in_another_spelling(@TempDir Path folder) throws IOException {
      Path after = folder.resolve("after.yaml");
      Files.writeString(after, "# the same\n" + Ran.text("shop.yaml").replace("\n", "\r\n"));
      Ran ran = Ran.with("diff", SHOP, after.toString());
      assertThat(ran.out()).isEqualTo("They decide the same.\n");
      assertThat(ran.exit()).isZero();
    }
  }

  @Nested
  class Diagrams_and_schema {
    @Test
    void are_drawn_as_mermaid_and_as_pictures() {
      for (String what : List.of("lifecycle", "matrix", "rota:first")) {
        assertThat(Ran.with("diagram", SHOP, what).out())
            .containsAnyOf("stateDiagram-v2", "flowchart TD", "gantt");
        assertThat(Ran.with("diagram", SHOP, what, "--svg").out())
            .startsWith("<svg xmlns=")
            .endsWith("</svg>\n");
      }
    }

    @Test
    void cannot_be_taken_over_by_a_name() {
      String hostile =
          Ran.text("shop.yaml").replace("name: rest", "name: \"</text><script>alert(1)</script>\"");
      String picture = Ran.withInput(hostile, "diagram", "-", "matrix", "--svg").out();
      assertThat(picture).doesNotContain("<script").contains("&lt;script&gt;");
      assertThat(Ran.withInput(hostile, "diagram", "-", "matrix").out()).doesNotContain("<script");
    }

    @Test
    void say_what_can_be_drawn() {
      Ran ran = Ran.with("diagram", SHOP, "rota:nights");
      assertThat(ran.exit()).isEqualTo(2);
      assertThat(ran.err()).contains("[first]");
    }

    @Test
    void come_with_a_schema_for_editors() {
      assertThat(Ran.with("schema").json().get("$schema").asText()).contains("2020-12");
    }
  }

  @Nested
  class Bad_input {
    private Ran check(String text) {
      return Ran.withInput(text, "check", "-");
    }

    private void refused(String text, String... says) {
      Ran ran = check(text);
      assertThat(ran.exit()).isEqualTo(2);
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err()).contains(says);
      assertThat(ran.err().lines()).hasSize(1);
    }

    private String shop(String from, String to) {
      assertThat(Ran.text("shop.yaml")).contains(from);
      return Ran.text("shop.yaml").replace(from, to);
    }

    @Test
    void gets_one_readable_error() {
      refused(shop("last-resort: otto", "last-resrt: otto"), "last-resrt", "last-resort");
      refused(shop("after: 10m", "after: 1 fortnight"), "1 fortnight");
      refused(shop("zone: Europe/Berlin", "zone: Europe/Berln"), "Europe/Berln", "Europe/Berlin");
      refused(shop("people: [dana, lee]", "people: []"), "standard input:6:");
      refused(
          shop("rotas:", "calendars: { c: { zone: UTC, hours: { mon: 22:00-06:00 } } }\nrotas:"),
          "22:00-24:00",
          "00:00-06:00");
      refused(
          shop(
              "    overrides:\n",
              "    overrides:\n      - { instead-of: dana, who: lee, from: 2026-11-26 10:00, until: 2026-11-26 12:00 }\n"),
          "dana");
      refused(shop("teams:", "teams: &a\n  x: *a\nother:"), "standard input");
      refused("[".repeat(10_000), "standard input");
      refused(shop("last-resort: otto", "last-resort: otto\nlast-resort: anna"), "last-resort");
    }

    @Test
    void with_aliases_that_explode_is_answered_at_once() {
      StringBuilder bomb = new StringBuilder("policy: &p0 [x, x, x, x, x, x, x, x]\n");
      for (int i = 1; i < 12; i++) {
        bomb.append("teams").append(i).append(": &p").append(i).append(" [");
        bomb.append(("*p" + (i - 1) + ", ").repeat(7)).append("*p").append(i - 1).append("]\n");
      }
      Ran ran = check(bomb.toString());
      assertThat(ran.exit()).isEqualTo(2);
      assertThat(ran.err()).startsWith("standard input:").hasSizeLessThan(20_000);
    }

    @Test
    void of_a_hundred_megabytes_is_refused_before_it_is_read() {
      refused("#".repeat(100 * 1024 * 1024), "standard input");
    }

    @Test
    void is_no_byte_order_mark_and_no_windows_line_end() {
      byte[] text =
          ("\uFEFF" + Ran.text("shop.yaml").replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8);
      assertThat(Ran.withInput(text, "check", "-").exit()).isZero();
    }

    @Test
    void names_a_file_that_is_not_there() {
      Ran ran = Ran.with("check", "nowhere.yaml");
      assertThat(ran.exit()).isEqualTo(2);
      assertThat(ran.err()).contains("nowhere.yaml", "there is no such file");
    }

    @Test
    void cannot_move_the_cursor_of_a_terminal() {
      Ran ran = check(shop("name: rest", "name: \"re\\u202Est\""));
      assertThat(ran.out() + ran.err()).doesNotContain("\u202E");
    }
  }
}
