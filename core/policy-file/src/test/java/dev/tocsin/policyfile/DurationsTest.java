package dev.tocsin.policyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people write is what the policy gets. */
class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "0m, PT0S",
    "0s, PT0S",
    "90s, PT90S",
    "15m, PT15M",
    "2h, PT2H",
    "1h30m, PT90M",
    "3d, PT72H",
    "500ms, PT0.5S",
    "1d2h3m4s5ms, PT26H3M4.005S",
    "007m, PT7M",
    "1h90m, PT2H30M"
  })
  void a_duration_is_read(String text, Duration expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  @Property(seed = "29")
  void a_duration_round_trips(@ForAll @LongRange(min = 0, max = 36_500L * 86_400_000) long millis) {
    Duration duration = Duration.ofMillis(millis);
    assertThat(read(Durations.write(duration))).isEqualTo(duration);
  }

  private static Duration read(String text) {
    return Durations.read(Doc.root("test", new Node.Text(Mark.START, text, true)));
  }
}
