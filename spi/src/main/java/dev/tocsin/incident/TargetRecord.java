package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What has been recorded of one service level target of an incident.
 *
 * <p>Made by folding events, which have checked the texts. Immutable; null only where marked.
 * Source: escalation.md, "Service levels" (a breach stays a breach).
 *
 * @param target {@code response}, {@code update} or {@code resolution}
 * @param upTo the largest share in percent that was told, of updates in the present interval; 100
 *     is the breach
 * @param missed how often it was missed: of updates once for each interval without one
 * @param inRow how many intervals have passed without an update since the last one; 0 for others
 * @param breachedAt when it was first missed, or null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TargetRecord(
    String target,
    int upTo,
    long missed,
    long inRow,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant breachedAt) {
  /** Checks the parts. */
  public TargetRecord {
    Objects.requireNonNull(target, "target");
  }
}
