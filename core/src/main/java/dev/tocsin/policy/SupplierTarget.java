package dev.tocsin.policy;

import com.google.common.collect.ImmutableSortedMap;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Priority;
import dev.tocsin.internal.Text;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long a supplier may take, by the priority of the incident as it is.
 *
 * <p>Immutable; null only where marked. Times count on the hours of the contract. Source:
 * escalation.md, "Service levels" (supplier).
 *
 * @param byPriority for some priorities, in order
 * @param others for every other priority; null when nothing is promised for them
 */
public record SupplierTarget(Map<Priority, Duration> byPriority, @Nullable Duration others) {
  private static final Duration LEAST = Duration.ofSeconds(1);

  /**
   * Copies the map.
   *
   * @throws InvalidValueException when a time is under a second or over a hundred years, or there
   *     is none at all
   */
  public SupplierTarget {
    byPriority = ImmutableSortedMap.copyOf(byPriority);
    byPriority.forEach((priority, within) -> Text.duration("target of " + priority, within, LEAST));
    if (others != null) {
      Text.duration("target", others, LEAST);
    } else if (byPriority.isEmpty()) {
      throw new InvalidValueException(
          "target", "{}", "promises nothing", "give a time, or leave the target out");
    }
  }

  /**
   * The same for every priority.
   *
   * @param within how long it may take
   * @return the target
   * @throws InvalidValueException when the time is out of range
   */
  public static SupplierTarget of(Duration within) {
    return new SupplierTarget(Map.of(), within);
  }

  /**
   * How long it may take.
   *
   * @param priority of the incident
   * @return null when nothing is promised
   */
  public @Nullable Duration within(Priority priority) {
    return byPriority.getOrDefault(priority, others);
  }
}
