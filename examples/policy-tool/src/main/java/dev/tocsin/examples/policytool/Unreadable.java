package dev.tocsin.examples.policytool;

import dev.tocsin.policyfile.PolicyFileException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a document cannot be read, at one place in it.
 *
 * @param file its name
 * @param line from 1; 0 when its text could not be had at all
 * @param column from 1; 0 when its text could not be had at all
 * @param path the keys and list numbers that lead there
 * @param problem what is wrong
 * @param remedy what to do
 * @param words all of it, in one line
 */
record Unreadable(
    String file, int line, int column, String path, String problem, String remedy, String words) {

  /** All that is wrong with a document. */
  static List<Unreadable> of(PolicyFileException error) {
    if (error.getCause() instanceof IOException cause
        && (cause instanceof AccessDeniedException || error.problem().contains(name(cause)))) {
      return List.of(whole(error.file(), cause));
    }
    return error.all().stream()
        .map(
            each ->
                new Unreadable(
                    each.file(),
                    each.line(),
                    each.column(),
                    each.path(),
                    each.problem(),
                    each.remedy(),
                    each.getMessage() == null ? each.problem() : each.getMessage()))
        .toList();
  }

  private static String name(IOException cause) {
    return cause.getClass().getSimpleName();
  }

  /** What keeps a whole file from being read. */
  static Unreadable whole(String file, IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return whole(file, "you may not read it", "change its access rights");
    }
    if (Files.isDirectory(Path.of(file))) {
      return whole(file, "it is a folder", "name the policy in it");
    }
    String why = cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")";
    return whole(file, "it cannot be read" + why, "check that it is a file");
  }

  private static Unreadable whole(String file, String problem, String remedy) {
    return new Unreadable(
        file, 0, 0, "", problem, remedy, "%s: %s: %s.".formatted(file, problem, remedy));
  }

  Map<String, Object> json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("file", file);
    all.put("line", line);
    all.put("column", column);
    all.put("path", path);
    all.put("problem", problem);
    all.put("remedy", remedy);
    return all;
  }
}
