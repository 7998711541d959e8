package dev.tocsin.lifecycle;

/** Stands here until the package has a class of its own. */
public final class TocsinLifecyclePlaceholder {

  private TocsinLifecyclePlaceholder() {}
}
