package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.Objects;

/**
 * That somebody said "mine".
 *
 * <p>Immutable; null only where marked. Source: domain.md, "Acknowledged".
 *
 * @param by who
 * @param at when
 */
public record Acknowledgement(Actor by, @JsonFormat(shape = JsonFormat.Shape.STRING) Instant at) {
  /** Checks the parts. */
  public Acknowledgement {
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(at, "at");
  }
}
