package dev.tocsin.registerfile;

import dev.tocsin.incident.TocsinException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML into places, from the parser's events, without recursion. Aliases and tags are
 * refused: a mapping needs none. For one document. Source: hostile-inputs.md, class 9.
 */
final class DocReader {
  private static final int LIMIT = 1024 * 1024;
  private static final int DEPTH = 20;

  private final String file;
  private final Deque<Open> open = new ArrayDeque<>();
  private @Nullable Doc root;

  private DocReader(String file) {
    this.file = file;
  }

  /** A list or mapping whose end has not come yet. */
  private static final class Open {
    private final Doc begin;
    private final @Nullable List<Doc> items;
    private final Map<String, Doc.Field> fields = new LinkedHashMap<>();
    private @Nullable Doc key;

    Open(Doc begin, boolean list) {
      this.begin = begin;
      this.items = list ? new ArrayList<>() : null;
    }
  }

  static Doc read(Path path) {
    String file = path.toString();
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(LIMIT + 1);
      if (bytes.length > LIMIT) {
        throw tooLarge(file);
      }
      return read(
          file, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (NoSuchFileException e) {
      throw whole(file, "there is no such file", "check its name and folder", e);
    } catch (CharacterCodingException e) {
      throw whole(file, "the text is not UTF-8", "save the mapping in the encoding UTF-8", e);
    } catch (IOException e) {
      throw whole(
          file,
          "it cannot be read (" + e.getClass().getSimpleName() + ")",
          "check that it is a file and that you may read it",
          e);
    }
  }

  static Doc read(String file, String text) {
    if (text.length() > LIMIT) {
      throw tooLarge(file);
    }
    DocReader reader = new DocReader(file);
    LoadSettings settings =
        LoadSettings.builder().setLabel("mapping").setCodePointLimit(LIMIT + 1).build();
    try {
      ParserImpl events = new ParserImpl(settings, new StreamReader(settings, clean(file, text)));
      while (events.hasNext()) {
        reader.take(events.next());
      }
    } catch (MarkedYamlEngineException e) {
      Mark at = e.getProblemMark().or(e::getContextMark).orElse(null);
      throw new RegisterFileException(
          file,
          at == null ? 1 : at.getLine() + 1,
          at == null ? 1 : at.getColumn() + 1,
          "",
          "this is not YAML: " + TocsinException.excerpt(e.getProblem()),
          "look at this line and the one before",
          e);
    }
    if (reader.root == null) {
      throw whole(file, "the mapping is empty", "begin it with 'mapping:' and its name", null);
    }
    return reader.root;
  }

  /** Without a byte-order mark; with characters of text only. */
  private static String clean(String file, String text) {
    String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
    int line = 1;
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      line += c == '\n' ? 1 : 0;
      if ((c < ' ' && c != '\n' && c != '\r' && c != '\t') || c == 0x7f || c >= 0xFFFE) {
        throw new RegisterFileException(
            file,
            line,
            0,
            "",
            "the character U+%04X cannot stand in a mapping".formatted((int) c),
            "take it out",
            null);
      }
    }
    return clean;
  }

  private static RegisterFileException tooLarge(String file) {
    return whole(file, "the mapping is larger than 1 MiB", "check that it is the mapping", null);
  }

  private static RegisterFileException whole(
      String file, String problem, String remedy, @Nullable Throwable cause) {
    return new RegisterFileException(file, 0, 0, "", problem, remedy, cause);
  }

  private void take(Event event) {
    switch (event.getEventId()) {
      case DocumentStart -> {
        if (root != null) {
          throw place(event, null)
              .fail("a second document begins here", "keep one mapping in a file");
        }
      }
      case SequenceStart, MappingStart -> {
        Doc place = place(event, null);
        refuse(place, ((CollectionStartEvent) event).getTag().isPresent(), "tags");
        refuse(place, open.size() == DEPTH, "more than " + DEPTH + " levels");
        refuse(place, isKey(), "lists and mappings as keys");
        open.push(new Open(place, event.getEventId() == Event.ID.SequenceStart));
      }
      case SequenceEnd, MappingEnd -> {
        Open ended = open.pop();
        Doc at = ended.begin;
        boolean list = ended.items != null;
        add(
            new Doc(
                file,
                at.line(),
                at.column(),
                at.path(),
                null,
                list ? List.copyOf(Objects.requireNonNull(ended.items)) : null,
                list ? null : ended.fields));
      }
      case Scalar -> {
        ScalarEvent scalar = (ScalarEvent) event;
        refuse(place(event, null), scalar.getTag().isPresent(), "tags");
        boolean nothing = scalar.isPlain() && scalar.getValue().matches("~|null|");
        add(place(event, nothing && !isKey() ? "" : scalar.getValue()));
      }
      case Alias -> {
        String name = ((AliasEvent) event).getAlias().getValue();
        throw place(event, null)
            .fail(
                "aliases such as *" + TocsinException.excerpt(name) + " cannot stand in a mapping",
                "put quotes around the text if an asterisk is meant: \"*\"");
      }
      default -> {
        // The bounds of the stream and of the document, and comments.
      }
    }
  }

  private static void refuse(Doc place, boolean refused, String what) {
    if (refused) {
      throw place.fail(what + " cannot stand in a mapping", "write plain text, lists and keys");
    }
  }

  private boolean isKey() {
    Open frame = open.peek();
    return frame != null && frame.items == null && frame.key == null;
  }

  private void add(Doc doc) {
    Open frame = open.peek();
    if (frame == null) {
      root = doc;
    } else if (frame.items != null) {
      frame.items.add(doc);
    } else if (frame.key == null) {
      if (frame.fields.containsKey(Objects.requireNonNull(doc.text()))) {
        throw doc.fail(
            "the key '" + TocsinException.excerpt(doc.text()) + "' is there twice",
            "keep the one that is meant");
      }
      frame.key = doc;
    } else {
      frame.fields.put(Objects.requireNonNull(frame.key.text()), new Doc.Field(frame.key, doc));
      frame.key = null;
    }
  }

  private Doc place(Event event, @Nullable String text) {
    Mark mark = event.getStartMark().orElse(null);
    int line = mark == null ? 1 : mark.getLine() + 1;
    int column = mark == null ? 1 : mark.getColumn() + 1;
    return new Doc(file, line, column, path(isKey() ? text : null), text, null, null);
  }

  /** Where the next value stands; or the next key, if it is known. */
  private String path(@Nullable String nextKey) {
    Open frame = open.peek();
    if (frame == null) {
      return "";
    }
    String above = frame.begin.path();
    if (frame.items != null) {
      return above + "[" + frame.items.size() + "]";
    }
    String key = frame.key == null ? nextKey : Objects.requireNonNull(frame.key.text());
    if (key == null) {
      return above;
    }
    boolean word = key.matches("[A-Za-z0-9_-]{1,80}");
    String shown = word ? key : "['" + TocsinException.excerpt(key) + "']";
    return above.isEmpty() || !word ? above + shown : above + "." + shown;
  }
}
