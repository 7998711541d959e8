package dev.tocsin.registerfile;

import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.TocsinException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A place in a mapping: its text, list or fields. Whatever else stands there than is expected
 * becomes an error of this place.
 *
 * @param file what errors call the document
 * @param line from 1
 * @param column from 1
 * @param path from the top
 * @param text null unless it is text
 * @param items null unless it is a list
 * @param fields null unless it is a mapping; in the order in which they were written
 */
record Doc(
    String file,
    int line,
    int column,
    String path,
    @Nullable String text,
    @Nullable List<Doc> items,
    @Nullable Map<String, Field> fields) {

  /** A key, at its place, and its value. */
  record Field(Doc key, Doc value) {}

  /** Text that is not blank. */
  String value() {
    if (text == null || text.isBlank()) {
      throw fail("expected a value, found " + kind(), "write one value here");
    }
    return text;
  }

  /** One value, or a list of at least one. */
  List<Doc> values() {
    List<Doc> all = items == null ? List.of(this) : items;
    if (all.isEmpty()) {
      throw fail("the list is empty", "name at least one, or leave the key out");
    }
    all.forEach(Doc::value);
    return all;
  }

  /** The texts of {@link #values()}. */
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    values().forEach(each -> texts.add(each.value()));
    return texts;
  }

  /** The fields of a mapping. */
  Map<String, Field> entries() {
    if (fields == null) {
      throw fail("expected a mapping, found " + kind(), "write it as key: value");
    }
    return fields;
  }

  /** A mapping that has no other keys than these. */
  Doc only(Collection<String> keys) {
    for (Map.Entry<String, Field> each : entries().entrySet()) {
      if (!keys.contains(each.getKey())) {
        throw each.getValue()
            .key()
            .fail(
                "there is no key '" + TocsinException.excerpt(each.getKey()) + "' here",
                Nearest.remedy(each.getKey(), keys));
      }
    }
    return this;
  }

  @Nullable Doc get(String key) {
    Field field = entries().get(key);
    return field == null ? null : field.value();
  }

  Doc need(String key, String remedy) {
    Doc found = get(key);
    if (found == null) {
      throw fail("the key '" + key + "' is missing", remedy);
    }
    return found;
  }

  /** Runs what makes a value of the core's; what that refuses is refused here. */
  <T> T guard(Supplier<T> make) {
    try {
      return make.get();
    } catch (InvalidValueException e) {
      throw fail("%s '%s' %s".formatted(e.field(), e.value(), e.problem()), e.remedy());
    }
  }

  RegisterFileException fail(String problem, String remedy) {
    return new RegisterFileException(file, line, column, path, problem, remedy, null);
  }

  private String kind() {
    return fields != null ? "a mapping" : items != null ? "a list" : "nothing";
  }
}
