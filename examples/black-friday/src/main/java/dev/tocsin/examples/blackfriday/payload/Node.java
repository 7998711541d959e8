package dev.tocsin.examples.blackfriday.payload;

import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.TocsinException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A piece of a JSON document that knows where it stands, so that errors can say so. */
public record Node(
    Kind kind, String text, Map<String, Node> fields, List<Node> items, Place place) {

  /** What a piece is; the names are those that errors use. */
  public enum Kind {
    OBJECT("an object"),
    LIST("a list"),
    TEXT("a text"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    NULL("null");

    private final String name;

    Kind(String name) {
      this.name = name;
    }
  }

  /** Where a piece stands: line and column from 1, and the keys that lead there. */
  public record Place(String file, int line, int column, String path) {
    public BadInputException fail(String problem, String remedy) {
      return new BadInputException(
          "%s:%d:%d: %s%s: %s.".formatted(file, line, column, prefix(), problem, remedy));
    }

    private String prefix() {
      return path.isEmpty() ? "" : path + ": ";
    }
  }

  public BadInputException fail(String problem, String remedy) {
    return place.fail(problem, remedy);
  }

  /** A field that must be there. */
  public Node need(String key, String remedy) {
    Node found = find(key);
    if (found == null) {
      throw fail("there is no '" + key + "' here", remedy);
    }
    return found;
  }

  /** A field, or null when it is absent or null. */
  public @Nullable Node find(String key) {
    Node found = object().fields.get(key);
    return found == null || found.kind == Kind.NULL ? null : found;
  }

  /** A field of text, or null when it is absent, null or blank. */
  public @Nullable String findText(String key) {
    Node found = find(key);
    return found == null || found.string().isBlank() ? null : found.string();
  }

  public Node object() {
    return must(Kind.OBJECT, "write it in braces, as a mapping of names to texts");
  }

  public List<Node> list() {
    return must(Kind.LIST, "write it in square brackets").items;
  }

  public String string() {
    return must(Kind.TEXT, "write it in quotation marks").text;
  }

  private Node must(Kind expected, String remedy) {
    if (kind != expected) {
      String value = text.isEmpty() ? "" : " '" + TocsinException.excerpt(text) + "'";
      throw fail(kind.name + value + " stands where " + expected.name + " is expected", remedy);
    }
    return this;
  }

  /** Adds to a report what the library may refuse. */
  public Report guard(Report report, UnaryOperator<Report> change) {
    return guard(() -> change.apply(report));
  }

  /** Does what the library may refuse, and then says where the refused value stands. */
  public <T> T guard(Supplier<T> work) {
    try {
      return work.get();
    } catch (InvalidValueException e) {
      throw fail("%s '%s' %s".formatted(e.field(), e.value(), e.problem()), e.remedy());
    }
  }
}
