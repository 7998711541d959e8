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
  void engage_supplier_chases_pauses_and_says_whose_breach_it_is() throws Exception {
    assertThat(shown(EngageSupplier::run))
        .contains("09:00  -> person:cable desk (engage)")
        .contains("12:20  -> person:cable desk (chase)")
        .contains("resolution BREACHED: PT2H30M")
        .contains("13:00  supplier-target-breached")
        .contains("resolution=Kept[kept=0, missed=1]}, handed back too early: 1");
  }
}
