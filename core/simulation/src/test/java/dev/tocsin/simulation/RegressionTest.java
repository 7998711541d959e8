package dev.tocsin.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Shrunk cases, kept as data. Each says what it must come to: {@code holds}, or the number of the
 * invariant that breaks, for a gap that is known and not closed yet, or for a planted bug.
 */
class RegressionTest {
  record Case(String expected, long seed, Options options, String why) {
    @Override
    public String toString() {
      return why;
    }
  }

  static Stream<Case> cases() throws IOException {
    try (InputStream in = RegressionTest.class.getResourceAsStream("regressions.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\\|", -1))
          .map(
              part ->
                  new Case(
                      part[0].trim(),
                      Long.parseLong(part[1].trim()),
                      Options.of(part[2]),
                      part[3].trim()));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_shrunk_case_comes_to_what_it_says(Case each) {
    Failure failure = Simulation.run(each.seed, each.options).failure();
    String came = failure == null ? "holds" : "" + failure.invariant().number();
    assertThat(came)
        .as("%s%nIf a gap has been closed, let this case say 'holds' and take the gap out.", each)
        .isEqualTo(each.expected);
  }
}
