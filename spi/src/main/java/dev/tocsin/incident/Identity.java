package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Who an incident is, for ever.
 *
 * <p>Immutable; null only where marked. Source: domain.md, "Incident"; first-screens.md.
 *
 * @param tenant the customer
 * @param id the name for programs
 * @param reference the name for people
 * @param loggedAt when it was logged, by the store's clock
 * @param callbackSecret what the tokens in its notifications are made with; show it to nobody
 */
public record Identity(
    TenantId tenant,
    IncidentId id,
    Reference reference,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant loggedAt,
    UUID callbackSecret) {
  /** Checks the parts. */
  public Identity {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(loggedAt, "loggedAt");
    Objects.requireNonNull(callbackSecret, "callbackSecret");
  }

  /** The secret is left out: whoever has it can acknowledge in anybody's name. */
  @Override
  public String toString() {
    return "Identity[tenant=%s, id=%s, reference=%s, loggedAt=%s]"
        .formatted(tenant, id, reference, loggedAt);
  }
}
