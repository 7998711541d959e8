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
 * @param notified who was told the first time and by the last commit that told somebody: those in
 *     between are overtaken
 * @param parked to whom a message of it could not be delivered
 * @param exhaustedAt when it turned out that it reached nobody; null otherwise
 * @param until how long it is worth taking: acknowledged, updated or resolved; null when it was not
 *     told, as resolved
 * @param told who else was told in this round, by repeats that others have overtaken
 * @param askedAt when it was last asked who is on call; null for {@code since}
 * @param handover when the host's rota hands over next, as it said then; null when it did not
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FiredRung(
    String path,
    String rung,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant since,
    int occurrence,
    List<Notified> notified,
    List<Recipient> parked,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant exhaustedAt,
    @Nullable String until,
    List<Recipient> told,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant askedAt,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant handover) {
  /** Checks the parts. */
  public FiredRung {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(rung, "rung");
    Objects.requireNonNull(since, "since");
    notified = Text.list(notified);
    parked = Text.list(parked);
    told = Text.list(told);
  }

  /**
   * When it was last asked who is on call: a handover after that instant has not been told yet.
   *
   * @return never before {@link #since()}
   */
  public Instant asked() {
    return askedAt == null ? since : askedAt;
  }
}
