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
  void rapid_response_goes_from_a_candidate_to_a_review() throws Exception {
    assertThat(shown(RapidResponse::run))
        .contains("09:15  -> person:omar (major)")
        .contains("09:26  commands: person:ines")
        .contains("09:55  -> person:dana (remind)")
        .contains("09:57  -> subscribers:shop (update)")
        .contains("10:17  -> person:pia (release)")
        .contains("stood the major incident down: people can pay")
        .contains("2026-12-06T11:17:00Z **system:desk** action 1 was overdue, told dana");
  }

  @Test
  void swarm_tells_what_it_took_and_lets_the_others_go() throws Exception {
    assertThat(shown(Swarm::run))
        .contains("09:15  -> person:nia (swarm)")
        .contains("09:46  -> person:nia (release)")
        .containsOnlyOnce("person:nia (swarm)")
        .contains("accountable: database")
        .contains("150 person-minutes cost 238.75 EUR");
  }
}
