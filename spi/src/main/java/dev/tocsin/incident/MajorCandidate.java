package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * That the incident may be a major one, and nobody has answered yet.
 *
 * <p>Made by folding events, which have checked the texts. Immutable. Source: domain.md, practice
 * 7.
 *
 * @param by who proposed it
 * @param at when
 * @param reason why
 * @param notified who was told, each with the key of the message
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MajorCandidate(
    Actor by,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant at,
    @JsonInclude(JsonInclude.Include.ALWAYS) String reason,
    List<Notified> notified) {
  /** Checks the parts. */
  public MajorCandidate {
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(reason, "reason");
    notified = Text.list(notified);
  }
}
