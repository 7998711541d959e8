package dev.tocsin.examples.policytool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked wrongly gets one line, exit code 2, and no name of a Java class. */
class WrongUseTest {
  private static final String SHOP = Ran.file("shop.yaml").toString();

  private static void refused(String says, String... args) {
    Ran ran = Ran.with(args);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).isEqualTo(says + "\n");
  }

  @Test
  void every_command_takes_the_same_instants() {
    List<List<String>> all =
        List.of(
            List.of("check", SHOP, "--from"),
            List.of("route", SHOP, "--at"),
            List.of("oncall", SHOP, "--at"),
            List.of("due", SHOP, "--logged"),
            List.of("due", SHOP, "--resolved"),
            List.of("diff", SHOP, SHOP, "--from"),
            List.of("diagram", SHOP, "rota:first", "--from"));
    for (List<String> each : all) {
      String option = each.get(each.size() - 1);
      for (String instant :
          List.of("+999999999-12-31T23:59:59Z", "9901-01-01T00:00:00Z", "1969-12-31T23:59:59Z")) {
        String[] args = args(each, instant);
        refused(option + " '" + instant + "' is out of range: use a time from 1970 to 9900.", args);
      }
    }
  }

  @Test
  void the_last_instant_leaves_room_for_the_longest_look_ahead() {
    String last = "9900-12-31T23:59:59Z";
    assertThat(Ran.with("check", SHOP, "--weeks", "500", "--from", last).exit()).isZero();
    assertThat(Ran.with("due", SHOP, "--days", "366", "--logged", last).exit()).isZero();
    assertThat(Ran.with("diagram", SHOP, "rota:first", "--weeks", "52", "--from", last).exit())
        .isZero();
  }

  @Test
  void an_option_that_cannot_be_read_gets_no_page_of_usage() {
    refused(
        "Invalid value for option '--weeks': 'abc' is not a whole number of at most nine digits:"
            + " see tocsin check --help.",
        "check",
        SHOP,
        "--weeks",
        "abc");
    refused(
        "--attribute 'foo' is not NAME=VALUE: write it like site=berlin.",
        "route",
        SHOP,
        "--attribute",
        "foo");
    Ran ran = Ran.with("check", SHOP, "--fail-on", "critical");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("critical", "WARNING", "see tocsin check --help");
    assertThat(ran.err().lines()).hasSize(1);
  }

  @Test
  void attributes_are_taken_whole() {
    Ran ran = Ran.with("route", SHOP, "--attribute", "site=a=b", "--attribute", "shelf=");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains("shelf , site a=b,");
  }

  @Test
  void options_that_exclude_each_other_are_both_named() {
    refused(
        "--sarif and --json cannot both be asked for: choose one.",
        "check",
        SHOP,
        "--sarif",
        "--json");
    refused(
        "these times do not go together: give --at alone, or both --from and --to.",
        "oncall",
        SHOP,
        "--to",
        "2026-11-27T00:00:00Z");
  }

  @Test
  void holds_that_overlap_are_named() {
    String first = "2026-11-25T10:00:00Z/2026-11-25T11:00:00Z";
    String second = "2026-11-25T10:30:00Z/2026-11-25T12:00:00Z";
    refused(
        "--hold '%s' and --hold '%s' overlap: let one end before the other begins."
            .formatted(first, second),
        "due",
        SHOP,
        "--hold",
        second,
        "--hold",
        first);
  }

  @Test
  void a_hold_may_begin_when_another_ends() {
    Ran ran =
        Ran.with(
            "due",
            SHOP,
            "--hold",
            "2026-11-25T11:00:00Z/2026-11-25T12:00:00Z",
            "--hold",
            "2026-11-25T10:00:00Z/2026-11-25T11:00:00Z/caller");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .containsSubsequence("10:00:00 Z  held", "11:00:00 Z  resumed", "11:00:00 Z  held");
  }

  @Test
  void a_file_that_is_none_is_told_in_plain_words(@TempDir Path folder) throws IOException {
    refused(folder + ": it is a folder: name the policy in it.", "check", folder.toString());
    refused("the name of a file is empty: name one, or - for standard input.", "check", "");
    // whoever is root may read every file, so that the error is made here
    assertThat(Unreadable.whole("closed.yaml", new AccessDeniedException("closed.yaml")).words())
        .isEqualTo("closed.yaml: you may not read it: change its access rights.");
  }

  @Test
  void help_tells_each_command_to_its_end() {
    String help = Ran.with("--help").out().replaceAll("\\s+", " ");
    assertThat(help)
        .contains("which path it takes, which team is accountable, and why the rows above")
        .contains("or with --svg as a picture that opens in a browser. diff")
        .contains("which rules of the desk change.");
    assertThat(Ran.with("due", "--help").out()).contains("Default REASON");
  }

  @Test
  void one_bad_file_does_not_hide_what_is_found_in_a_good_one() {
    Ran ran = Ran.with("check", SHOP, "nowhere.yaml");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).contains("policy 'shop'");
    assertThat(ran.err())
        .isEqualTo("nowhere.yaml: there is no such file: check its name and folder.\n");
  }

  @Test
  void programs_read_what_could_not_be_read() {
    JsonNode json = Ran.with("check", SHOP, "nowhere.yaml", "--json").json();
    assertThat(json.get("policies")).hasSize(1);
    assertThat(json.get("errors").get(0).get("file").asText()).isEqualTo("nowhere.yaml");
    assertThat(Ran.with("check", SHOP, "--json").json().get("errors")).isEmpty();

    Ran bad = Ran.withInput("policy: x\nteems: {}\n", "route", "-", "--json");
    assertThat(bad.exit()).isEqualTo(2);
    JsonNode error = bad.json().get("errors").get(0);
    assertThat(error.get("line").asInt()).isPositive();
    assertThat(bad.err()).contains(error.get("problem").asText());
  }

  @Test
  void code_hosts_read_what_could_not_be_read() {
    JsonNode run = Ran.with("check", SHOP, "nowhere.yaml", "--sarif").json().get("runs").get(0);
    JsonNode invocation = run.get("invocations").get(0);
    assertThat(invocation.get("executionSuccessful").asBoolean()).isFalse();
    JsonNode told = invocation.get("toolExecutionNotifications").get(0);
    assertThat(told.get("message").get("text").asText()).contains("there is no such file");
    assertThat(run.get("results")).isNotEmpty();
    JsonNode good = Ran.with("check", SHOP, "--sarif").json().get("runs").get(0);
    assertThat(good.get("invocations").get(0).get("executionSuccessful").asBoolean()).isTrue();
  }

  private static String[] args(List<String> all, String last) {
    String[] args = all.toArray(new String[all.size() + 1]);
    args[all.size()] = last;
    return args;
  }
}
