package dev.tocsin.checks;

import dev.tocsin.incident.Incident;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of a check that was due.
 *
 * <p>Immutable; null only where marked. Source: domain.md, "Proactive".
 *
 * @param check its id
 * @param due when it was due, UTC
 * @param found what was found; null when all is well
 * @param incident the incident that says so, as it stands now; null when there is none
 */
public record CheckOutcome(
    String check, Instant due, @Nullable String found, @Nullable Incident incident) {
  /** Checks the parts. */
  public CheckOutcome {
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(due, "due");
  }
}
