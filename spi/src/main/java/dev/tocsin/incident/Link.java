package dev.tocsin.incident;

import dev.tocsin.internal.Text;

/**
 * That an incident has to do with something else.
 *
 * <p>Immutable; null only where marked. Source: domain.md, "Link".
 *
 * @param kind one of the constants, or a word of the host
 * @param target the id of an incident, or the host's name of a problem or a change
 */
public record Link(String kind, String target) {
  /** The incident that this one is a child of. */
  public static final String PARENT = "parent";

  /** The incident that tells the same. */
  public static final String DUPLICATE_OF = "duplicate-of";

  /** The problem that caused it. */
  public static final String CAUSED_BY_PROBLEM = "caused-by-problem";

  /** What recurs more than chance allows, and may be a problem; it is one of its incidents. */
  public static final String PROBLEM_CANDIDATE = "problem-candidate";

  /** The change that caused it. */
  public static final String CAUSED_BY_CHANGE = "caused-by-change";

  /** Anything else. */
  public static final String RELATES_TO = "relates-to";

  /** Checks the parts. */
  public Link {
    Text.name("kind", kind);
    Text.name("target", target);
  }
}
