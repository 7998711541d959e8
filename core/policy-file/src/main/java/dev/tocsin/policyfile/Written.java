package dev.tocsin.policyfile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the nodes of a document that is to be written; they have no place yet. */
final class Written {
  private Written() {}

  /** Text, whatever stands in it. */
  static Node text(Object value) {
    return new Node.Text(Mark.NOWHERE, value.toString(), false);
  }

  /** A number or a truth value. */
  static Node literal(Object value) {
    return new Node.Text(Mark.NOWHERE, value.toString(), true);
  }

  /** A list. */
  static <T> Node list(Collection<T> all, Function<? super T, Node> write) {
    List<Node> nodes = new ArrayList<>(all.size());
    int size = 1;
    for (T each : all) {
      Node node = write.apply(each);
      nodes.add(node);
      size += node.size();
    }
    return new Node.Items(Mark.NOWHERE, List.copyOf(nodes), size);
  }

  /** A list, or what is in it when that is one alone. */
  static <T> Node some(Collection<T> all, Function<? super T, Node> write) {
    return all.size() == 1 ? write.apply(all.iterator().next()) : list(all, write);
  }

  /** A mapping, to which keys are added in the order in which they are best read. */
  static final class Mapping {
    private final Map<String, Node.Field> fields = new LinkedHashMap<>();
    private int size = 1;

    Mapping put(String key, Node value) {
      fields.put(key, new Node.Field(Mark.NOWHERE, value));
      size += value.size();
      return this;
    }

    /** Text, unless it goes without saying. */
    Mapping text(String key, @Nullable Object value, @Nullable Object usual) {
      return value == null || value.equals(usual) ? this : put(key, Written.text(value));
    }

    Mapping text(String key, Object value) {
      return put(key, Written.text(value));
    }

    /** A list, unless it is empty. */
    <T> Mapping list(String key, Collection<T> all, Function<? super T, Node> write) {
      return all.isEmpty() ? this : put(key, Written.list(all, write));
    }

    /** A list or one alone, unless there is none. */
    <T> Mapping some(String key, Collection<T> all, Function<? super T, Node> write) {
      return all.isEmpty() ? this : put(key, Written.some(all, write));
    }

    /** Parts by their name, unless there are none. */
    <T> Mapping named(String key, Map<String, T> all, Function<? super T, Node> write) {
      return all.isEmpty() ? this : put(key, Written.named(all, write));
    }

    boolean has(String key) {
      return fields.containsKey(key);
    }

    Node.Fields node() {
      return new Node.Fields(Mark.NOWHERE, fields, size);
    }
  }

  /** Parts by their name. */
  static <T> Node named(Map<String, T> all, Function<? super T, Node> write) {
    Mapping mapping = new Mapping();
    all.forEach((name, part) -> mapping.put(name, write.apply(part)));
    return mapping.node();
  }
}
