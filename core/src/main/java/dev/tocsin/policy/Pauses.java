package dev.tocsin.policy;

import com.google.common.collect.ImmutableSortedSet;
import dev.tocsin.internal.Text;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which holds stop the clock of the path. Those that stop a target stand with the target.
 *
 * <p>Immutable. Source: escalation.md, "Service levels" (pause by reason, as the policy says).
 *
 * @param reasons of holds, or names of states; null for every hold
 */
public record Pauses(@Nullable Set<String> reasons) {
  /** Every hold stops the path. */
  public static final Pauses EVERY_HOLD = new Pauses(null);

  /** Copies and sorts the set, and checks the names in it. */
  public Pauses {
    if (reasons != null) {
      reasons.forEach(reason -> Text.name("pauses", reason));
      reasons = ImmutableSortedSet.copyOf(reasons);
    }
  }

  /**
   * Whether a hold stops the path.
   *
   * @param reason the reason of the hold
   * @param state the name of the state
   * @return true for every hold unless the policy names some
   */
  public boolean stop(String reason, String state) {
    return reasons == null || reasons.contains(reason) || reasons.contains(state);
  }
}
