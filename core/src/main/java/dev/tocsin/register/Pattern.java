package dev.tocsin.register;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Something that recurred more often than chance allows: a candidate for a problem record.
 *
 * <p>Immutable, no nulls. Source: domain.md, "Proactive".
 *
 * @param subject what incidents have in common
 * @param name its name
 * @param from the first instant of the window
 * @param to its end
 * @param count how many incidents of it were logged in the window
 * @param expected how many there would be if it were as likely then as at other times
 * @param chance how likely as many or more would be by chance alone, from 0 to 1
 * @param falseDiscovery the least stated share at which it is a candidate
 * @param evidence references of the incidents, at most {@link PatternFinder#MOST_EVIDENCE}, in
 *     order
 */
public record Pattern(
    Subject subject,
    String name,
    Instant from,
    Instant to,
    long count,
    double expected,
    double chance,
    double falseDiscovery,
    List<String> evidence) {
  /** Copies the evidence. */
  public Pattern {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    evidence = List.copyOf(evidence);
  }

  /** What incidents can have in common. */
  public enum Subject {
    /** The last category, its whole path. */
    CATEGORY,
    /** The service that suffers. */
    SERVICE,
    /** The configuration item that failed. */
    ITEM,
    /** A word of the title, three letters or longer, in lower case. */
    TEXT;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
