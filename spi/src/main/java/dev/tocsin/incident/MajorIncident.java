package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.Objects;

/**
 * That the incident is a major one.
 *
 * <p>Made by folding events, which have checked the texts. Immutable; null only where marked.
 * Source: domain.md, practice 7.
 *
 * @param by who declared it
 * @param at when
 * @param reason why
 */
public record MajorIncident(
    Actor by, @JsonFormat(shape = JsonFormat.Shape.STRING) Instant at, String reason) {
  /** Checks the parts. */
  public MajorIncident {
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(reason, "reason");
  }
}
