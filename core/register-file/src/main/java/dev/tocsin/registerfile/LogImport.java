package dev.tocsin.registerfile;

import dev.tocsin.host.IdSource;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Imports another tool's log as it is: a CSV file with one row for each change, perhaps gzipped.
 *
 * <p>What the log says is kept, whether it conforms or not; what does not conform is counted.
 * Incidents are handed out one after the other, in the order in which the log first names them. All
 * rows are in memory while it runs (about 300 bytes each), entries only of the incident that is
 * handed out. Equal logs, mappings and secrets give equal results. Source: domain.md, "What real
 * registers look like".
 */
public final class LogImport {
  private LogImport() {}

  /**
   * Reads a log.
   *
   * <p>The ids of incidents follow from the mapping's name and the log's name of each; they stay
   * the same when a log is imported again. So do not their callback secrets: whoever has one can
   * acknowledge in anybody's name, so draw them as those of other incidents if these are to be
   * stored.
   *
   * @param mapping what its columns mean
   * @param log the file
   * @param secrets callback secrets of the incidents
   * @param incidents is given each; what it throws ends the import
   * @return what came in
   * @throws RegisterFileException when the log cannot be read: before the first incident is handed
   *     out, so that a bad log leads to nothing
   */
  public static ImportReport read(
      LogMapping mapping, Path log, IdSource secrets, Consumer<ImportedIncident> incidents) {
    Counts counts = new Counts();
    LogReader reader = new LogReader(log, mapping.rules(), counts);
    Iterator<Map.Entry<String, List<Row>>> all = reader.read().entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<String, List<Row>> next = all.next();
      all.remove();
      ImportedIncident incident =
          Replay.of(mapping.rules(), reader, counts, next.getKey(), next.getValue(), secrets);
      if (incident != null) {
        counts.incident(incident.entries().size());
        incidents.accept(incident);
      }
    }
    return counts.report();
  }
}
