package dev.tocsin.store;

import dev.tocsin.incident.Incident;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a look-up found, the store's time, which is the engine's {@code now}, and the policy in
 * force: all that a decision needs of the store, in one call.
 *
 * <p>Immutable. Source: store-contract.md, "Clock" and "Dedup ownership".
 *
 * @param now the store's time when it answered, UTC, microseconds (C15)
 * @param incident the incident; of a dedup key its owner; null when there is none
 * @param lastClosed of a dedup key the incident that held it last and is closed; null otherwise
 * @param requestVersion the incident's version right after the request was committed; null when it
 *     was not seen, or none was asked for
 * @param activation the tenant's policy in force, looked up together with the incident or after it;
 *     null when none ever was
 */
public record Loaded(
    Instant now,
    @Nullable Incident incident,
    @Nullable Incident lastClosed,
    @Nullable Long requestVersion,
    @Nullable Activation activation) {
  /** Requires the time. */
  public Loaded {
    Objects.requireNonNull(now, "now");
  }
}
