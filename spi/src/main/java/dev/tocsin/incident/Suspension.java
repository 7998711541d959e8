package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A time during which a clock of the incident stands still. Stored instead of the instants at which
 * things are due, so that those follow from the rules as they are.
 *
 * <p>Made by folding events, which have checked the texts. Immutable; null only where marked.
 * Source: escalation.md, "When a rung is due" 1, 2 and 5.
 *
 * @param kind why
 * @param cause the reason of the hold, the name of the maintenance window or of the automation, the
 *     calendar of the quiet hours, or the id of the parent
 * @param state the state of the hold; null for other kinds
 * @param from the first instant of it
 * @param until the first instant after it, perhaps in the future; null when it has no end yet
 * @param pausesTargets whether it stops the clocks of service levels whatever those say; never of a
 *     hold, which stops those that name its reason or state
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Suspension(
    SuspensionKind kind,
    String cause,
    @Nullable String state,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant from,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant until,
    boolean pausesTargets) {
  /** Checks the parts. */
  public Suspension {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(cause, "cause");
    Objects.requireNonNull(from, "from");
  }

  /**
   * A wait.
   *
   * @param reason of the hold
   * @param state the name of the state, or null when it is not known
   * @param from the first instant of it
   * @param until the first instant after it, or null while it lasts
   * @return the suspension
   */
  public static Suspension hold(
      String reason, @Nullable String state, Instant from, @Nullable Instant until) {
    return new Suspension(SuspensionKind.HOLD, reason, state, from, until, false);
  }

  /**
   * The same with another end.
   *
   * @param value the first instant after it, or null when it has no end yet
   * @return a copy
   */
  public Suspension until(@Nullable Instant value) {
    return new Suspension(kind, cause, state, from, value, pausesTargets);
  }

  /**
   * Whether it covers an instant.
   *
   * @param instant any
   * @return true from its first instant until just before its end
   */
  public boolean covers(Instant instant) {
    return !from.isAfter(instant) && (until == null || until.isAfter(instant));
  }
}
