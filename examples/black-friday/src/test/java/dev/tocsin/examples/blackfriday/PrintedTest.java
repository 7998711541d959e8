package dev.tocsin.examples.blackfriday;

import static dev.tocsin.examples.blackfriday.Webhook.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintedTest {
  @TempDir Path folder;

  @Test
  void the_built_in_day_is_told_as_it_always_was() throws IOException {
    Run run = Run.in(folder);
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .isEqualTo(Files.readString(Path.of("src/test/resources/black-friday.txt")));
  }

  @Test
  void two_runs_are_the_same_to_the_byte() throws IOException {
    Run one = Run.in(Files.createDirectory(folder.resolve("one")));
    Run two = Run.in(Files.createDirectory(folder.resolve("two")));
    assertThat(two.out()).isEqualTo(one.out());
    assertThat(two.html()).isEqualTo(one.html());
  }

  @Test
  void no_line_is_wider_than_110_columns() {
    assertThat(Run.in(folder).out().lines()).allMatch(line -> line.length() <= 110);
  }

  @Test
  void text_of_strangers_cannot_forge_a_line_or_move_the_cursor() {
    String forged = "Down\\r\\n00:00  root  all is well\\u001b[2J\\u2028x\\u202ey ${jndi:ldap://x}";
    Run run = Run.ofPayload(folder, webhook().summary(forged).toString());
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("Down 00:00  root  all is well\\u001b[2J x\\u202ey ${jndi:ldap://x}")
        .doesNotContain("\u001b", "\r", "\u2028", "\u202e");
    assertThat(run.out().lines()).noneMatch(line -> line.startsWith("00:00  root"));
  }

  @Test
  void a_terminal_without_arrows_gets_plain_letters() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(bytes, true, StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
    console.print("“a” → b · c … é");
    assertThat(bytes.toString(StandardCharsets.US_ASCII).strip()).isEqualTo("\"a\" -> b - c ... ?");
  }

  @Test
  void many_alerts_are_counted_and_only_the_worst_is_told_in_full() {
    StringBuilder alerts = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      String severity = i == 37 ? "critical" : "warning";
      alerts
          .append(i == 0 ? "" : ",")
          .append(
              """
              {"labels": {"alertname": "A%d", "job": "node", "severity": "%s"}, "fingerprint": "f%d",
               "startsAt": "2026-11-27T18:02:%02dZ"}
              """
                  .formatted(i, severity, i, i));
    }
    Run run = Run.ofPayload(folder, "{\"status\": \"firing\", \"alerts\": [" + alerts + "]}");
    assertThat(run.out())
        .contains("60 incidents: 1 × P1 for database, 59 × P3 for infrastructure")
        .contains("and 40 more, which stand in the page")
        .contains("logged: A37")
        .doesNotContain("logged: A36");
    assertThat(run.html()).contains("A59").contains("In full: the 20 most severe.");
  }
}
