package dev.tocsin.routing;

/** Stands here until the package has a class of its own. */
public final class TocsinRoutingPlaceholder {

  private TocsinRoutingPlaceholder() {}
}
