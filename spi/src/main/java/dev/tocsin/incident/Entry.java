package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of the register: an event with its place, its times and its author.
 *
 * <p>Immutable; null only where marked. Source: escalation.md, "Two times"; domain.md, practice 10.
 *
 * @param sequence 1, 2, 3 and so on within the incident
 * @param occurredAt when it was true
 * @param recordedAt when the register learnt it; never goes back within an incident
 * @param by who
 * @param cause the rule, or null when no rule was the cause
 * @param requestId the host's name of the call, or null
 * @param event what happened
 * @param seal its place in the chain of hashes; null when it was written without one
 * @param more fields that a newer version wrote, kept as they are
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Entry(
    long sequence,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant occurredAt,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant recordedAt,
    Actor by,
    @Nullable Cause cause,
    @Nullable String requestId,
    IncidentEvent event,
    @Nullable Seal seal,
    @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more) {
  /** Checks the parts. */
  public Entry {
    Objects.requireNonNull(occurredAt, "occurredAt");
    Objects.requireNonNull(recordedAt, "recordedAt");
    Objects.requireNonNull(by, "by");
    Text.nameOrNull("requestId", requestId);
    Objects.requireNonNull(event, "event");
    more = Text.more(more);
  }

  /**
   * Not sealed, with nothing from a newer version.
   *
   * @param sequence 1, 2, 3 and so on within the incident
   * @param occurredAt when it was true
   * @param recordedAt when the register learnt it
   * @param by who
   * @param cause the rule, or null
   * @param requestId the host's name of the call, or null
   * @param event what happened
   */
  public Entry(
      long sequence,
      Instant occurredAt,
      Instant recordedAt,
      Actor by,
      @Nullable Cause cause,
      @Nullable String requestId,
      IncidentEvent event) {
    this(sequence, occurredAt, recordedAt, by, cause, requestId, event, null, Map.of());
  }

  /**
   * The same line with another seal.
   *
   * @param other the seal, or null
   * @return a copy
   */
  public Entry sealed(@Nullable Seal other) {
    return new Entry(sequence, occurredAt, recordedAt, by, cause, requestId, event, other, more);
  }

  /**
   * Since when nobody has kept the record up to date, once this entry is its last. What programs
   * write does not count. Source: domain.md, practice 10.
   *
   * @param before since when before it, or null
   * @return when it occurred, if somebody else than a program recorded it; of a reminder the
   *     instant that it tells; else as before
   */
  public @Nullable Instant touched(@Nullable Instant before) {
    return !by.kind().equals("system")
        ? occurredAt
        : event instanceof RecordEvent.StaleReminded reminded ? reminded.countedFrom() : before;
  }

  /**
   * The head of the chain once this entry is its last.
   *
   * @param before the head before it, or null
   * @return the hash of its seal; without one the head stays as it was
   */
  public @Nullable String head(@Nullable String before) {
    return seal == null ? before : seal.hash();
  }
}
