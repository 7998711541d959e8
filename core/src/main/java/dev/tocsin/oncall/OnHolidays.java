package dev.tocsin.oncall;

/**
 * What the holidays of a rota mean to a layer.
 *
 * <p>A holiday is a date in the rota's zone. Hours that cross midnight belong to the day on which
 * they start; a layer without restrictions is asked for each day from midnight to midnight. Source:
 * escalation.md, "On call".
 */
public enum OnHolidays {
  /** Nothing: the layer goes on. */
  AS_USUAL,

  /** Hours that start on a holiday are left out, so that the layers below take over. */
  OFF,

  /** Only hours that start on a holiday count: the layer that takes over. */
  ONLY
}
