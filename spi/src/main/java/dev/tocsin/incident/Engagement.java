package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * That a supplier was asked for help in this round.
 *
 * <p>Made by folding events, which have checked the texts. Immutable; no nulls. Source: domain.md,
 * practice 6.
 *
 * @param supplier the supplier's id in the policy
 * @param at when it was due
 * @param notified who was told, each with the key of the message
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Engagement(
    String supplier,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant at,
    List<Notified> notified) {
  /** Checks the parts. */
  public Engagement {
    Objects.requireNonNull(supplier, "supplier");
    Objects.requireNonNull(at, "at");
    notified = Text.list(notified);
  }
}
