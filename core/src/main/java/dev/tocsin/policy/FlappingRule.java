package dev.tocsin.policy;

import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.internal.Text;
import java.time.Duration;

/**
 * When something comes and goes so often that its returns page nobody any more.
 *
 * <p>Immutable. Source: domain.md, practice 1.
 *
 * @param moreThan how many returns are no flapping yet, 1 to 100
 * @param within in how long a time, elapsed; positive
 * @param calmFor how long nothing may be heard of it until it is over, elapsed; positive
 */
public record FlappingRule(int moreThan, Duration within, Duration calmFor) {
  private static final int MOST = 100;

  /** Checks the parts. */
  public FlappingRule {
    if (moreThan < 1 || moreThan > MOST) {
      throw new InvalidValueException(
          "flapping", String.valueOf(moreThan), "is out of range", "use 1 to 100 returns");
    }
    Text.duration("flapping", within, Duration.ofMillis(1));
    Text.duration("flapping", calmFor, Duration.ofMillis(1));
  }
}
