package dev.tocsin.policy;

/**
 * When an open incident goes over to a new version of the policy. The new version says it. Who is
 * on call is always live.
 *
 * <p>An incident that is reopened goes over to the version in force, whichever of these it says.
 * Source: escalation.md, "Editing the policy while incidents are open".
 */
public enum Adoption {
  /**
   * At once: what the old version made due and nobody has taken is computed anew, and time that was
   * served counts.
   */
  LIVE,
  /**
   * When a rung is due after the new version came into force: that one is still taken under the old
   * version. Asking for a rung before its time does not count.
   */
  AT_NEXT_RUNG,
  /** Never: it finishes under the version under which it was logged or reopened. */
  PINNED
}
