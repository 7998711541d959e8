package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
 * @param confirmedAt when the reporter confirmed it; null while the reporter has not
 * @param rating the reporter's, from 1 (worst) to 5 (best); null while there is none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Resolution(
    Actor by,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant at,
    String text,
    String kind,
    boolean autoCloseStopped,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant confirmedAt,
    @Nullable Integer rating) {
  /** Checks the parts. */
  public Resolution {
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(kind, "kind");
  }

  /**
   * Of which the reporter has not said anything.
   *
   * @param by who
   * @param at when
   * @param text what was done
   * @param kind {@code fix}, {@code workaround}, {@code self-cleared} or a word of the host
   * @param autoCloseStopped whether the reporter wrote back since
   */
  public Resolution(Actor by, Instant at, String text, String kind, boolean autoCloseStopped) {
    this(by, at, text, kind, autoCloseStopped, null, null);
  }
}
