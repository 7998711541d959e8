package dev.tocsin.examples.blackfriday.payload;

import dev.tocsin.incident.TocsinException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Gets the text of a payload, and no more of it than a webhook can have. */
public final class JsonFile {
  static final int MOST_BYTES = 8 * 1024 * 1024;

  private JsonFile() {}

  public static Node read(Path file) {
    String name = TocsinException.excerpt(file.toString());
    try {
      if (Files.isDirectory(file)) {
        throw new BadInputException(
            name + ": is a directory: name the file with the payload in it.");
      }
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new BadInputException(name + ": is not a regular file: name a file with a payload.");
      }
      long size = Files.size(file);
      if (size > MOST_BYTES) {
        throw tooLarge(name, size);
      }
      try (InputStream in = Files.newInputStream(file)) {
        return read(name, in);
      }
    } catch (NoSuchFileException e) {
      throw new BadInputException(
          "%s: there is no such file: -Dpayload is looked up from the folder where mvn was started, %s."
              .formatted(name, Path.of("").toAbsolutePath()));
    } catch (IOException e) {
      throw new BadInputException(
          "%s: cannot be read (%s): make it readable.".formatted(name, reason(e)));
    }
  }

  public static Node read(String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw tooLarge(name, bytes.length);
    }
    return JsonText.read(name, decode(name, bytes));
  }

  private static String decode(String name, byte[] bytes) {
    boolean marked =
        bytes.length >= 3
            && (bytes[0] & 0xff) == 0xef
            && (bytes[1] & 0xff) == 0xbb
            && (bytes[2] & 0xff) == 0xbf;
    ByteBuffer in = ByteBuffer.wrap(bytes, marked ? 3 : 0, bytes.length - (marked ? 3 : 0));
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    if (StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()) {
      String before = out.flip().toString();
      int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
      int column = before.length() - before.lastIndexOf('\n');
      throw new Node.Place(name, line, column, "")
          .fail(
              "byte 0x%02X is not UTF-8".formatted(in.get(in.position()) & 0xff),
              "save the file as UTF-8");
    }
    return out.flip().toString();
  }

  private static BadInputException tooLarge(String name, long size) {
    return new BadInputException(
        "%s: has %,d bytes: a webhook has at most %,d (8 MiB); send it in parts."
            .formatted(name, size, MOST_BYTES));
  }

  private static String reason(IOException e) {
    return TocsinException.excerpt(e.getClass().getSimpleName() + " " + e.getMessage());
  }
}
