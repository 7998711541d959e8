package dev.tocsin.escalation;

/** Stands here until the package has a class of its own. */
public final class TocsinEscalationPlaceholder {

  private TocsinEscalationPlaceholder() {}
}
