package dev.tocsin.policy;

/**
 * When an open incident goes over to a new version of the policy. Who is on call is always live.
 *
 * <p>Source: escalation.md, "Editing the policy while incidents are open".
 */
public enum Adoption {
  /** At once. */
  LIVE,
  /** When the next rung is due: that one is still taken under the old version. */
  AT_NEXT_RUNG,
  /** Never: it finishes under the version under which it was logged or reopened. */
  PINNED
}
