package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A time during which the clock of the path stood still.
 *
 * <p>Made by folding events, which have checked the texts. Immutable; null only where marked.
 * Source: escalation.md, "When a rung is due" 1, 2 and 5.
 *
 * @param cause the reason of the hold
 * @param from the first instant of it
 * @param until the first instant after it; null while it lasts
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Suspension(
    String cause,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant from,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant until) {
  /** Checks the parts. */
  public Suspension {
    Objects.requireNonNull(cause, "cause");
    Objects.requireNonNull(from, "from");
  }
}
