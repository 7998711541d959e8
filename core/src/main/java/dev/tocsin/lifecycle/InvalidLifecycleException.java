package dev.tocsin.lifecycle;

import dev.tocsin.incident.TocsinException;

/**
 * A lifecycle contradicts itself: a state that is not there, two rows for the same case, no way in.
 *
 * <p>Thrown while it is built. Source: escalation.md, "Proving a policy" (lifecycle).
 */
public final class InvalidLifecycleException extends TocsinException {
  private static final long serialVersionUID = 1L;

  private final transient String state;
  private final transient String problem;
  private final transient String remedy;

  /**
   * Names the state, what is wrong and what to do.
   *
   * @param state the state at which it shows
   * @param problem what is wrong, as the rest of a sentence
   * @param remedy what to do
   */
  public InvalidLifecycleException(String state, String problem, String remedy) {
    super("lifecycle state '%s' %s: %s.".formatted(excerpt(state), problem, remedy));
    this.state = state;
    this.problem = problem;
    this.remedy = remedy;
  }

  /**
   * Where it shows.
   *
   * @return the state's name
   */
  public String state() {
    return state;
  }

  /**
   * What is wrong.
   *
   * @return the rest of a sentence
   */
  public String problem() {
    return problem;
  }

  /**
   * What to do.
   *
   * @return an imperative sentence without its full stop
   */
  public String remedy() {
    return remedy;
  }
}
