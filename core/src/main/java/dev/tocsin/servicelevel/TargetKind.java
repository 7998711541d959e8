package dev.tocsin.servicelevel;

import java.util.Locale;

/** What a target is for. Source: escalation.md, "Service levels". */
public enum TargetKind {
  /** Somebody has taken it up. */
  RESPONSE,
  /** The caller has heard something new; the clock restarts at each public update. */
  UPDATE,
  /** Service is restored. */
  RESOLUTION;

  /**
   * As the policy document writes it.
   *
   * @return the name in lower case
   */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
