package dev.tocsin.host;

/** Stands here until the package has a class of its own. */
public final class TocsinHostPlaceholder {

  private TocsinHostPlaceholder() {}
}
