package dev.tocsin.calendar;

import dev.tocsin.internal.Text;
import java.util.Objects;

/**
 * Weekly hours that replace a calendar's own for a while: extended hours in December, none during a
 * freeze.
 *
 * <p>Immutable, no nulls. Source: escalation.md, "Service levels" (dated seasons).
 *
 * @param id its name in the policy
 * @param dates the days, in the calendar's zone
 * @param hours the hours of these days
 */
public record SeasonalHours(String id, DateSpan dates, WeeklyHours hours) {
  /** Checks the parts. */
  public SeasonalHours {
    Text.line("season", id, Text.ID);
    Objects.requireNonNull(dates, "dates");
    Objects.requireNonNull(hours, "hours");
  }
}
