package dev.tocsin.policyfile;

import java.util.List;
import java.util.Map;

/**
 * What the document says, before anybody asks what it means: text, lists and mappings, each with
 * its place. Numbers, truth values and the like are text here, as no rule asks for anything else.
 *
 * <p>Immutable; a node may stand in several places when the document uses aliases. Source:
 * hostile-inputs.md, class 9 (never a class named by data).
 */
sealed interface Node {
  /** Where it begins. */
  Mark mark();

  /** How many nodes there are in it, itself included. */
  int size();

  /** What people call it. */
  String kind();

  /**
   * Text.
   *
   * @param plain whether it stands there without quotes
   */
  record Text(Mark mark, String value, boolean plain) implements Node {
    @Override
    public int size() {
      return 1;
    }

    /** Whether there is nothing after the key, or what YAML and JSON write for nothing. */
    boolean nothing() {
      return plain && (value.isEmpty() || value.equals("~") || value.equals("null"));
    }

    @Override
    public String kind() {
      return nothing() ? "nothing" : "text";
    }
  }

  /** A list. */
  record Items(Mark mark, List<Node> nodes, int size) implements Node {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /** A mapping, its keys in the order in which they were written. */
  record Fields(Mark mark, Map<String, Field> fields, int size) implements Node {
    @Override
    public String kind() {
      return "a mapping";
    }
  }

  /** A key's place, and its value. */
  record Field(Mark key, Node value) {}
}
