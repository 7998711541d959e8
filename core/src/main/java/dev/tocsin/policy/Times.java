package dev.tocsin.policy;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When things happen by themselves. All are elapsed time and positive.
 *
 * <p>Immutable. Source: escalation.md, "The matrix" (acknowledgement lapse), "The next wake" (hold)
 * and "Auto-close"; domain.md, "Default lifecycle" (reopening).
 *
 * @param autoClose how long after its resolution an incident is closed
 * @param reopenWindow how long after closing it can be reopened
 * @param followUp after how long a hold is looked at again, unless the hold names its own date
 * @param acknowledgementLapse after how long an acknowledgement lapses, time on hold not counted;
 *     null for never
 */
public record Times(
    Duration autoClose,
    Duration reopenWindow,
    Duration followUp,
    @Nullable Duration acknowledgementLapse) {
  /** Closes after three days, reopens within seven, looks at holds each day, never lapses. */
  public static final Times DEFAULT =
      new Times(Duration.ofDays(3), Duration.ofDays(7), Duration.ofDays(1), null);

  /** Checks the parts; the builder of the policy checks the ranges. */
  public Times {
    Objects.requireNonNull(autoClose, "autoClose");
    Objects.requireNonNull(reopenWindow, "reopenWindow");
    Objects.requireNonNull(followUp, "followUp");
  }
}
