package dev.tocsin.examples.policytool;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands share: their output, the clock, and JSON. */
abstract class PolicyCommand implements Callable<Integer> {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  /** So early that each look ahead from before ends in the times that a policy can speak of. */
  private static final Instant END = Instant.parse("9901-01-01T00:00:00Z");

  Tocsin.@Nullable Surroundings around;

  @Spec @Nullable CommandSpec spec;

  @Option(names = "--json", description = "Answer as JSON; the fields stand in the README.")
  boolean json;

  @Option(names = "--help", usageHelp = true, description = "Show this help.")
  boolean help;

  PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  void say(String line) {
    out().println(line);
  }

  /** On standard error, one line for each. */
  void complain(List<Unreadable> errors) {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    errors.forEach(each -> err.println(Terminal.plain(each.words())));
  }

  void json(Object value) {
    try {
      out().println(JSON.writeValueAsString(value));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  PolicyText read(String file) {
    return PolicyText.read(file, Objects.requireNonNull(around).in());
  }

  /** A file by its name. */
  static Path path(String what, String name) {
    try {
      if (!name.isEmpty()) {
        return Path.of(name);
      }
    } catch (InvalidPathException e) {
      // told below
    }
    throw new UsageException(what, Terminal.plain(name), "is no name of a file", "name a file");
  }

  /** An instant as it was given, or the minute that is now. */
  Instant instant(String option, @Nullable String value) {
    if (value == null) {
      return Objects.requireNonNull(around).clock().instant().truncatedTo(ChronoUnit.MINUTES);
    }
    Instant given;
    try {
      given = Instant.parse(value);
    } catch (DateTimeException e) {
      throw new UsageException(
          option, value, "is not an instant", "write it like 2026-11-27T09:00:00Z");
    }
    if (given.isBefore(Instant.EPOCH) || !given.isBefore(END)) {
      throw new UsageException(option, value, "is out of range", "use a time from 1970 to 9900");
    }
    return given;
  }
}
