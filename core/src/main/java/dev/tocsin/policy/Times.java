package dev.tocsin.policy;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When things happen by themselves. All are elapsed time and positive.
 *
 * <p>Immutable. Source: escalation.md, "The matrix" (acknowledgement lapse), "The next wake" (hold)
 * and "Auto-close"; domain.md, "Default lifecycle" (reopening) and practice 10 (stale).
 *
 * @param autoClose how long after its resolution an incident is closed
 * @param reopenWindow how long after closing it can be reopened
 * @param followUp after how long a hold is looked at again, unless the hold names its own date
 * @param acknowledgementLapse after how long an acknowledgement lapses, time on hold not counted;
 *     null for never
 * @param staleAfter after how long without a record by anybody but programs the accountable team is
 *     reminded, and again each time that it passes; not while on hold; null for never
 */
public record Times(
    Duration autoClose,
    Duration reopenWindow,
    Duration followUp,
    @Nullable Duration acknowledgementLapse,
    @Nullable Duration staleAfter) {
  /**
   * Closes after three days, reopens within seven, looks at holds each day, never lapses or
   * reminds.
   */
  public static final Times DEFAULT =
      new Times(Duration.ofDays(3), Duration.ofDays(7), Duration.ofDays(1), null);

  /** Checks the parts; the builder of the policy checks the ranges. */
  public Times {
    Objects.requireNonNull(autoClose, "autoClose");
    Objects.requireNonNull(reopenWindow, "reopenWindow");
    Objects.requireNonNull(followUp, "followUp");
  }

  /**
   * With no reminder of records that nobody keeps.
   *
   * @param autoClose how long after its resolution an incident is closed
   * @param reopenWindow how long after closing it can be reopened
   * @param followUp after how long a hold is looked at again
   * @param acknowledgementLapse after how long an acknowledgement lapses; null for never
   */
  public Times(
      Duration autoClose,
      Duration reopenWindow,
      Duration followUp,
      @Nullable Duration acknowledgementLapse) {
    this(autoClose, reopenWindow, followUp, acknowledgementLapse, null);
  }

  /**
   * The same with such a reminder.
   *
   * @param value after how long; null for never
   * @return a copy
   */
  public Times staleAfter(@Nullable Duration value) {
    return new Times(autoClose, reopenWindow, followUp, acknowledgementLapse, value);
  }
}
