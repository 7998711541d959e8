package dev.tocsin.faults.scenario;

import dev.tocsin.faults.judge.Findings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of a scenario.
 *
 * @param scenario its name
 * @param faults how many times something went wrong on purpose
 * @param lost how many leases ran out
 * @param outage for how long nobody could work
 * @param findings the judgement, or null when it did not come to one
 * @param reason why it did not: it was skipped, or it failed
 * @param failed whether it failed
 */
public record Outcome(
    String scenario,
    int faults,
    int lost,
    Duration outage,
    @Nullable Findings findings,
    String reason,
    boolean failed) {
  static Outcome skipped(String scenario, String reason) {
    return new Outcome(scenario, 0, 0, Duration.ZERO, null, "SKIPPED: " + reason, false);
  }

  static Outcome of(String scenario, int faults, Stage stage, Findings findings) {
    return new Outcome(
        scenario,
        faults,
        stage.leases.count(),
        stage.outages.total(),
        findings,
        findings.count() == 0 ? "holds" : findings.count() + " BROKEN",
        findings.count() > 0);
  }
}
