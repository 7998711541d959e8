package dev.tocsin.memory;

/** Stands here until the package has a class of its own. */
public final class TocsinMemoryPlaceholder {

  private TocsinMemoryPlaceholder() {}
}
