package dev.tocsin;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.TocsinException;

/**
 * The host's authoriser refused. Nothing has happened.
 *
 * <p>Source: domain.md, "Actor".
 */
public final class NotAuthorizedException extends TocsinException {
  private static final long serialVersionUID = 1L;

  private final transient Actor actor;
  private final transient String action;

  /**
   * Carries the facts.
   *
   * @param actor who wanted to
   * @param action what they wanted to do
   */
  public NotAuthorizedException(Actor actor, String action) {
    super(
        "%s may not %s: ask somebody who may, or change the authoriser.".formatted(actor, action));
    this.actor = actor;
    this.action = action;
  }

  /**
   * Who wanted to.
   *
   * @return who wanted to
   */
  public Actor actor() {
    return actor;
  }

  /**
   * What they wanted to do.
   *
   * @return what they wanted to do
   */
  public String action() {
    return action;
  }
}
