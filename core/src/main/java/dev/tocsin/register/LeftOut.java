package dev.tocsin.register;

import java.util.Locale;

/**
 * Why an incident does not count in figures. Where several hold, the first of these is told.
 *
 * <p>Source: domain.md, "What real registers look like".
 */
public enum LeftOut {
  /** Another incident tells the same. */
  DUPLICATE,
  /** It should never have been logged. */
  CANCELLED,
  /** It is part of another incident. */
  CHILD,
  /** It was an exercise, whatever else it was. */
  EXERCISE;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
