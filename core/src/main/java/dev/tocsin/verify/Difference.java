package dev.tocsin.verify;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that two policies decide differently.
 *
 * <p>Immutable; null only where marked. Source: escalation.md, "Proving a policy" (witness).
 *
 * @param kind what is decided
 * @param about whom or what it concerns: incidents in words, a team, or a setting
 * @param before what the first policy decides
 * @param after what the second one decides
 * @param example an incident for which it shows; null where none is meant
 */
public record Difference(
    Kind kind, String about, String before, String after, @Nullable Example example) {
  /** Checks the parts. */
  public Difference {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(about, "about");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
  }

  /** What is decided. */
  public enum Kind {
    /** Which path incidents take. */
    PATH,
    /** Which team is accountable. */
    TEAM,
    /** Which priority impact and urgency give. */
    PRIORITY,
    /** Which service level incidents are owed. */
    SERVICE_LEVEL,
    /** Who is on call. */
    ON_CALL,
    /** A rule of the whole desk, such as when incidents are closed by themselves. */
    SETTING
  }

  @Override
  public String toString() {
    return about + ": " + before + " → " + after;
  }
}
