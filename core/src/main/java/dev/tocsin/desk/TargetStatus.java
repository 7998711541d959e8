package dev.tocsin.desk;

import dev.tocsin.servicelevel.TargetKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an incident stands towards one target that it is owed, at an instant.
 *
 * <p>Immutable; null only where marked. Source: escalation.md, "Service levels".
 *
 * @param level the service level of the policy
 * @param kind what is promised
 * @param state how it stands
 * @param due when it is missed unless it is met before, as the rules and the suspensions are now;
 *     null while the clock stands still without an end, and for what is met
 * @param remaining what is left on the target's clock; negative when it is overdue by so much
 * @param missed how often it was missed: of updates once for each interval without one
 */
public record TargetStatus(
    String level,
    TargetKind kind,
    State state,
    @Nullable Instant due,
    Duration remaining,
    long missed) {
  /** How a target stands. */
  public enum State {
    /** Its clock runs. */
    RUNNING,
    /** Its clock stands still: on hold, in planned work, or outside its hours. */
    PAUSED,
    /** Kept in time. */
    MET,
    /** Missed, whether it was made good since or not. */
    BREACHED
  }

  /** Checks the parts. */
  public TargetStatus {
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(remaining, "remaining");
  }
}
