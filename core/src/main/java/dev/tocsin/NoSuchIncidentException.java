package dev.tocsin;

import dev.tocsin.incident.TocsinException;

/**
 * There is no such incident for this tenant. Nothing has happened.
 *
 * <p>Source: hostile-inputs.md, class 11 (another tenant's is answered like one that does not
 * exist).
 */
public final class NoSuchIncidentException extends TocsinException {
  private static final long serialVersionUID = 1L;

  private final transient String name;

  /**
   * Carries the facts.
   *
   * @param name the id, reference or key that was asked for
   */
  public NoSuchIncidentException(String name) {
    super("There is no incident %s: look it up by its id or reference.".formatted(excerpt(name)));
    this.name = name;
  }

  /**
   * The id, reference or key that was asked for.
   *
   * @return the id, reference or key that was asked for
   */
  public String name() {
    return name;
  }
}
