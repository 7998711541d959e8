package dev.tocsin.store;

/** Stands here until the package has a class of its own. */
public final class TocsinStorePlaceholder {

  private TocsinStorePlaceholder() {}
}
