package dev.tocsin.registerfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Logs and mappings for tests. */
final class Logs {
  /** Small, with a row for each thing that matters. */
  static final String MAPPING =
      """
      mapping: small
      log: { times: [d/M/uuuu HH:mm], zone: UTC, unknown: ["?"] }
      columns: { incident: id, time: at, state: state, team: group, priority: prio }
      states: { New: new, Busy: active, Waiting: on hold, Done: resolved, Over: closed }
      """;

  static final String HEADER = "id,at,state,group,prio\n";

  private Logs() {}

  /** What an import yields. */
  record Imported(List<ImportedIncident> incidents, ImportReport report) {
    ImportedIncident only() {
      return incidents.get(0);
    }

    long count(DeviationKind kind) {
      ImportReport.Seen seen = report.deviations().get(kind);
      return seen == null ? 0 : seen.count();
    }
  }

  static Imported read(LogMapping mapping, Path log) {
    List<ImportedIncident> incidents = new ArrayList<>();
    ImportReport report = LogImport.read(mapping, log, () -> new UUID(0, 0), incidents::add);
    return new Imported(incidents, report);
  }

  static Imported read(Path folder, String mapping, String csv) {
    return read(LogMapping.read("small.yaml", mapping), write(folder, csv));
  }

  static Path write(Path folder, String csv) {
    return write(folder, csv.getBytes(StandardCharsets.UTF_8));
  }

  static Path write(Path folder, byte[] bytes) {
    try {
      return Files.write(folder.resolve("log.csv"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path resource(String name) {
    try {
      return Path.of(Objects.requireNonNull(Logs.class.getResource("/" + name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One of the mappings that are shipped with the tool. */
  static LogMapping shipped(String name) {
    return LogMapping.read(
        Path.of(System.getProperty("basedir", ""), "../../examples/policy-tool/mappings", name));
  }
}
