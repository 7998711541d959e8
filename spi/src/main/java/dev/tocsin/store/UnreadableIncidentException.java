package dev.tocsin.store;

import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TocsinException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A search has met an incident whose snapshot cannot be read: somebody has edited it, or it was
 * damaged. It carries what came before it on the page, and where to go on behind it, so that
 * whoever walks over all of them need not stop. Thrown by {@link Register#search} where a store can
 * tell the place. Source: store-contract.md, C13 and C24.
 */
public final class UnreadableIncidentException extends TocsinException {
  private static final long serialVersionUID = 1L;

  private final transient IncidentId incidentId;
  private final transient Page before;

  /**
   * Says which one.
   *
   * @param incidentId the incident
   * @param before what came before it on the page; its next place, never null, is that of the
   *     incident
   * @param message which one and what to do, in a sentence
   * @param cause the codec's error, or null
   */
  public UnreadableIncidentException(
      IncidentId incidentId, Page before, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.incidentId = Objects.requireNonNull(incidentId, "incidentId");
    this.before = before;
    Objects.requireNonNull(before.next(), "before.next()");
  }

  /**
   * Which one cannot be read.
   *
   * @return its id
   */
  public IncidentId incidentId() {
    return incidentId;
  }

  /**
   * What the search has found before it.
   *
   * @return a page, perhaps an empty one, whose next place lies behind what cannot be read
   */
  public Page before() {
    return before;
  }
}
