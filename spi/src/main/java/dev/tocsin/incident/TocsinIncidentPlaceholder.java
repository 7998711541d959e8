package dev.tocsin.incident;

/** Stands here until the package has a class of its own. */
public final class TocsinIncidentPlaceholder {

  private TocsinIncidentPlaceholder() {}
}
