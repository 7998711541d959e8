package dev.tocsin.oncall;

/** Which layers of a rota count when several have somebody. Source: escalation.md, "On call". */
public enum Mode {
  /** The first layer in the list that has somebody; the others stand by. */
  TOPMOST,

  /** All layers that have somebody. */
  TOGETHER
}
