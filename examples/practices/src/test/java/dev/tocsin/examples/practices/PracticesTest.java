package dev.tocsin.examples.practices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Each practice runs, and shows what its text promises. */
class PracticesTest {
  private interface Practice {
    void run(PrintStream out) throws Exception;
  }

  private static String shown(Practice practice) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      practice.run(out);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void keep_records_reminds_of_a_stale_record_and_proves_the_register() throws Exception {
    assertThat(shown(KeepRecords::run))
        .contains("10:00  -> person:sam (remind)")
        .contains("entries intact: true")
        .contains("Search answers slowly");
  }

  @Test
  void prepare_for_disaster_goes_through_a_plan_and_exercises_it_without_the_host()
      throws Exception {
    String shown = shown(PrepareForDisaster::run);
    assertThat(shown)
        .containsSubsequence(
            "host: hall-lost/freeze-orders",
            "host: hall-lost/reopen-shop",
            "-> person:omar (continuity)",
            "host: hall-lost/database-home",
            "plan-over",
            "the same as an exercise:",
            "EXERCISE P1",
            "freeze-orders: SIMULATED")
        .contains("host: hall-lost/fail-over-web", "-> person:carrier desk (engage)");
    assertThat(shown.substring(shown.indexOf("exercise:")))
        .doesNotContain("host:")
        .doesNotContain("carrier");
  }

  @Test
  void check_proactively_repairs_what_it_finds_and_holds_a_game_day() throws Exception {
    assertThat(shown(CheckProactively::run))
        .containsSubsequence(
            "09:00  search index: fine",
            "09:10  search index: 4000 documents are missing, incident New",
            "host: reindex",
            "09:20  search index: fine, incident Resolved",
            "09:30  hall 1 without power: game day",
            "-> person:omar (page): EXERCISE P")
        .doesNotContain("sena");
  }
}
