package dev.tocsin.examples.blackfriday.payload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.tocsin.examples.blackfriday.payload.Node.Kind;
import dev.tocsin.examples.blackfriday.payload.Node.Place;
import dev.tocsin.incident.TocsinException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads JSON into nodes, within limits: never deeper, longer or more ambiguous than a webhook. */
final class JsonText {
  static final int MOST_DEPTH = 64;

  private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z0-9_-]+");
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MOST_DEPTH)
                  .maxStringLength(JsonFile.MOST_BYTES)
                  .maxNameLength(10_000)
                  .maxNumberLength(1_000)
                  .build())
          .build();

  private final String file;
  private final JsonParser parser;
  private String reading = "";

  private JsonText(String file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  static Node read(String file, String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      return new JsonText(file, parser).document();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Node document() throws IOException {
    try {
      if (parser.nextToken() == null) {
        throw place("", parser.currentLocation())
            .fail("the file is empty", "put the payload into it, as monitoring posts it");
      }
      Node root = value("");
      if (parser.nextToken() != null) {
        throw place("", parser.currentTokenLocation())
            .fail("something follows after the end of the document", "send one document a file");
      }
      return root;
    } catch (StreamConstraintsException e) {
      throw limit(e);
    } catch (JsonEOFException e) {
      throw place(reading, e.getLocation())
          .fail("the document ends in the middle", "send it whole: it was cut off here");
    } catch (JsonProcessingException e) {
      throw place(reading, e.getLocation())
          .fail("this is not JSON: " + sentence(e), "send the payload as monitoring posts it");
    }
  }

  private Node value(String path) throws IOException {
    reading = path;
    Place place = place(path, parser.currentTokenLocation());
    return switch (parser.currentToken()) {
      case START_OBJECT -> new Node(Kind.OBJECT, "", fields(path), List.of(), place);
      case START_ARRAY -> new Node(Kind.LIST, "", Map.of(), items(path), place);
      case VALUE_STRING -> scalar(Kind.TEXT, place);
      case VALUE_NULL -> scalar(Kind.NULL, place);
      case VALUE_TRUE, VALUE_FALSE -> scalar(Kind.BOOLEAN, place);
      default -> scalar(Kind.NUMBER, place);
    };
  }

  private Node scalar(Kind kind, Place place) throws IOException {
    return new Node(kind, parser.getText(), Map.of(), List.of(), place);
  }

  private Map<String, Node> fields(String path) throws IOException {
    Map<String, Node> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      Place place = place(below(path, key), parser.currentTokenLocation());
      parser.nextToken();
      if (fields.put(key, value(place.path())) != null) {
        throw place.fail(
            "the key '" + TocsinException.excerpt(key) + "' is there twice",
            "keep the one that is meant");
      }
      reading = path;
    }
    return fields;
  }

  private List<Node> items(String path) throws IOException {
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(path + "[" + items.size() + "]"));
      reading = path;
    }
    return items;
  }

  private static String below(String path, String key) {
    if (!PLAIN_KEY.matcher(key).matches()) {
      return path + "['" + TocsinException.excerpt(key) + "']";
    }
    return path.isEmpty() ? key : path + "." + key;
  }

  private Place place(String path, JsonLocation at) {
    return new Place(file, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), path);
  }

  private BadInputException limit(StreamConstraintsException e) {
    Place place = place("", parser.currentLocation());
    return parser.getParsingContext().getNestingDepth() >= MOST_DEPTH
        ? place.fail(
            "the document is nested more than " + MOST_DEPTH + " deep",
            "send it as monitoring posts it, no deeper")
        : place.fail("a value is too long: " + sentence(e), "shorten it");
  }

  /** The parser's own words, without the places that it adds and without line breaks. */
  private static String sentence(JsonProcessingException e) {
    String words =
        e.getOriginalMessage()
            .replaceAll("\\s+", " ")
            .replaceAll("(: was expecting| \\(start marker).*", "");
    return TocsinException.excerpt(words.replaceAll("[.:;]+$", ""));
  }
}
