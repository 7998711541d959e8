package dev.tocsin.examples.policytool;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tocsin.incident.TocsinException;
import dev.tocsin.register.IncidentRecord;
import dev.tocsin.registerfile.ImportedIncident;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Incidents as JSON Lines: one line for each, with {@code id}, {@code record} (its facts), {@code
 * entries} (its register) and {@code deviations}.
 */
final class IncidentLines {
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private IncidentLines() {}

  /** What figures need of a line. */
  record Line(@Nullable String id, @Nullable IncidentRecord record) {}

  static String write(ImportedIncident incident) {
    try {
      return JSON.writeValueAsString(incident);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a file holds JSON, by its first character. */
  static boolean holds(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == '{';
    } catch (IOException e) {
      return false; // whoever reads it tells why
    }
  }

  static void read(Path file, Consumer<IncidentRecord> records) {
    try (InputStream in = Files.newInputStream(file);
        MappingIterator<Line> lines = JSON.readerFor(Line.class).readValues(in)) {
      while (lines.hasNextValue()) {
        int line = lines.getCurrentLocation().getLineNr();
        IncidentRecord record = Objects.requireNonNull(lines.nextValue()).record();
        if (record == null) {
          throw bad(file, line, "there is no 'record'");
        }
        records.accept(record);
      }
    } catch (JsonProcessingException e) {
      throw bad(file, e);
    } catch (RuntimeJsonMappingException e) {
      throw e.getCause() instanceof JsonProcessingException cause ? bad(file, cause) : e;
    } catch (IOException e) {
      throw new UsageException(
          "FILE",
          Terminal.plain(file.toString()),
          "cannot be read (" + e.getClass().getSimpleName() + ")",
          "check that it is a file and that you may read it");
    }
  }

  private static UsageException bad(Path file, JsonProcessingException e) {
    int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    return bad(file, line, "this is not what 'tocsin import --out' writes (" + shortly(e) + ")");
  }

  private static String shortly(JsonProcessingException e) {
    return TocsinException.excerpt(String.valueOf(e.getOriginalMessage()));
  }

  private static UsageException bad(Path file, int line, String problem) {
    return new UsageException(
        "%s:%d: %s".formatted(Terminal.plain(file.toString()), line, problem),
        "import the log again");
  }
}
