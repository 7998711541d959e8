package dev.tocsin;

/** Stands here until the package has a class of its own. */
public final class TocsinPlaceholder {

  private TocsinPlaceholder() {}
}
