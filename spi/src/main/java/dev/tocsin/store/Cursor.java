package dev.tocsin.store;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * A place in the one order in which incidents are listed: by (logged at, id), both of which never
 * change, so that an incident present throughout appears exactly once (C13).
 *
 * <p>It names no tenant and proves nothing: a cursor of another tenant is just a place. Immutable.
 * Source: store-contract.md, C13.
 *
 * @param loggedAt when the incident was logged, UTC
 * @param id the incident
 */
public record Cursor(@JsonFormat(shape = JsonFormat.Shape.STRING) Instant loggedAt, IncidentId id)
    implements Comparable<Cursor> {
  private static final Comparator<Cursor> ORDER =
      Comparator.comparing(Cursor::loggedAt).thenComparing(Cursor::id);

  /** Checks the parts. */
  public Cursor {
    Objects.requireNonNull(loggedAt, "loggedAt");
    Objects.requireNonNull(id, "id");
  }

  /**
   * The place of an incident.
   *
   * @param incident any incident
   * @return its place
   */
  public static Cursor of(Incident incident) {
    return new Cursor(incident.identity().loggedAt(), incident.id());
  }

  @Override
  public int compareTo(Cursor other) {
    return ORDER.compare(this, other);
  }
}
