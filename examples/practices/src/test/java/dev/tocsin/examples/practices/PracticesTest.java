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
  void log_every_incident_folds_a_storm_undoes_a_merge_and_damps_what_flaps() throws Exception {
    assertThat(shown(LogEveryIncident::run))
        .contains("more than 2 of shop, children: 4")
        .contains("Till 1 is dead: New")
        .contains("Till 6 is dead: Resolved")
        .contains("reported again: 2")
        .contains("after it was undone: 1")
        .contains("-> person:sam (inform)")
        .contains("still flapping: In progress")
        .contains("calm by now: Resolved");
  }
}
