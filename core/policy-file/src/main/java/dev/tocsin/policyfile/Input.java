package dev.tocsin.policyfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The text of a document, made fit for the parser: within the limit, well formed, without a
 * byte-order mark.
 *
 * <p>Immutable. Source: hostile-inputs.md, class 9.
 *
 * @param name what errors call the document
 * @param text without a byte-order mark; of JSON also without tabs
 */
record Input(String name, String text) {
  /** The largest document: bytes of a file, characters of a text. */
  static final int LIMIT = 4 * 1024 * 1024;

  private static final char BOM = '\uFEFF';

  /** Reads a file, never more than the limit of it. */
  static Input of(Path file) {
    String name = file.toString();
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LIMIT + 1);
    } catch (NoSuchFileException e) {
      throw unreadable(name, "there is no such file", "check its name and folder", e);
    } catch (IOException | SecurityException e) {
      throw unreadable(name, e);
    }
    return of(name, bytes);
  }

  /** Takes the bytes of a file. */
  static Input of(String name, byte[] bytes) {
    return of(name, decode(name, bytes));
  }

  /** Reads a reader, never more than the limit of it, and leaves it open. */
  static Input of(String name, Reader reader) {
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[8192];
    try {
      for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
        text.append(buffer, 0, n);
        if (text.length() > LIMIT) {
          throw tooLarge(name);
        }
      }
    } catch (IOException e) {
      throw unreadable(name, e);
    }
    return of(name, text.toString());
  }

  /** Takes a text. */
  static Input of(String name, String text) {
    if (text.length() > LIMIT) {
      throw tooLarge(name);
    }
    String clean = !text.isEmpty() && text.charAt(0) == BOM ? text.substring(1) : text;
    refuseStrangeCharacters(name, clean);
    return new Input(name, json(clean) ? clean.replace('\t', ' ') : clean);
  }

  /**
   * JSON may be indented by tabs, YAML may not. In a JSON string a tab is always escaped, so each
   * that stands there is white space.
   */
  private static boolean json(String text) {
    return text.stripLeading().startsWith("{");
  }

  private static String decode(String name, byte[] bytes) {
    if (bytes.length > LIMIT) {
      throw tooLarge(name);
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
    text.flip();
    if (result.isError()) {
      throw new PolicyFileException(
          name,
          Mark.at(text, text.length()),
          "",
          "the text is not UTF-8 here",
          "save the file in the encoding UTF-8",
          null);
    }
    return text.toString();
  }

  private static void refuseStrangeCharacters(String name, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean control = c < ' ' ? c != '\n' && c != '\r' && c != '\t' : c == 0x7f;
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (control || Character.isSurrogate(c) || c >= 0xFFFE) {
        throw new PolicyFileException(
            name,
            Mark.at(text, i),
            "",
            "the character U+%04X cannot stand in a policy".formatted((int) c),
            "take it out",
            null);
      }
    }
  }

  static PolicyFileException tooLarge(String name) {
    return new PolicyFileException(
        name,
        Mark.NOWHERE,
        "",
        "the document is larger than " + LIMIT / 1024 / 1024 + " MiB",
        "check that it is the policy, and split it if it is",
        null);
  }

  private static PolicyFileException unreadable(String name, Exception e) {
    String why =
        e.getMessage() == null ? "" : " (" + PolicyFileException.excerpt(e.getMessage()) + ")";
    return unreadable(
        name,
        "it cannot be read: " + e.getClass().getSimpleName() + why,
        "check that it is a file and that you may read it",
        e);
  }

  private static PolicyFileException unreadable(
      String name, String problem, String remedy, @Nullable Throwable cause) {
    return new PolicyFileException(name, Mark.NOWHERE, "", problem, remedy, cause);
  }
}
