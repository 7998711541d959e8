package dev.tocsin.store;

import dev.tocsin.incident.Incident;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a look-up found, and the store's time: the engine's {@code now}.
 *
 * <p>Immutable. Source: store-contract.md, "Clock" and "Dedup ownership".
 *
 * @param now the store's time when it answered, UTC, microseconds (C15)
 * @param incident the incident; of a dedup key its owner; null when there is none
 * @param lastClosed of a dedup key the incident that held it last and is closed; null otherwise
 * @param requestVersion the incident's version right after the request was committed; null when it
 *     was not seen, or none was asked for
 */
public record Loaded(
    Instant now,
    @Nullable Incident incident,
    @Nullable Incident lastClosed,
    @Nullable Long requestVersion) {
  /** Requires the time. */
  public Loaded {
    Objects.requireNonNull(now, "now");
  }
}
