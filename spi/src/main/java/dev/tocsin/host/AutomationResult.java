package dev.tocsin.host;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of an automation. Immutable; null only where marked. Source: domain.md, practice 2.
 *
 * @param outcome how it ended, or that it has not yet
 * @param text what is to stand in the register, at most 4,000 characters, the rest is cut; null for
 *     nothing
 */
public record AutomationResult(Outcome outcome, @Nullable String text) {
  /** How an automation ended. */
  public enum Outcome {
    /** It did what it is for: where the policy says so, the incident is resolved. */
    SUCCEEDED,

    /** It ran and could not help: the escalation goes on at once, and it is not tried again. */
    FAILED,

    /** It was begun and goes on elsewhere; the host tells its end to the desk. */
    UNDER_WAY
  }

  /** Checks the parts. */
  public AutomationResult {
    Objects.requireNonNull(outcome, "outcome");
  }

  /**
   * It did what it is for.
   *
   * @param text what it did, or null
   * @return the result
   */
  public static AutomationResult succeeded(@Nullable String text) {
    return new AutomationResult(Outcome.SUCCEEDED, text);
  }

  /**
   * It ran and could not help.
   *
   * @param text why, or null
   * @return the result
   */
  public static AutomationResult failed(@Nullable String text) {
    return new AutomationResult(Outcome.FAILED, text);
  }

  /**
   * It was begun, and its end will be told to the desk.
   *
   * @return the result
   */
  public static AutomationResult underWay() {
    return new AutomationResult(Outcome.UNDER_WAY, null);
  }
}
