package dev.tocsin.priority;

/** Stands here until the package has a class of its own. */
public final class TocsinPriorityPlaceholder {

  private TocsinPriorityPlaceholder() {}
}
