package dev.tocsin.oncall;

import dev.tocsin.incident.TocsinException;

/**
 * Two overrides of one person overlap, so that nobody could say who stands in.
 *
 * <p>Thrown while the rota is built. Source: escalation.md, "On call" (overrides).
 */
public final class OverlappingOverridesException extends TocsinException {
  private static final long serialVersionUID = 1L;

  private final transient String rota;
  private final transient RotaOverride first;
  private final transient RotaOverride second;

  /**
   * Names both.
   *
   * @param rota the rota's id
   * @param first the one that starts first
   * @param second the one that starts before the first has ended
   */
  public OverlappingOverridesException(String rota, RotaOverride first, RotaOverride second) {
    super(
        ("rota '%s': the override of %s overlaps the override of %s: end the first before the"
                + " second starts, or take one of them out.")
            .formatted(excerpt(rota), first, second));
    this.rota = rota;
    this.first = first;
    this.second = second;
  }

  /**
   * The rota.
   *
   * @return its id
   */
  public String rota() {
    return rota;
  }

  /**
   * The one that starts first.
   *
   * @return the override
   */
  public RotaOverride first() {
    return first;
  }

  /**
   * The one that starts before the first has ended.
   *
   * @return the override
   */
  public RotaOverride second() {
    return second;
  }
}
