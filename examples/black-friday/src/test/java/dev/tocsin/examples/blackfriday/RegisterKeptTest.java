package dev.tocsin.examples.blackfriday;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterKeptTest {
  @TempDir Path folder;

  @Test
  void the_register_is_still_there_at_the_next_run_and_the_day_is_told_alike() {
    String store = folder.resolve("desk").toString();
    String told = Run.in(folder).out();

    Run first = Run.in(folder, Map.of("store", store));
    Run second = Run.in(folder, Map.of("store", store));

    assertThat(first.err()).isEmpty();
    assertThat(first.out()).isEqualTo(told + "The register of this run is kept in desk.mv.db.\n");
    assertThat(reference(second)).isNotEqualTo("INC-JE1PRP");
    assertThat(second.out())
        .isEqualTo(
            told.replace("INC-JE1PRP", reference(second))
                + "The register of this run, number 2, is kept in desk.mv.db."
                + " That of number 1 is there still: 1 incident.\n");
  }

  private static String reference(Run run) {
    return run.out()
        .lines()
        .filter(line -> line.startsWith("INC-"))
        .findFirst()
        .orElseThrow()
        .substring(0, 10);
  }

  @Test
  void a_server_that_does_not_answer_is_told_in_a_line() {
    Run run = Run.in(folder, Map.of("store", "jdbc:postgresql://127.0.0.1:1/desk"));

    assertThat(run.exit()).isEqualTo(BlackFriday.BAD_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("The database did not open").hasLineCount(1);
  }
}
