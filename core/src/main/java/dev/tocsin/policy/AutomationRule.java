package dev.tocsin.policy;

import dev.tocsin.internal.Text;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an automation of the host is used.
 *
 * <p>With a time limit the escalation path waits for it that long, so that it has its chance before
 * a person is paged; its failure lets the path go on at once. Immutable; null only where marked.
 * Source: domain.md, practice 2.
 *
 * @param name its name, as the host knows it
 * @param timeLimit how long it has, from the decision that asks for it; positive, at most a day;
 *     null when it has all the time and nothing waits
 * @param attempts how often it is tried, 1 to 100; null for as often as deliveries are
 * @param resolves how its success resolves the incident: {@code fix}, {@code workaround} or a word
 *     of the host; null when success is only recorded
 */
public record AutomationRule(
    String name,
    @Nullable Duration timeLimit,
    @Nullable Integer attempts,
    @Nullable String resolves) {
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int MOST_ATTEMPTS = 100;

  /**
   * Checks the parts.
   *
   * @throws InvalidPolicyException when one is out of range, or it resolves without a time limit
   */
  public AutomationRule {
    Text.line("automation", name, Text.ID);
    Text.nameOrNull("resolution kind", resolves);
    if (timeLimit != null
        && (timeLimit.isZero() || timeLimit.isNegative() || timeLimit.compareTo(LONGEST) > 0)) {
      throw refused(
          name, "time-limit", "its time limit is " + timeLimit, "use more than 0, up to a day");
    }
    if (attempts != null && (attempts < 1 || attempts > MOST_ATTEMPTS)) {
      throw refused(name, "attempts", attempts + " attempts are out of range", "use 1 to 100");
    }
    if (resolves != null && timeLimit == null) {
      throw refused(
          name,
          "resolves",
          "it resolves and has no time limit, so that it could at any time after somebody was paged",
          "give it a time-limit, such as 5m");
    }
  }

  /**
   * One that is only asked for.
   *
   * @param name its name
   * @return the rule
   */
  public static AutomationRule of(String name) {
    return new AutomationRule(name, null, null, null);
  }

  private static InvalidPolicyException refused(
      String name, String part, String problem, String remedy) {
    return new InvalidPolicyException(List.of("automations", name, part), problem, remedy);
  }
}
