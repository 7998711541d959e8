package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What work waits for.
 *
 * <p>Immutable; null only where marked. Source: escalation.md, "The next wake" (every hold has a
 * follow-up date).
 *
 * @param reason one of the policy's: caller, change, problem, supplier
 * @param note more words, or null
 * @param followUpAt when the team is told to look again
 * @param reminded who was told the last time
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Hold(
    String reason,
    @Nullable String note,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant followUpAt,
    List<Notified> reminded) {
  /** Checks the parts. */
  public Hold {
    Text.name("reason", reason);
    Text.bodyOrNull("note", note, Text.BODY);
    Objects.requireNonNull(followUpAt, "followUpAt");
    reminded = Text.list(reminded);
  }
}
