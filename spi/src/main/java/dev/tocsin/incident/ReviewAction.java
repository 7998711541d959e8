package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody shall do, so that it does not happen again.
 *
 * <p>Made by folding events, which have checked the texts. Immutable; null only where marked.
 * Source: domain.md, "Words" (review).
 *
 * @param number 1 for the first of the review
 * @param text what, in one line
 * @param owner the person who shall do it
 * @param dueAt by when
 * @param doneAt when it was done; null while it is not
 * @param countedFrom from when the next reminder is counted, where that is not {@code dueAt}; null
 *     while there was none
 * @param reminded who was told that it is overdue, each with the key of the message
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ReviewAction(
    int number,
    String text,
    String owner,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant dueAt,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant doneAt,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant countedFrom,
    List<Notified> reminded) {
  /** Checks the parts. */
  public ReviewAction {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(dueAt, "dueAt");
    reminded = Text.list(reminded);
  }
}
