package dev.tocsin.incident;

/**
 * What the host does for a rung, besides telling somebody.
 *
 * <p>Source: escalation.md, "The matrix" (actions).
 */
public enum ActionKind {
  /** Run an automation. */
  AUTOMATION,

  /** Invoke a plan for service continuity. */
  CONTINUITY_PLAN
}
