package dev.tocsin.register;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a team held incidents, over the incidents that count.
 *
 * <ul>
 *   <li><b>Held</b> = time in which the team was accountable for an incident that was neither
 *       resolved nor closed, up to the instant of the figures. Over all teams that is the open time
 *       of all incidents of which the teams are known at every instant.
 *   <li><b>Attainment</b> of operational-level targets = kept ÷ (kept + missed), over holdings to
 *       which one applied: missed is what a breach is recorded of, kept a holding that ended
 *       without one, by a hand-over or a resolution.
 * </ul>
 *
 * <p>Immutable. Source: domain.md, practice 5.
 *
 * @param team the team's id
 * @param incidents how many incidents it held
 * @param holdings how often it held one: an incident that came back counts again
 * @param elapsed how long, by the clock on the wall
 * @param business how long, by the open time of the calendar
 * @param operational operational-level targets, kept and missed
 */
public record TeamFigures(
    String team,
    long incidents,
    long holdings,
    Duration elapsed,
    Duration business,
    Figures.Kept operational) {
  /**
   * Attainment of operational-level targets.
   *
   * @return from 0 to 1; null when none applied
   */
  public @Nullable Double attainment() {
    long all = operational.kept() + operational.missed();
    return all == 0 ? null : (double) operational.kept() / all;
  }
}
