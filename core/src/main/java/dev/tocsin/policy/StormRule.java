package dev.tocsin.policy;

import dev.tocsin.incident.Category;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Report;
import dev.tocsin.internal.Text;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When reports that have something in common are one storm: those after the first few become
 * children of one incident, which alone is spoken of while it is open.
 *
 * <p>Costs a look-up for each new incident that it applies to, and a search of {@code moreThan} + 1
 * incidents while no storm is open. Immutable. Source: domain.md, practice 1.
 *
 * @param name its name, for people; it stands in the title of the storm
 * @param by what they have in common
 * @param attribute the name of the attribute; null unless it is one
 * @param moreThan how many of the same are no storm yet, 1 to 1,000
 * @param within in how long a time, elapsed; a millisecond at least
 */
public record StormRule(
    String name, By by, @Nullable String attribute, int moreThan, Duration within) {
  private static final int MOST = 1_000;

  /** What reports have in common. */
  public enum By {
    /** The category, with all below it; reports without one have none in common. */
    CATEGORY,
    /** The service. */
    SERVICE,
    /** An attribute of the host's. */
    ATTRIBUTE
  }

  /** Checks the parts. */
  public StormRule {
    Text.line("storm", name, Text.ID);
    Objects.requireNonNull(by, "by");
    Text.nameOrNull("attribute", attribute);
    if ((attribute == null) != (by != By.ATTRIBUTE)) {
      throw new InvalidValueException(
          "storm", name, "names " + attribute + " by " + by, "name an attribute, or none");
    }
    if (moreThan < 1 || moreThan > MOST) {
      throw new InvalidValueException(
          "storm", name, "begins after " + moreThan + " reports", "use 1 to 1000");
    }
    Text.duration("storm", within, Duration.ofMillis(1));
  }

  /**
   * Of reports about one service.
   *
   * @param name its name
   * @param moreThan how many of the same are no storm yet
   * @param within in how long a time
   * @return the rule
   */
  public static StormRule byService(String name, int moreThan, Duration within) {
    return new StormRule(name, By.SERVICE, null, moreThan, within);
  }

  /**
   * What a report has in common with others.
   *
   * @param report the report
   * @return the category, service or attribute; null when it has none
   */
  public @Nullable String value(Report report) {
    return switch (by) {
      case CATEGORY ->
          report.category().equals(Category.UNCATEGORISED) ? null : report.category().path();
      case SERVICE -> report.service();
      case ATTRIBUTE -> report.attributes().get(attribute);
    };
  }
}
