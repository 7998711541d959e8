package dev.tocsin.policyfile;

import dev.tocsin.incident.TocsinException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads text into nodes, from the parser's events. It walks without recursion and counts what
 * aliases unfold to, so neither deep nesting nor aliases that explode cost more than the text.
 *
 * <p>For one document; not thread-safe. Source: hostile-inputs.md, class 9.
 */
final class TreeReader {
  /** How deep lists and mappings may stand in each other; the deepest of a policy is 10. */
  static final int DEPTH = 50;

  /** How many values a document may have, those that aliases repeat counted again. */
  static final int SIZE = 1_000_000;

  private final Input input;
  private final Deque<Frame> open = new ArrayDeque<>();
  private final Map<Anchor, Node> anchored = new HashMap<>();
  private Mark last = Mark.START;
  private @Nullable Node root;
  private int size;

  TreeReader(Input input) {
    this.input = input;
  }

  /** A list or mapping whose end has not come yet. */
  private static final class Frame {
    private final Mark mark;
    private final String path;
    private final @Nullable Anchor anchor;
    private final @Nullable List<Node> items;
    private final @Nullable Map<String, Node.Field> fields;
    private final int sizeBefore;
    private Node.@Nullable Text key;

    Frame(Mark mark, String path, @Nullable Anchor anchor, boolean list, int sizeBefore) {
      this.mark = mark;
      this.path = path;
      this.anchor = anchor;
      this.items = list ? new ArrayList<>() : null;
      this.fields = list ? null : new LinkedHashMap<>();
      this.sizeBefore = sizeBefore;
    }

    /** The path of what comes next. */
    String next() {
      if (items != null) {
        return Where.item(path, items.size());
      }
      return key == null ? path : Where.key(path, key.value());
    }
  }

  /**
   * The whole document.
   *
   * @throws PolicyFileException when it is not YAML, empty, or more than one
   */
  Node read() {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel("policy")
            .setCodePointLimit(Input.LIMIT + 1)
            // One piece: of a long run the parser would copy all that it has at each piece.
            .setBufferSize(Math.max(1024, input.text().length()))
            .build();
    Iterator<Event> events = new ParserImpl(settings, new StreamReader(settings, input.text()));
    for (Event event = next(events); event != null; event = next(events)) {
      take(event);
    }
    if (root == null) {
      throw fail(
          Mark.START, "", "the document is empty", "begin it with 'policy:' and the policy's name");
    }
    return root;
  }

  /** The parser is asked for nothing but events; whatever it throws is about the text. */
  private @Nullable Event next(Iterator<Event> events) {
    try {
      return events.hasNext() ? events.next() : null;
    } catch (RuntimeException e) {
      throw SyntaxErrors.of(e, input.name(), last);
    }
  }

  private void take(Event event) {
    last = mark(event);
    switch (event.getEventId()) {
      case DocumentStart -> {
        if (root != null) {
          throw fail(last, "", "a second document begins here", "keep one policy in a file");
        }
      }
      case SequenceStart, MappingStart -> begin((CollectionStartEvent) event);
      case SequenceEnd, MappingEnd -> end();
      case Scalar -> scalar((ScalarEvent) event);
      case Alias -> alias((AliasEvent) event);
      default -> {
        // The bounds of the stream and of the document, and comments.
      }
    }
  }

  private void begin(CollectionStartEvent event) {
    refuseTag(event.getTag());
    refuseAsKey(event.getEventId() == Event.ID.SequenceStart ? "a list" : "a mapping");
    if (open.size() == DEPTH) {
      throw fail(
          last,
          open.getLast().next(),
          "lists and mappings stand in each other more than " + DEPTH + " deep",
          "a policy needs no more than 10");
    }
    count(1);
    boolean list = event.getEventId() == Event.ID.SequenceStart;
    open.push(new Frame(last, path(), anchor(event), list, size - 1));
  }

  private void end() {
    Frame frame = open.pop();
    int within = size - frame.sizeBefore;
    Node node;
    if (frame.items != null) {
      node = new Node.Items(frame.mark, Collections.unmodifiableList(frame.items), within);
    } else if (frame.fields != null) {
      node = new Node.Fields(frame.mark, Collections.unmodifiableMap(frame.fields), within);
    } else {
      throw new AssertionError("a frame is a list or a mapping");
    }
    add(node, frame.anchor);
  }

  private void scalar(ScalarEvent event) {
    refuseTag(event.getTag());
    count(1);
    add(new Node.Text(last, event.getValue(), event.isPlain()), anchor(event));
  }

  private void alias(AliasEvent event) {
    Node node = anchored.get(event.getAlias());
    String name = "'*" + TocsinException.excerpt(event.getAlias().getValue()) + "'";
    if (node == null) {
      boolean within = open.stream().anyMatch(frame -> event.getAlias().equals(frame.anchor));
      throw within
          ? fail(last, path(), name + " repeats what it stands in", "name the parts one by one")
          : fail(
              last,
              path(),
              "there is no anchor for " + name,
              "put quotes around the text if an asterisk is meant: \"*\"");
    }
    count(node.size());
    add(node, null);
  }

  private void add(Node node, @Nullable Anchor anchor) {
    if (anchor != null) {
      anchored.put(anchor, node);
    }
    Frame frame = open.peek();
    if (frame == null) {
      root = node;
    } else if (frame.items != null) {
      frame.items.add(node);
    } else if (frame.key == null) {
      key(frame, node);
    } else if (frame.fields != null) {
      frame.fields.put(frame.key.value(), new Node.Field(frame.key.mark(), node));
      frame.key = null;
    }
  }

  private void key(Frame frame, Node node) {
    if (!(node instanceof Node.Text text)) {
      refuseAsKey(node.kind());
      return;
    }
    Node.Field before = frame.fields == null ? null : frame.fields.get(text.value());
    if (before != null) {
      throw fail(
          last,
          Where.key(frame.path, text.value()),
          "the key '%s' is there twice, first on line %d"
              .formatted(TocsinException.excerpt(text.value()), before.key().line()),
          "keep the one that is meant");
    }
    frame.key = text.mark().equals(last) ? text : new Node.Text(last, text.value(), text.plain());
  }

  private void refuseAsKey(String kind) {
    Frame frame = open.peek();
    if (frame != null && frame.fields != null && frame.key == null) {
      throw fail(
          last, frame.path, kind + " stands where a key is expected", "write the key as text");
    }
  }

  private void refuseTag(Optional<String> tag) {
    if (tag.isPresent()) {
      throw fail(
          last,
          path(),
          "the tag '"
              + TocsinException.excerpt(tag.get().replace("tag:yaml.org,2002:", "!!"))
              + "' cannot stand in a policy",
          "leave it out, or put quotes around text that begins with an exclamation mark");
    }
  }

  private void count(int more) {
    if (size > SIZE - more) {
      throw fail(
          last,
          path(),
          "the document has more than " + SIZE + " values, those that aliases repeat included",
          "use fewer aliases, or named paths under 'paths'");
    }
    size += more;
  }

  private String path() {
    Frame frame = open.peek();
    return frame == null ? "" : frame.next();
  }

  private PolicyFileException fail(Mark mark, String path, String problem, String remedy) {
    return new PolicyFileException(input.name(), mark, path, problem, remedy, null);
  }

  private static @Nullable Anchor anchor(NodeEvent event) {
    return event.getAnchor().orElse(null);
  }

  private static Mark mark(Event event) {
    return event.getStartMark().map(SyntaxErrors::mark).orElse(Mark.START);
  }
}
