package dev.tocsin.escalation;

import dev.tocsin.internal.Text;

/**
 * Support hours as a condition: inside the opening hours of a calendar, or outside them.
 *
 * <p>Immutable; no nulls. Source: escalation.md, "The matrix" (conditions).
 *
 * @param calendar the calendar's name in the policy
 * @param inside true for inside its hours, false for outside
 */
public record SupportHours(String calendar, boolean inside) {
  /** Checks the text. */
  public SupportHours {
    Text.line("calendar name", calendar, Text.ID);
  }

  @Override
  public String toString() {
    return (inside ? "inside " : "outside ") + calendar;
  }
}
