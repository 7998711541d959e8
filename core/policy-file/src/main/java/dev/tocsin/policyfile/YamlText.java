package dev.tocsin.policyfile;

import java.util.Iterator;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes nodes as YAML 1.2 that can be read aloud: short lists and mappings on one line, quotes
 * only where a reader of YAML would take the text for something else.
 *
 * <p>For one document.
 */
final class YamlText {
  /** Of a longer key a parser does not see that it is one. */
  private static final int LONGEST_KEY = 1_000;

  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}\\p{N}_/.+(][\\p{L}\\p{N} _/.:()%+*'@=-]*");
  private static final Pattern NOT_TEXT =
      Pattern.compile(
          "(?i)null|true|false|[-+.]?(inf|nan)|[-+]?[0-9.][0-9_.:]*(e[-+]?[0-9]*)?"
              + "|0[xo][0-9a-f]*");

  private final StringBuilder out = new StringBuilder();

  private YamlText() {}

  static String write(Node.Fields document) {
    YamlText text = new YamlText();
    boolean before = false;
    for (Map.Entry<String, Node.Field> each : document.fields().entrySet()) {
      Node value = each.getValue().value();
      boolean spread = !(value instanceof Node.Text) && !Layout.isFlat(value);
      if (before || (spread && text.out.length() > 0)) {
        text.out.append('\n');
      }
      before = spread;
      text.field(each.getKey(), value, "", !spread);
    }
    return text.out.toString();
  }

  private void field(String key, Node value, String indent, boolean mayFlow) {
    String quoted = scalar(key);
    boolean explicit = quoted.length() > LONGEST_KEY;
    out.append(explicit ? "? " + quoted + "\n" + indent : quoted).append(':');
    String flow = flow(value);
    boolean fits = indent.length() + quoted.length() + flow.length() + 2 <= Layout.WIDTH;
    if (value instanceof Node.Text || isEmpty(value) || (mayFlow && fits && flows(value))) {
      out.append(' ').append(flow).append('\n');
      return;
    }
    out.append('\n');
    block(value, indent + "  ");
  }

  private void block(Node node, String indent) {
    if (node instanceof Node.Items list) {
      for (Node item : list.nodes()) {
        item(item, indent);
      }
    } else if (node instanceof Node.Fields mapping) {
      for (Map.Entry<String, Node.Field> each : mapping.fields().entrySet()) {
        out.append(indent);
        field(each.getKey(), each.getValue().value(), indent, true);
      }
    }
  }

  private void item(Node node, String indent) {
    out.append(indent).append("- ");
    String flow = flow(node);
    boolean fits = indent.length() + flow.length() + 2 <= Layout.WIDTH;
    if (node instanceof Node.Text || isEmpty(node) || (fits && flows(node))) {
      out.append(flow).append('\n');
      return;
    }
    if (node instanceof Node.Items) {
      out.append('\n');
      block(node, indent + "  ");
      return;
    }
    Iterator<Map.Entry<String, Node.Field>> fields =
        ((Node.Fields) node).fields().entrySet().iterator();
    Map.Entry<String, Node.Field> first = fields.next();
    field(first.getKey(), first.getValue().value(), indent + "  ", true);
    while (fields.hasNext()) {
      Map.Entry<String, Node.Field> each = fields.next();
      out.append(indent).append("  ");
      field(each.getKey(), each.getValue().value(), indent + "  ", true);
    }
  }

  /** Whether a list or mapping stands on one line where it fits. */
  private static boolean flows(Node node) {
    boolean listOfMappings =
        node instanceof Node.Items list
            && list.nodes().stream().anyMatch(each -> each instanceof Node.Fields);
    return Layout.isShort(node) && !listOfMappings;
  }

  private static boolean isEmpty(Node node) {
    return node.size() == 1;
  }

  /** On one line; nothing at all for what never is. */
  private static String flow(Node node) {
    if (node instanceof Node.Text text) {
      return text.plain() ? text.value() : scalar(text.value());
    }
    if (!Layout.isShort(node)) {
      return "";
    }
    if (node instanceof Node.Items list) {
      return list.nodes().stream().map(YamlText::flow).collect(Collectors.joining(", ", "[", "]"));
    }
    Map<String, Node.Field> fields = ((Node.Fields) node).fields();
    return fields.isEmpty()
        ? "{}"
        : fields.entrySet().stream()
            .map(each -> scalar(each.getKey()) + ": " + flow(each.getValue().value()))
            .collect(Collectors.joining(", ", "{ ", " }"));
  }

  private static String scalar(String text) {
    boolean plain =
        PLAIN.matcher(text).matches()
            && !NOT_TEXT.matcher(text).matches()
            && !text.endsWith(" ")
            && !text.endsWith(":")
            && !text.contains("  ")
            && !text.contains(": ")
            && printable(text);
    return plain ? text : JsonText.quoted(text);
  }

  private static boolean printable(String text) {
    return text.chars().allMatch(c -> !Character.isSurrogate((char) c) && c < 0xFFFE);
  }
}
