package dev.tocsin.register;

import dev.tocsin.incident.Acknowledgement;
import dev.tocsin.incident.Details;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Resolution;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Incidents as CSV, a line for each, as they stand. Times are UTC, in ISO 8601. Without
 * descriptions, attributes and secrets. For one thread; keeps nothing. Source: domain.md, practice
 * 10.
 */
public final class IncidentCsv {
  private static final List<String> COLUMNS =
      List.of(
          "reference",
          "id",
          "title",
          "state",
          "phase",
          "priority",
          "impact",
          "urgency",
          "category",
          "service",
          "team",
          "person",
          "source",
          "reporter",
          "major",
          "recurrences",
          "occurred at",
          "logged at",
          "acknowledged at",
          "resolved at",
          "closed at",
          "updated at",
          "resolution",
          "resolution kind",
          "exercise");

  private final CsvWriter csv;

  /**
   * Begins with the line of the columns.
   *
   * @param to where it goes, best buffered; the caller closes it
   * @throws IOException when it cannot be written
   */
  public IncidentCsv(Appendable to) throws IOException {
    csv = new CsvWriter(to);
    csv.line(COLUMNS);
  }

  /**
   * Writes one incident.
   *
   * @param incident the incident
   * @throws IOException when it cannot be written
   */
  public void line(Incident incident) throws IOException {
    Details details = incident.details();
    Acknowledgement acknowledged = incident.acknowledgement();
    Resolution resolution = incident.resolution();
    csv.line(
        Arrays.asList(
            incident.reference(),
            incident.id(),
            details.title(),
            incident.state(),
            incident.phase(),
            incident.priority(),
            incident.classification().impact(),
            incident.classification().urgency(),
            incident.category(),
            details.service(),
            incident.team(),
            incident.ownership().person(),
            details.source(),
            details.reporter(),
            incident.major() != null,
            incident.recurrences(),
            details.occurredAt(),
            incident.identity().loggedAt(),
            acknowledged == null ? null : acknowledged.at(),
            resolution == null ? null : resolution.at(),
            incident.phase() == Phase.CLOSED ? incident.status().since() : null,
            incident.recordedAt(),
            resolution == null ? null : resolution.text(),
            resolution == null ? null : resolution.kind(),
            incident.exercise()));
  }
}
