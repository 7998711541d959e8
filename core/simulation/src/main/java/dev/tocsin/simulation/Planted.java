package dev.tocsin.simulation;

/** Bugs that can be planted, to see that the checks bite. */
public enum Planted {
  /** None. */
  NOTHING
}
