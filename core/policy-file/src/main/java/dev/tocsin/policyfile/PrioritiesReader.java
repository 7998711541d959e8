package dev.tocsin.policyfile;

import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Urgency;
import dev.tocsin.priority.PriorityTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the priority table: a row for each impact, in it a priority for each urgency.
 *
 * <p>Source: domain.md, "Impact × urgency → priority".
 */
final class PrioritiesReader {
  private PrioritiesReader() {}

  static PriorityTable read(Doc doc) {
    Fields fields = doc.fields(Keys.PRIORITIES);
    List<Urgency> urgencies =
        fields.need("urgencies", "list the columns, the worst first").oneOrMore().stream()
            .map(each -> Urgency.of(each.name()))
            .toList();
    Doc rows = fields.need("impacts", "give a row of priorities for each impact, the worst first");
    List<Impact> impacts = new ArrayList<>();
    List<List<Integer>> levels = new ArrayList<>();
    for (Doc.Field row : rows.entries().list()) {
      List<Doc> cells = row.value().items();
      if (cells.size() != urgencies.size()) {
        throw row.value()
            .fail(
                "the row has a priority for %d of %d urgencies"
                    .formatted(cells.size(), urgencies.size()),
                "give one for each of "
                    + Nearest.list(urgencies.stream().map(Urgency::name).toList()));
      }
      impacts.add(Impact.of(row.key().name()));
      levels.add(cells.stream().map(cell -> Words.PRIORITIES.get(cell).level()).toList());
    }
    if (impacts.isEmpty()) {
      throw rows.fail("there are no impacts", "give at least one row");
    }
    return doc.guard(() -> PriorityTable.of(impacts, urgencies, levels));
  }
}
