package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tocsin.internal.Text;

/**
 * What kind of thing is broken: a path such as {@code application/checkout/payment}.
 *
 * <p>Segments are separated by {@code /}, compared by case, and never empty. In JSON a plain
 * string. Source: domain.md, "Category".
 *
 * @param path one to eight segments, at most 200 characters
 */
public record Category(@JsonValue String path) {
  /** Where a report belongs that names no category. */
  public static final Category UNCATEGORISED = new Category("uncategorised");

  private static final int SEGMENTS = 8;

  /** Checks the path. */
  @JsonCreator
  public Category {
    Text.name("category", path);
    int segments = 0;
    for (int from = 0, end; from <= path.length(); from = end + 1) {
      int slash = path.indexOf('/', from);
      end = slash < 0 ? path.length() : slash;
      if (blank(path, from, end)) {
        throw new InvalidValueException(
            "category",
            path,
            "has an empty segment",
            "write segments with one / between them, as in application/checkout");
      }
      segments++;
    }
    if (segments > SEGMENTS) {
      throw new InvalidValueException(
          "category",
          path,
          "has " + segments + " segments",
          "use at most " + SEGMENTS + " of them");
    }
  }

  /**
   * Names a category.
   *
   * @param path segments separated by {@code /}
   * @return the category
   * @throws InvalidValueException when a segment is empty or the path too long
   */
  public static Category of(String path) {
    return new Category(path);
  }

  /**
   * Whether this category is the other one or lies below it.
   *
   * @param ancestor the top of a subtree
   * @return true for {@code application/checkout} within {@code application}
   */
  public boolean within(Category ancestor) {
    String top = ancestor.path;
    return path.startsWith(top)
        && (path.length() == top.length() || path.charAt(top.length()) == '/');
  }

  @Override
  public String toString() {
    return path;
  }

  private static boolean blank(String path, int from, int end) {
    int i = from;
    while (i < end && Character.isWhitespace(path.charAt(i))) {
      i++;
    }
    return i == end;
  }
}
