package dev.tocsin.policy;

/** Stands here until the package has a class of its own. */
public final class TocsinPolicyPlaceholder {

  private TocsinPolicyPlaceholder() {}
}
