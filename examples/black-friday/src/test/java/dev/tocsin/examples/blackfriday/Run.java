package dev.tocsin.examples.blackfriday;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A run of the program in a folder; what is printed names files without that folder. */
record Run(int exit, String out, String err, Path page) {

  static Run in(Path folder) {
    return in(folder, Map.of());
  }

  static Run in(Path folder, Map<String, String> settings) {
    Path page = folder.resolve("black-friday.html");
    Map<String, String> all = new TreeMap<>(Map.of("page", page.toString()));
    all.putAll(settings);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit = new BlackFriday(all, console(out), console(err)).run();
    return new Run(exit, text(out, folder), text(err, folder), page);
  }

  static Run ofPayload(Path folder, String payload) {
    return ofPayload(folder, payload.getBytes(StandardCharsets.UTF_8));
  }

  static Run ofPayload(Path folder, byte[] payload) {
    try {
      Path file = Files.write(folder.resolve("payload.json"), payload);
      return in(folder, Map.of("payload", file.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Run ofPolicy(Path folder, String policy) {
    try {
      Path file = Files.writeString(folder.resolve("policy.yaml"), policy);
      return in(folder, Map.of("policy", file.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String html() {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Console console(ByteArrayOutputStream bytes) {
    return new Console(
        new PrintStream(bytes, true, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes, Path folder) {
    return bytes
        .toString(StandardCharsets.UTF_8)
        .replace(System.lineSeparator(), "\n")
        .replace(folder + folder.getFileSystem().getSeparator(), "");
  }
}
