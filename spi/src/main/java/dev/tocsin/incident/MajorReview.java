package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The review after a major incident. What was found stands in the register.
 *
 * <p>Made by folding events, which have checked the texts. Immutable; null only where marked.
 * Source: domain.md, "Words" (review).
 *
 * @param openedAt since when it is owed
 * @param dueAt by when it shall be completed
 * @param findings how many there are
 * @param actions what shall be done, in the order in which it was agreed
 * @param completedAt when it was completed; null while it is not
 * @param countedFrom from when the next reminder is counted, where that is not {@code dueAt}; null
 *     while there was none
 * @param reminded who was told that it is overdue, each with the key of the message
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MajorReview(
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant openedAt,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant dueAt,
    int findings,
    List<ReviewAction> actions,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant completedAt,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant countedFrom,
    List<Notified> reminded) {
  /** Checks the parts. */
  public MajorReview {
    Objects.requireNonNull(openedAt, "openedAt");
    Objects.requireNonNull(dueAt, "dueAt");
    actions = Text.list(actions);
    reminded = Text.list(reminded);
  }

  /**
   * An action.
   *
   * @param number its number
   * @return the action; null when there is none of that number
   */
  public @Nullable ReviewAction action(int number) {
    return number < 1 || number > actions.size() ? null : actions.get(number - 1);
  }
}
