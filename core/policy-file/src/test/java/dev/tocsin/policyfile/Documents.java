package dev.tocsin.policyfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The documents that tests read. */
final class Documents {

  private Documents() {}

  /** A document with every key in it. */
  static String shop() {
    try (InputStream in = Documents.class.getResourceAsStream("/shop.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document in the Javadoc of {@link PolicyFile}. */
  static String inTheDocumentation() {
    try {
      String source =
          Files.readString(Path.of("src/main/java/dev/tocsin/policyfile/PolicyFile.java"));
      return source
          .substring(source.indexOf("<pre>{@code\n") + 12, source.indexOf(" * }</pre>"))
          .replaceAll("(?m)^ \\* ?", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same content as JSON. */
  static String shopAsJson() {
    return json(new TreeReader(Input.of("shop.yaml", shop())).read(), "\n");
  }

  private static String json(Node node, String indent) {
    String deeper = indent + "  ";
    if (node instanceof Node.Items list) {
      return list.nodes().stream()
          .map(item -> deeper + json(item, deeper))
          .collect(Collectors.joining(",", "[", indent + "]"));
    }
    if (node instanceof Node.Fields mapping) {
      return mapping.fields().entrySet().stream()
          .map(field -> deeper + field(field, deeper))
          .collect(Collectors.joining(",", "{", indent + "}"));
    }
    String text = ((Node.Text) node).value();
    boolean literal = ((Node.Text) node).nothing() || text.matches("[0-9]+|true");
    return literal ? (text.isEmpty() ? "null" : text) : quoted(text);
  }

  private static String field(Map.Entry<String, Node.Field> field, String indent) {
    return quoted(field.getKey()) + ": " + json(field.getValue().value(), indent);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/") + '"';
  }
}
