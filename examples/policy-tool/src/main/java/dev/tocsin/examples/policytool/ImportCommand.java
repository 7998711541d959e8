package dev.tocsin.examples.policytool;

import dev.tocsin.registerfile.ImportReport;
import dev.tocsin.registerfile.LogImport;
import dev.tocsin.registerfile.LogMapping;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads another tool's log, and says what of it did not conform. */
@Command(
    name = "import",
    description = {
      "Imports the log of another tool as it is: CSV with one row for each change, perhaps gzipped.",
      "Says what came in, and what did not conform."
    })
final class ImportCommand extends PolicyCommand {
  /** What is written for others to read holds no secrets. */
  private static final UUID NO_SECRET = new UUID(0, 0);

  @Parameters(paramLabel = "LOG", description = "The log, CSV, perhaps gzipped.")
  String log = "";

  @Option(
      names = "--mapping",
      required = true,
      paramLabel = "FILE",
      description = "What its columns, words and times mean.")
  String mapping = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Write the incidents there as JSON Lines: facts, entries, what did not conform.")
  @Nullable String target;

  @Override
  public Integer call() {
    LogMapping read = LogMapping.read(path("--mapping", mapping));
    ImportReport report;
    try (WholeFile out = WholeFile.open("--out", target)) {
      report =
          LogImport.read(
              read,
              path("LOG", log),
              () -> NO_SECRET,
              incident -> {
                if (out != null) {
                  out.line(IncidentLines.write(incident));
                }
              });
      if (out != null) {
        out.complete();
      }
    }
    if (json) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("mapping", read.name());
      all.put("report", IncidentLines.JSON.convertValue(report, Map.class));
      json(all);
    } else {
      ImportWords.of(read.name(), log, report).forEach(each -> say(Terminal.plain(each)));
    }
    return 0;
  }
}
