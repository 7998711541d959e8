package dev.tocsin.policyfile;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of the document.
 *
 * <p>Immutable.
 *
 * @param doc the mapping itself
 * @param all by key, in the order in which they were written
 */
record Fields(Doc doc, Map<String, Doc.Field> all) {

  /** Keys and values, in the order in which they were written. */
  Collection<Doc.Field> list() {
    return all.values();
  }

  /** The value of a key, or null when it is not there. */
  @Nullable Doc get(String key) {
    Doc.Field field = all.get(key);
    return field == null ? null : field.value();
  }

  /** The value of a key, read; or something else when it is not there. */
  <T> T get(String key, Function<Doc, T> read, T otherwise) {
    T value = find(key, read);
    return value == null ? otherwise : value;
  }

  /** The value of a key, read; or null when it is not there. */
  <T> @Nullable T find(String key, Function<Doc, T> read) {
    Doc value = get(key);
    return value == null ? null : read.apply(value);
  }

  /**
   * The value of a key that must be there.
   *
   * @throws PolicyFileException with this remedy when it is not
   */
  Doc need(String key, String remedy) {
    Doc value = get(key);
    if (value == null) {
      throw doc.fail("the key '" + key + "' is missing", remedy);
    }
    return value;
  }

  /** The same, without some of the keys. */
  Fields without(String... keys) {
    Map<String, Doc.Field> rest = new LinkedHashMap<>(all);
    rest.keySet().removeAll(List.of(keys));
    return new Fields(doc, rest);
  }

  /**
   * These fields, if all are known.
   *
   * @throws PolicyFileException at the first key that is not
   */
  Fields only(Keys keys) {
    all.values().forEach(field -> known(field.key(), keys));
    return this;
  }

  /**
   * Refuses a key of these fields when it is not known.
   *
   * @throws PolicyFileException when it is not
   */
  void known(Doc key, Keys keys) {
    String name = key.text();
    if (keys.allowed().contains(name)) {
      return;
    }
    Doc.Field before = null;
    for (Map.Entry<String, Doc.Field> each : all.entrySet()) {
      if (each.getKey().equals(name)) {
        throw unknown(each.getValue(), name, before, keys.allowed());
      }
      before = each.getValue();
    }
  }

  private static PolicyFileException unknown(
      Doc.Field field, String key, Doc.@Nullable Field before, List<String> allowed) {
    String nearest = Nearest.of(key, allowed);
    boolean alone = field.value().node() instanceof Node.Text text && text.nothing();
    String remedy =
        nearest != null
            ? "did you mean '" + nearest + "'? Possible here are " + Nearest.list(allowed)
            : alone && before != null
                ? "put quotes around the whole text before the comma and after it, if it is one text;"
                    + " possible here are "
                    + Nearest.list(allowed)
                : "use one of " + Nearest.list(allowed);
    return field.key().fail("there is no key '" + Doc.excerpt(key) + "' here", remedy);
  }
}
