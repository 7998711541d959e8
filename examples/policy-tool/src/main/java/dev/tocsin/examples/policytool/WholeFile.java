package dev.tocsin.examples.policytool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * A file that is there whole or not at all: it is written beside its place, and moved when it is
 * complete.
 */
final class WholeFile implements AutoCloseable {
  private final String option;
  private final Path target;
  private final Path beside;
  private final Writer writer;
  private boolean complete;

  private WholeFile(String option, Path target, Path beside, Writer writer) {
    this.option = option;
    this.target = target;
    this.beside = beside;
    this.writer = writer;
  }

  /** Opens it; null when no name was given. */
  static @Nullable WholeFile open(String option, @Nullable String name) {
    if (name == null) {
      return null;
    }
    try {
      Path target = Path.of(name).toAbsolutePath();
      if (Files.isDirectory(target)) {
        throw new UsageException(option, name, "is a folder", "name a file in it");
      }
      Path beside =
          target.resolveSibling(
              "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
      return new WholeFile(
          option, target, beside, Files.newBufferedWriter(beside, StandardCharsets.UTF_8));
    } catch (IOException | InvalidPathException e) {
      throw new UsageException(
          option,
          Terminal.plain(name),
          "cannot be written (" + e.getClass().getSimpleName() + ")",
          "name another file");
    }
  }

  static void write(String option, String name, String text) {
    try (WholeFile file = open(option, name)) {
      if (file != null) {
        file.line(text);
        file.complete();
      }
    }
  }

  void line(String text) {
    try {
      writer.write(text);
      writer.write('\n');
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** All of it was written: what is at its place now is replaced. */
  void complete() {
    try {
      writer.close();
      Files.move(
          beside, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      complete = true;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private UsageException failed(IOException e) {
    return new UsageException(
        option,
        Terminal.plain(target.toString()),
        "cannot be written (" + Terminal.plain(String.valueOf(e.getMessage())) + ")",
        "see whether the disk is full");
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      // it is thrown away below
    }
    try {
      if (!complete) {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
