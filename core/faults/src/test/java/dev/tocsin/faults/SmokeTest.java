package dev.tocsin.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.faults.scenario.Outcome;
import dev.tocsin.faults.scenario.Scenario;
import dev.tocsin.faults.scenario.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A few real kills in every build; the profile has the rest. */
class SmokeTest {
  private static final int KILLS = 4;

  @TempDir Path work;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void nothing_is_lost_when_nodes_are_killed() throws Exception {
    Settings settings = new Settings(KILLS, 0, 0, 1, work);
    List<Outcome> outcomes = Main.run(List.of(Scenario.SMOKE), settings);
    assertThat(outcomes).as(String.join("\n", Report.of(outcomes))).noneMatch(Outcome::failed);
    assertThat(outcomes.get(0).faults()).isGreaterThanOrEqualTo(KILLS);
  }
}
