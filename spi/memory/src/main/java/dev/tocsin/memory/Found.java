package dev.tocsin.memory;

import dev.tocsin.incident.Incident;
import org.jspecify.annotations.Nullable;

/**
 * What a look-up found, before the time is asked for.
 *
 * <p>Immutable. Source: store-contract.md, "Dedup ownership".
 */
record Found(
    @Nullable Incident incident, @Nullable Incident lastClosed, @Nullable Long requestVersion) {
  /** No incident at all. */
  static final Found NOTHING = new Found(null, null, null);
}
