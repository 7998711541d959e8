package dev.tocsin.policyfile;

import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.TocsinException;
import dev.tocsin.lifecycle.InvalidLifecycleException;
import dev.tocsin.policy.InvalidPolicyException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A place in the document: its text, list or mapping, and the path that leads there. Whoever reads
 * a part of the policy asks it for what is expected, and whatever else stands there becomes an
 * error of this place.
 *
 * <p>Immutable. Source: first-screens.md, "The policy author" (errors with line, column, path, what
 * was expected).
 *
 * @param file what errors call the document
 * @param path from the top
 * @param mark where errors point: a value, or the key of something missing
 * @param node what stands there
 */
record Doc(String file, String path, Mark mark, Node node) {

  /** The document as a whole. */
  static Doc root(String file, Node node) {
    return new Doc(file, "", node.mark(), node);
  }

  static String excerpt(String text) {
    return TocsinException.excerpt(text);
  }

  /** Text, perhaps blank or of many lines, but not nothing. */
  String text() {
    if (!(node instanceof Node.Text text) || text.nothing()) {
      throw expected("text", "write one value here");
    }
    return text.value();
  }

  /** A name: one line, not blank, short and well formed. */
  String name() {
    return Names.check(this, text());
  }

  /** The name of a part of the policy. */
  String id() {
    return Names.id(this, text());
  }

  /** A whole number. */
  int number() {
    String text = text();
    if (!text.matches("-?[0-9]{1,9}")) {
      throw fail("'" + excerpt(text) + "' is not a whole number", "write digits only");
    }
    return Integer.parseInt(text);
  }

  /** Whether it is there with true; nothing else but true and false is understood. */
  boolean yes() {
    String text = text();
    if (!text.equals("true") && !text.equals("false")) {
      throw fail("'" + excerpt(text) + "' is neither true nor false", "write true or leave it out");
    }
    return text.equals("true");
  }

  /** The elements of a list, perhaps none. */
  List<Doc> items() {
    if (!(node instanceof Node.Items list)) {
      throw expected("a list", "write it as [ … ] or with a dash before each");
    }
    List<Doc> items = new ArrayList<>(list.nodes().size());
    for (Node item : list.nodes()) {
      items.add(new Doc(file, Where.item(path, items.size()), item.mark(), item));
    }
    return items;
  }

  /** The elements of a list, or what stands there alone; none twice. */
  List<Doc> anyNumber() {
    if (!(node instanceof Node.Items)) {
      return List.of(this);
    }
    Set<String> seen = new HashSet<>();
    for (Doc item : items()) {
      if (item.node instanceof Node.Text text && !text.nothing() && !seen.add(text.value())) {
        throw item.fail("'" + excerpt(text.value()) + "' is there twice", "keep one");
      }
    }
    return items();
  }

  /** The same, but at least one. */
  List<Doc> oneOrMore() {
    List<Doc> all = anyNumber();
    if (all.isEmpty()) {
      throw fail("the list is empty", "name at least one, or leave the key out");
    }
    return all;
  }

  /** Whether it is a list. */
  boolean isList() {
    return node instanceof Node.Items;
  }

  /** Whether it is a mapping. */
  boolean isFields() {
    return node instanceof Node.Fields;
  }

  /** A mapping whose keys are the author's own names. */
  Fields entries() {
    if (!(node instanceof Node.Fields mapping)) {
      throw expected("a mapping", "write it as key: value");
    }
    Map<String, Field> fields = new LinkedHashMap<>();
    mapping
        .fields()
        .forEach(
            (key, field) -> {
              String below = Where.key(path, key);
              Node keyNode = new Node.Text(field.key(), key, false);
              fields.put(
                  key,
                  new Field(
                      new Doc(file, below, field.key(), keyNode),
                      new Doc(file, below, field.value().mark(), field.value())));
            });
    return new Fields(this, fields);
  }

  /** A mapping that may have these keys and no others. */
  Fields fields(Keys keys) {
    return entries().only(keys);
  }

  /** A key and its value; errors of either point at it. */
  record Field(Doc key, Doc value) {}

  /** Runs what makes a value of the core's; what that refuses is refused here. */
  <T> T guard(Supplier<T> make) {
    try {
      return make.get();
    } catch (InvalidValueException e) {
      throw fail(
          "%s '%s' %s".formatted(excerpt(e.field()), excerpt(e.value()), e.problem()), e.remedy());
    } catch (InvalidPolicyException e) {
      throw fail(e.problem(), e.remedy());
    } catch (InvalidLifecycleException e) {
      throw fail("state '%s' %s".formatted(excerpt(e.state()), e.problem()), e.remedy());
    }
  }

  /** The same place with a part of its text, or more than its text. */
  Doc as(String text) {
    return new Doc(file, path, mark, new Node.Text(node.mark(), text, false));
  }

  /** An error of this place. */
  PolicyFileException fail(String problem, String remedy) {
    return new PolicyFileException(file, mark, path, problem, remedy, null);
  }

  private PolicyFileException expected(String what, String remedy) {
    return fail("expected " + what + ", found " + node.kind(), remedy);
  }
}
