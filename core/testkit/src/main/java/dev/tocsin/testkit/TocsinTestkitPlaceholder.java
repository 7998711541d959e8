package dev.tocsin.testkit;

/** Stands here until the package has a class of its own. */
public final class TocsinTestkitPlaceholder {

  private TocsinTestkitPlaceholder() {}
}
