package dev.tocsin.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a document shows, and what is compiled: the same, but for white space. */
final class Shown {
  private Shown() {}

  /** The blocks of a language in a document, in their order. */
  static List<String> blocks(Path document, String language) {
    return found(document, "```" + language + "\n(.*?)```");
  }

  /** What stands between the marks in a source, in its order. */
  static List<String> compiled(Path source) {
    return found(source, "// README: (?!end)\\w+\n(.*?)// README: end");
  }

  /** Without white space. */
  static List<String> squeezed(List<String> texts) {
    return texts.stream().map(text -> text.replaceAll("\\s+", "")).toList();
  }

  /** Links into the project that lead nowhere. */
  static List<String> broken(Path document) {
    List<String> broken = found(document, "\\]\\((?!https?:)([^)#]+)");
    Path folder = document.toAbsolutePath().getParent();
    broken.removeIf(link -> folder != null && Files.exists(folder.resolve(link)));
    return broken;
  }

  private static List<String> found(Path file, String pattern) {
    List<String> found = new ArrayList<>();
    Matcher part = Pattern.compile(pattern, Pattern.DOTALL).matcher(read(file));
    while (part.find()) {
      found.add(part.group(1));
    }
    return found;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
