package dev.tocsin.policy;

import com.google.common.collect.ImmutableSortedSet;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Priority;
import dev.tocsin.internal.Text;
import java.util.Set;

/**
 * Times at which nobody is to be woken for less than severe incidents: the clock of their path
 * stands still, so that not every rung comes due at the end of the night.
 *
 * <p>Immutable. Source: escalation.md, "When a rung is due" 5.
 *
 * @param calendar the id of a calendar of the policy
 * @param inside true when the calendar's hours are the quiet ones, false when those outside are
 * @param priorities for which it is quiet; at least one
 */
public record QuietHours(String calendar, boolean inside, Set<Priority> priorities) {
  /** Copies and sorts the set; at least one priority must be in it. */
  public QuietHours {
    Text.line("calendar", calendar, Text.ID);
    priorities = ImmutableSortedSet.copyOf(priorities);
    if (priorities.isEmpty()) {
      throw new InvalidValueException(
          "quiet hours", calendar, "are for no priority", "name at least one, or leave them out");
    }
  }
}
