package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rung that has been taken in this round.
 *
 * <p>Made by folding events, which have checked the texts. Immutable; null only where marked.
 * Source: escalation.md, "When a rung is due" 3, 4 and 10.
 *
 * @param path the path
 * @param rung the rung
 * @param since when it was first due; repeats count from here
 * @param occurrence the last one taken: 0 for the first time
 * @param notified who was told the first time and the last: those in between are overtaken
 * @param parked to whom a message of it could not be delivered
 * @param exhaustedAt when it turned out that it reached nobody; null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FiredRung(
    String path,
    String rung,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant since,
    int occurrence,
    List<Notified> notified,
    List<Recipient> parked,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant exhaustedAt) {
  /** Checks the parts. */
  public FiredRung {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(rung, "rung");
    Objects.requireNonNull(since, "since");
    notified = Text.list(notified);
    parked = Text.list(parked);
  }
}
