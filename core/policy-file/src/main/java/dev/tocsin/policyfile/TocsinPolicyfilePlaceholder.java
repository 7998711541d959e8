package dev.tocsin.policyfile;

/** Stands here until the package has a class of its own. */
public final class TocsinPolicyfilePlaceholder {

  private TocsinPolicyfilePlaceholder() {}
}
