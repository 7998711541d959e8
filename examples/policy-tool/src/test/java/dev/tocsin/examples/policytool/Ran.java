package dev.tocsin.examples.policytool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What a command answered.
 *
 * @param exit its exit code
 * @param out what it printed
 * @param err what it complained about
 */
record Ran(int exit, String out, String err) {
  static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");

  static Ran with(String... args) {
    return withInput(new byte[0], args);
  }

  static Ran withInput(byte[] in, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Tocsin.Surroundings around = new Tocsin.Surroundings(new ByteArrayInputStream(in), () -> NOW);
    int exit =
        Tocsin.commandLine(around, new PrintWriter(out, true), new PrintWriter(err, true))
            .execute(args);
    return new Ran(
        exit,
        out.toString().replace(System.lineSeparator(), "\n"),
        err.toString().replace(System.lineSeparator(), "\n"));
  }

  static Ran withInput(String in, String... args) {
    return withInput(in.getBytes(StandardCharsets.UTF_8), args);
  }

  static Path file(String name) {
    return Path.of("src", "test", "resources", name);
  }

  static String text(String name) {
    try {
      return Files.readString(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode json() {
    try {
      return new ObjectMapper().readTree(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
