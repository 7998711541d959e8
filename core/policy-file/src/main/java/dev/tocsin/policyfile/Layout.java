package dev.tocsin.policyfile;

/** What stands on one line, and what is spread over several. */
final class Layout {
  /** The longest line that is made on purpose; one long text may be longer. */
  static final int WIDTH = 110;

  /** So much is never on one line, and need not be tried. */
  private static final int MANY = 60;

  private Layout() {}

  /**
   * Whether a list or mapping may stand on one line, if it is not too long: a rung, a team, a list
   * of names, but no list of rungs.
   */
  static boolean isShort(Node node) {
    return node.size() <= MANY && !hasRows(node);
  }

  /** Whether a list or mapping has nothing but text in it, or lists of text. */
  static boolean isFlat(Node node) {
    return node instanceof Node.Fields mapping
        ? mapping.fields().values().stream().noneMatch(field -> hasFields(field.value()))
        : !hasFields(node);
  }

  private static boolean hasFields(Node node) {
    return node instanceof Node.Fields
        || (node instanceof Node.Items list && list.nodes().stream().anyMatch(Layout::hasFields));
  }

  private static boolean hasRows(Node node) {
    if (node instanceof Node.Fields mapping) {
      return mapping.fields().values().stream().anyMatch(field -> hasRows(field.value()));
    }
    return node instanceof Node.Items list
        && list.nodes().stream().anyMatch(each -> isRow(each) || hasRows(each));
  }

  private static boolean isRow(Node node) {
    return node instanceof Node.Fields mapping && mapping.fields().size() > 2;
  }
}
