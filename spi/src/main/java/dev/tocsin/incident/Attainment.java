package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an incident stands towards what its reporter is owed. Facts, never due instants: those follow
 * from the policy as it is.
 *
 * <p>Made by folding events, which have checked the texts. Immutable; null only where marked.
 * Source: escalation.md, "Service levels" and "When a rung is due" 2.
 *
 * @param level the service level of the policy that it is owed, or null
 * @param respondedAt when somebody first responded, or null; a reopening does not take it back
 * @param lastPublicUpdate when the reporter was last told something by a person; null when never
 * @param targets what was recorded of each target, in the order in which it first was
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Attainment(
    @Nullable String level,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant respondedAt,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant lastPublicUpdate,
    List<TargetRecord> targets) {
  /** Nothing owed, nothing happened. */
  public static final Attainment NONE = new Attainment(null, null, null, List.of());

  /** Checks the parts. */
  public Attainment {
    targets = Text.list(targets);
  }

  /**
   * What was recorded of a target.
   *
   * @param target {@code response}, {@code update} or {@code resolution}
   * @return the record; null when nothing was
   */
  public @Nullable TargetRecord target(String target) {
    for (TargetRecord each : targets) {
      if (each.target().equals(target)) {
        return each;
      }
    }
    return null;
  }
}
