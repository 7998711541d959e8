package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;

/**
 * How service was restored.
 *
 * <p>Made by folding events, which have checked the texts. Immutable; null only where marked.
 * Source: domain.md, practice 3; escalation.md, "Auto-close".
 *
 * @param by who
 * @param at when
 * @param text what was done
 * @param kind {@code fix}, {@code workaround}, {@code self-cleared} or a word of the host
 * @param autoCloseStopped whether the reporter wrote back since
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Resolution(
    Actor by,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant at,
    String text,
    String kind,
    boolean autoCloseStopped) {
  /** Checks the parts. */
  public Resolution {
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(kind, "kind");
  }
}
