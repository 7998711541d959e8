package dev.tocsin.continuity;

import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.internal.Text;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A step of a plan: the host does it, by its id.
 *
 * <p>Immutable; null only where marked. Source: domain.md, practice 9.
 *
 * @param id unique within the plan, at most 80 characters
 * @param what what is to be done, for people, at most 500 characters; null when the id says enough
 * @param within how long it may take from when the host was asked, elapsed time; null for any time
 * @param attempts how often the host is asked before it is given up, 1 to 100; null for as often as
 *     anything is delivered
 * @param goesOn whether the plan goes on when it fails or is not done in time; else it stops there
 */
public record PlanStep(
    String id,
    @Nullable String what,
    @Nullable Duration within,
    @Nullable Integer attempts,
    boolean goesOn) {
  private static final int MOST_ATTEMPTS = 100;

  /** Checks the parts. */
  public PlanStep {
    Text.line("step", id, Text.ID);
    if (what != null) {
      Text.line("what", what, Text.TITLE);
    }
    if (within != null) {
      Text.duration("within", within, Duration.ofMillis(1));
    }
    if (attempts != null && (attempts < 1 || attempts > MOST_ATTEMPTS)) {
      throw new InvalidValueException(
          "attempts", attempts.toString(), "is out of range", "use 1 to " + MOST_ATTEMPTS);
    }
  }

  /**
   * A step that may take any time, and stops the plan when it fails.
   *
   * @param id unique within the plan
   * @return the step
   * @throws InvalidValueException when the id is blank or too long
   */
  public static PlanStep of(String id) {
    return new PlanStep(id, null, null, null, false);
  }

  /**
   * With words for people.
   *
   * @param value what is to be done
   * @return a copy
   */
  public PlanStep what(String value) {
    return new PlanStep(id, value, within, attempts, goesOn);
  }

  /**
   * With a time limit.
   *
   * @param value from when the host is asked
   * @return a copy
   */
  public PlanStep within(Duration value) {
    return new PlanStep(id, what, value, attempts, goesOn);
  }

  /**
   * With a number of attempts.
   *
   * @param value 1 to 100
   * @return a copy
   */
  public PlanStep attempts(int value) {
    return new PlanStep(id, what, within, value, goesOn);
  }

  /**
   * After whose failure the plan goes on.
   *
   * @return a copy
   */
  public PlanStep orGoOn() {
    return new PlanStep(id, what, within, attempts, true);
  }
}
