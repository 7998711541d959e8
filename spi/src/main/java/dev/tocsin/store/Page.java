package dev.tocsin.store;

import dev.tocsin.incident.Incident;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of what a query found, in the order of {@link Cursor}.
 *
 * <p>Immutable. Source: store-contract.md, C13.
 *
 * @param incidents at most as many as were asked for
 * @param next where to go on; null when this was the last page
 */
public record Page(List<Incident> incidents, @Nullable Cursor next) {
  /** Copies the list. */
  public Page {
    incidents = List.copyOf(incidents);
  }
}
