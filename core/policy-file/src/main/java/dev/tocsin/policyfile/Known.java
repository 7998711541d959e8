package dev.tocsin.policyfile;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Names that are there, and what each stands for: whoever writes another is told the nearest.
 *
 * @param what one of them is: "team"
 * @param section the key under which they stand; empty for words that are always there
 * @param values by name, in the order in which they are listed
 */
record Known<T>(String what, String section, Map<String, T> values) {

  /** Known by a name each. */
  static <T> Known<T> of(String what, Collection<T> values, Function<T, String> name) {
    Map<String, T> byName = new LinkedHashMap<>();
    values.forEach(value -> byName.put(name.apply(value), value));
    return new Known<>(what, "", byName);
  }

  /** Known by what they print. */
  static <T> Known<T> of(String what, List<T> values) {
    return of(what, values, String::valueOf);
  }

  /**
   * What a name stands for.
   *
   * @throws PolicyFileException when there is none of that name
   */
  T get(Doc doc) {
    String name = doc.text();
    T value = values.get(name);
    if (value == null) {
      throw doc.fail(
          "there is no " + what + " '" + Doc.excerpt(name) + "'",
          values.isEmpty()
              ? "add it under '" + section + "'"
              : Nearest.remedy(name, values.keySet()));
    }
    return value;
  }

  /**
   * The same for a part of a text, which may be set off by white space.
   *
   * @throws PolicyFileException when there is none of that name
   */
  T part(Doc doc, String name) {
    T exact = values.get(name);
    return exact == null ? get(doc.as(name.strip())) : exact;
  }

  /** The same, of a list or of one alone. */
  List<T> each(Doc doc) {
    return doc.oneOrMore().stream().map(this::get).toList();
  }
}
