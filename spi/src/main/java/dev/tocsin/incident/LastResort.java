package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * That nobody else was reached, and the last resort was paged.
 *
 * <p>Immutable; null only where marked. Source: escalation.md, "When a rung is due" 4.
 *
 * @param at when
 * @param notified who was told; empty when the policy has no last resort
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LastResort(
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant at, List<Notified> notified) {
  /** Checks the parts. */
  public LastResort {
    Objects.requireNonNull(at, "at");
    notified = Text.list(notified);
  }
}
