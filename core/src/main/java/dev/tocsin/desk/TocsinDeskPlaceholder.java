package dev.tocsin.desk;

/** Stands here until the package has a class of its own. */
public final class TocsinDeskPlaceholder {

  private TocsinDeskPlaceholder() {}
}
