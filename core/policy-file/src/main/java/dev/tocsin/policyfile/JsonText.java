package dev.tocsin.policyfile;

import java.util.Iterator;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes nodes as JSON, short lists and mappings on one line. For one document. */
final class JsonText {
  private final StringBuilder out = new StringBuilder();

  private JsonText() {}

  static String write(Node.Fields document) {
    JsonText text = new JsonText();
    text.spread(document, "\n");
    return text.out.append('\n').toString();
  }

  private void value(Node node, String line) {
    if (node instanceof Node.Text || node.size() == 1) {
      out.append(flow(node));
      return;
    }
    String flow = Layout.isShort(node) && Layout.isFlat(node) ? flow(node) : null;
    if (flow != null && flow.length() + line.length() <= Layout.WIDTH) {
      out.append(flow);
    } else {
      spread(node, line);
    }
  }

  private void spread(Node node, String line) {
    String deeper = line + "  ";
    if (node instanceof Node.Items list) {
      out.append('[');
      Iterator<Node> items = list.nodes().iterator();
      while (items.hasNext()) {
        out.append(deeper);
        value(items.next(), deeper);
        out.append(items.hasNext() ? "," : line);
      }
      out.append(']');
    } else if (node instanceof Node.Fields mapping) {
      out.append('{');
      Iterator<Map.Entry<String, Node.Field>> fields = mapping.fields().entrySet().iterator();
      while (fields.hasNext()) {
        Map.Entry<String, Node.Field> each = fields.next();
        out.append(deeper).append(quoted(each.getKey())).append(": ");
        value(each.getValue().value(), deeper);
        out.append(fields.hasNext() ? "," : line);
      }
      out.append('}');
    }
  }

  private static String flow(Node node) {
    if (node instanceof Node.Text text) {
      return text.plain() ? text.value() : quoted(text.value());
    }
    if (node instanceof Node.Items list) {
      return list.nodes().stream().map(JsonText::flow).collect(Collectors.joining(", ", "[", "]"));
    }
    return ((Node.Fields) node)
        .fields().entrySet().stream()
            .map(each -> quoted(each.getKey()) + ": " + flow(each.getValue().value()))
            .collect(Collectors.joining(", ", "{", "}"));
  }

  /** In double quotes, with the escapes that YAML and JSON share. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (isPlain(c)) {
            quoted.append(c);
          } else {
            quoted.append("\\u%04x".formatted((int) c));
          }
        }
      }
    }
    return quoted.append('"').toString();
  }

  /** Whether a character stands for itself, whoever reads it. */
  private static boolean isPlain(char c) {
    return c >= ' '
        && (c < 0x7f || c > 0x9f)
        && c != 0x2028
        && c != 0x2029
        && c != 0xFEFF
        && c < 0xFFFE;
  }
}
