package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What made the clock of an incident's path stand still, and go on: planned work, quiet hours, an
 * open parent. Holds are told by {@link LifecycleEvent.Held} and what ends them.
 *
 * <p>Immutable; null only where marked; when and by whom stands in the {@link Entry} around it.
 * Source: escalation.md, "When a rung is due" 5.
 */
public sealed interface SuspensionEvent extends IncidentEvent {
  /**
   * The clock stands still from the entry's {@code occurredAt} on. Replaces an earlier suspension
   * of the same kind and cause that still lasts.
   *
   * @param kind why
   * @param cause the name of the maintenance window, the calendar of the quiet hours, or the id of
   *     the parent
   * @param until the first instant after it; null when it has no end
   * @param pausesTargets whether the clocks of service levels stand still too
   * @param more fields that a newer version wrote, kept as they are
   */
  record Suspended(
      SuspensionKind kind,
      String cause,
      @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant until,
      boolean pausesTargets,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements SuspensionEvent {
    /** Checks the parts. */
    public Suspended {
      Objects.requireNonNull(kind, "kind");
      Text.name("cause", cause);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param kind why
     * @param cause the name of the maintenance window, the calendar of the quiet hours, or the id
     *     of the parent
     * @param until the first instant after it; null when it has no end
     * @param pausesTargets whether the clocks of service levels stand still too
     */
    public Suspended(
        SuspensionKind kind, String cause, @Nullable Instant until, boolean pausesTargets) {
      this(kind, cause, until, pausesTargets, Map.of());
    }

    @Override
    public String type() {
      return "path-suspended";
    }
  }

  /**
   * The clock goes on at the entry's {@code occurredAt}, before the suspension was to end.
   *
   * @param kind which kind of suspension has ended
   * @param cause its cause
   * @param reason why it has ended
   * @param more fields that a newer version wrote, kept as they are
   */
  record Released(
      SuspensionKind kind,
      String cause,
      String reason,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements SuspensionEvent {
    /** Checks the parts. */
    public Released {
      Objects.requireNonNull(kind, "kind");
      Text.name("cause", cause);
      Text.body("reason", reason, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param kind which kind of suspension has ended
     * @param cause its cause
     * @param reason why it has ended
     */
    public Released(SuspensionKind kind, String cause, String reason) {
      this(kind, cause, reason, Map.of());
    }

    @Override
    public String type() {
      return "path-released";
    }
  }
}
