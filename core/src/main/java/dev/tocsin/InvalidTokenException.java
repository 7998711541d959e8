package dev.tocsin;

import dev.tocsin.incident.TocsinException;

/**
 * A call-back token that does not acknowledge anything: forged, cut, or of an earlier round.
 * Nothing has happened.
 *
 * <p>Source: escalation.md, "When a rung is due" 6 (a message in flight says which state it speaks
 * of).
 */
public final class InvalidTokenException extends TocsinException {
  private static final long serialVersionUID = 1L;

  private final transient String problem;

  /**
   * Carries the facts.
   *
   * @param problem what is wrong with it, as the rest of a sentence
   */
  public InvalidTokenException(String problem) {
    super("The token %s: acknowledge by name, or use the newest message.".formatted(problem));
    this.problem = problem;
  }

  /**
   * What is wrong with it, as the rest of a sentence.
   *
   * @return what is wrong with it, as the rest of a sentence
   */
  public String problem() {
    return problem;
  }
}
