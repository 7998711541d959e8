package dev.tocsin.examples.policytool;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.TocsinException;
import dev.tocsin.policy.Policy;
import dev.tocsin.register.IncidentRecord;
import dev.tocsin.registerfile.ImportedIncident;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

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

  /**
   * Reads the lines of an import, or those of a register that was exported: one that names an
   * incident and how many entries it has, then these, and one at the end that sums up.
   *
   * @param policy of which the service levels of a register are
   */
  static void read(Path file, Policy policy, Consumer<IncidentRecord> records) {
    List<Entry> history = new ArrayList<>();
    int line = 1;
    try (InputStream in = Files.newInputStream(file);
        MappingIterator<JsonNode> lines = JSON.readerFor(JsonNode.class).readValues(in)) {
      while (lines.hasNextValue()) {
        line = lines.getCurrentLocation().getLineNr();
        JsonNode node = lines.nextValue();
        if (node.has("sequence")) {
          history.add(JSON.treeToValue(node, Entry.class));
          continue;
        }
        finish(history, policy, records);
        if (node.has("record")) {
          records.accept(JSON.treeToValue(node.get("record"), IncidentRecord.class));
        } else if (!node.has("incident") && !node.has("register")) {
          throw bad(file, line, "this is no line of an import or of a register");
        }
      }
      finish(history, policy, records);
    } catch (JsonProcessingException e) {
      throw bad(file, line, e);
    } catch (IllegalArgumentException e) {
      throw bad(file, line, TocsinException.excerpt(String.valueOf(e.getMessage())));
    } catch (IOException e) {
      throw new UsageException(
          "FILE",
          Terminal.plain(file.toString()),
          "cannot be read (" + e.getClass().getSimpleName() + ")",
          "check that it is a file and that you may read it");
    }
  }

  private static void finish(List<Entry> history, Policy policy, Consumer<IncidentRecord> records) {
    if (!history.isEmpty()) {
      records.accept(IncidentRecord.of(history, policy));
      history.clear();
    }
  }

  private static UsageException bad(Path file, int line, JsonProcessingException e) {
    int told = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    return bad(
        file,
        Math.max(told, line),
        "this is no line of an import or of a register (" + shortly(e) + ")");
  }

  private static String shortly(JsonProcessingException e) {
    return TocsinException.excerpt(String.valueOf(e.getOriginalMessage()));
  }

  private static UsageException bad(Path file, int line, String problem) {
    return new UsageException(
        "%s:%d: %s".formatted(Terminal.plain(file.toString()), line, problem),
        "import the log or export the register again");
  }
}
