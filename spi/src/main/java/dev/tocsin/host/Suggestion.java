package dev.tocsin.host;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that may help with an incident: one of the past that looks like it, or an article.
 *
 * <p>Immutable; null only where marked. Source: domain.md, practice 2.
 *
 * @param kind {@link #INCIDENT}, {@link #WORKAROUND} or a word of the host, such as "article"
 * @param target what it is: the id of an incident, the id of a workaround, an address
 * @param title one line
 * @param text what was done, or what can be; null for nothing
 * @param likeness how much it looks like the incident, from 0 to 1
 */
public record Suggestion(
    String kind, String target, String title, @Nullable String text, double likeness) {
  /** An incident of the past. */
  public static final String INCIDENT = "incident";

  /** A workaround of the policy that is for it. */
  public static final String WORKAROUND = "workaround";

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when the likeness is not from 0 to 1
   */
  public Suggestion {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(title, "title");
    if (!(likeness >= 0 && likeness <= 1)) {
      throw new IllegalArgumentException("likeness " + likeness + " is not from 0 to 1");
    }
  }
}
