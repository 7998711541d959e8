package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the escalation matrix did.
 *
 * <p>Immutable; null only where marked; when and by whom stands in the {@link Entry} around it.
 * Source: escalation.md, "When a rung is due".
 */
public sealed interface EscalationEvent extends IncidentEvent {
  /**
   * The clock of the path starts anew at the entry's {@code occurredAt}; every rung can fire again.
   *
   * @param round 1, 2, 3 and so on
   * @param cause {@code logged}, {@code team}, {@code severity}, {@code lapsed} or {@code reopened}
   * @param row the matrix row that matched, or null when none did
   * @param path the path that it leads to, or null when none did
   * @param keepsAcknowledgement whether the acknowledgement stands
   * @param rung the rung that started it, so that its messages belong to this round; or null
   * @param more fields that a newer version wrote, kept as they are
   */
  record RoundStarted(
      int round,
      String cause,
      @Nullable String row,
      @Nullable String path,
      boolean keepsAcknowledgement,
      @Nullable String rung,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements EscalationEvent {
    /** Checks the parts. */
    public RoundStarted {
      Text.name("cause", cause);
      Text.nameOrNull("row", row);
      Text.nameOrNull("path", path);
      Text.nameOrNull("rung", rung);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param round 1, 2, 3 and so on
     * @param cause {@code logged}, {@code team}, {@code severity}, {@code lapsed} or {@code
     *     reopened}
     * @param row the matrix row that matched, or null when none did
     * @param path the path that it leads to, or null when none did
     * @param keepsAcknowledgement whether the acknowledgement stands
     * @param started the rung that started it, or null
     */
    public RoundStarted(
        int round,
        String cause,
        @Nullable String row,
        @Nullable String path,
        boolean keepsAcknowledgement,
        @Nullable String started) {
      this(round, cause, row, path, keepsAcknowledgement, started, Map.of());
    }

    @Override
    public String type() {
      return "round-started";
    }
  }

  /**
   * Another row of the matrix applies; the clock of the path goes on.
   *
   * @param policyVersion the policy that chose
   * @param row the matrix row that matched, or null when none did
   * @param path the path that it leads to, or null when none did
   * @param more fields that a newer version wrote, kept as they are
   */
  record PathChosen(
      String policyVersion,
      @Nullable String row,
      @Nullable String path,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements EscalationEvent {
    /** Checks the parts. */
    public PathChosen {
      Text.name("policyVersion", policyVersion);
      Text.nameOrNull("row", row);
      Text.nameOrNull("path", path);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param policyVersion the policy that chose
     * @param row the matrix row that matched, or null when none did
     * @param path the path that it leads to, or null when none did
     */
    public PathChosen(String policyVersion, @Nullable String row, @Nullable String path) {
      this(policyVersion, row, path, Map.of());
    }

    @Override
    public String type() {
      return "path-chosen";
    }
  }

  /**
   * A rung came due at the entry's {@code occurredAt}, once for each incident, round and rung, and
   * once more for each repeat.
   *
   * @param path the path
   * @param rung the rung
   * @param round the round of the incident
   * @param occurrence 0 for the first time, 1 for the first repeat; after downtime the last one of
   *     those missed
   * @param outcome what came of it
   * @param notified who is told, each with the key of the message
   * @param reason why it was empty, or null
   * @param until how long it is worth taking: acknowledged, updated or resolved; null when it was
   *     not told, as resolved
   * @param handover when the host's rota hands over next, as it said; null when it was not asked
   * @param more fields that a newer version wrote, kept as they are
   */
  record RungFired(
      String path,
      String rung,
      int round,
      int occurrence,
      RungOutcome outcome,
      List<Notified> notified,
      @Nullable String reason,
      @Nullable String until,
      @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant handover,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements EscalationEvent {
    /** Checks the parts. */
    public RungFired {
      Text.name("path", path);
      Text.name("rung", rung);
      Objects.requireNonNull(outcome, "outcome");
      notified = Text.list(notified);
      Text.bodyOrNull("reason", reason, Text.BODY);
      Text.nameOrNull("until", until);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param path the path
     * @param rung the rung
     * @param round the round of the incident
     * @param occurrence 0 for the first time, 1 for the first repeat; after downtime the last one
     *     of those missed
     * @param outcome what came of it
     * @param notified who is told, each with the key of the message
     * @param reason why it was empty, or null
     * @param until how long it is worth taking, or null
     * @param handover when the host's rota hands over next, or null
     */
    public RungFired(
        String path,
        String rung,
        int round,
        int occurrence,
        RungOutcome outcome,
        List<Notified> notified,
        @Nullable String reason,
        @Nullable String until,
        @Nullable Instant handover) {
      this(path, rung, round, occurrence, outcome, notified, reason, until, handover, Map.of());
    }

    @Override
    public String type() {
      return "rung-fired";
    }
  }

  /**
   * A person did not wait for the clock: the rung was taken at once, and the acknowledgement is
   * void. Its repeats go on as if nobody had asked.
   *
   * @param path the path
   * @param rung the rung
   * @param round the round of the incident
   * @param notified who is told, each with the key of the message
   * @param forced whether planned work stood in the way, and the person insisted
   * @param until how long the rung is worth taking: acknowledged, updated or resolved; null when it
   *     was not told, as resolved
   * @param handover when the host's rota hands over next, as it said; null when it was not asked
   * @param more fields that a newer version wrote, kept as they are
   */
  record EscalatedNow(
      String path,
      String rung,
      int round,
      List<Notified> notified,
      boolean forced,
      @Nullable String until,
      @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant handover,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements EscalationEvent {
    /** Checks the parts. */
    public EscalatedNow {
      Text.name("path", path);
      Text.name("rung", rung);
      notified = Text.list(notified);
      Text.nameOrNull("until", until);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param path the path
     * @param rung the rung
     * @param round the round of the incident
     * @param notified who is told, each with the key of the message
     * @param forced whether planned work stood in the way, and the person insisted
     * @param until how long the rung is worth taking, or null
     * @param handover when the host's rota hands over next, or null
     */
    public EscalatedNow(
        String path,
        String rung,
        int round,
        List<Notified> notified,
        boolean forced,
        @Nullable String until,
        @Nullable Instant handover) {
      this(path, rung, round, notified, forced, until, handover, Map.of());
    }

    @Override
    public String type() {
      return "escalated-now";
    }
  }

  /**
   * A message could not be delivered and waits for a person.
   *
   * @param notified to whom, under which key
   * @param rung the rung that had sent it, or null
   * @param round the round in which it was sent
   * @param reason the last error
   * @param more fields that a newer version wrote, kept as they are
   */
  record DeliveryParked(
      Notified notified,
      @Nullable String rung,
      int round,
      String reason,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements EscalationEvent {
    /** Checks the parts. */
    public DeliveryParked {
      Objects.requireNonNull(notified, "notified");
      Text.nameOrNull("rung", rung);
      Text.body("reason", reason, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param notified to whom, under which key
     * @param rung the rung that had sent it, or null
     * @param round the round in which it was sent
     * @param reason the last error
     */
    public DeliveryParked(Notified notified, @Nullable String rung, int round, String reason) {
      this(notified, rung, round, reason, Map.of());
    }

    @Override
    public String type() {
      return "delivery-parked";
    }
  }

  /**
   * No rung of the round reached anybody, or a rule went in a circle.
   *
   * @param round the round of the incident
   * @param notified who is told; empty when the policy has no last resort
   * @param reason why
   * @param more fields that a newer version wrote, kept as they are
   */
  record LastResortPaged(
      int round,
      List<Notified> notified,
      String reason,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements EscalationEvent {
    /** Checks the parts. */
    public LastResortPaged {
      notified = Text.list(notified);
      Text.body("reason", reason, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param round the round of the incident
     * @param notified who is told; empty when the policy has no last resort
     * @param reason why
     */
    public LastResortPaged(int round, List<Notified> notified, String reason) {
      this(round, notified, reason, Map.of());
    }

    @Override
    public String type() {
      return "last-resort-paged";
    }
  }

  /**
   * It is a major incident.
   *
   * @param reason why
   * @param more fields that a newer version wrote, kept as they are
   */
  record MajorDeclared(
      String reason, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements EscalationEvent {
    /** Checks the parts. */
    public MajorDeclared {
      Text.body("reason", reason, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param reason why
     */
    public MajorDeclared(String reason) {
      this(reason, Map.of());
    }

    @Override
    public String type() {
      return "major-declared";
    }
  }
}
