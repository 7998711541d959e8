package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where an incident is in its lifecycle.
 *
 * <p>Immutable; null only where marked. Source: domain.md, "State".
 *
 * @param state name and phase
 * @param since when it came there
 * @param hold what it waits for; null unless it is on hold
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Status(
    State state, @JsonFormat(shape = JsonFormat.Shape.STRING) Instant since, @Nullable Hold hold) {
  /** Checks the parts. */
  public Status {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(since, "since");
  }
}
