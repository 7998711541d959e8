package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was reported; does not change.
 *
 * <p>Immutable; null only where marked. Source: domain.md, practice 1.
 *
 * @param title one line
 * @param description any number of lines, or null
 * @param source where it came from
 * @param reporter who reported it, or null
 * @param service the service that suffers, or null
 * @param dedupKey what makes another report the same, or null
 * @param occurredAt when the trouble began, or null for "when it was logged"
 * @param attributes the host's own facts, sorted by name
 * @param exercise whether it is an exercise, for all its life; never null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Details(
    String title,
    @Nullable String description,
    Source source,
    @Nullable Actor reporter,
    @Nullable String service,
    @Nullable String dedupKey,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant occurredAt,
    Map<String, String> attributes,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) Boolean exercise) {
  /** Checks the parts. */
  public Details {
    Text.line("title", title, Text.TITLE);
    Text.bodyOrNull("description", description, Text.BODY);
    Objects.requireNonNull(source, "source");
    Text.nameOrNull("service", service);
    Text.dedupKeyOrNull(dedupKey);
    attributes = attributes == null ? Map.of() : Text.attributes(attributes);
    exercise = exercise != null && exercise;
  }

  /**
   * Of an incident that is no exercise.
   *
   * @param title one line
   * @param description any number of lines, or null
   * @param source where it came from
   * @param reporter who reported it, or null
   * @param service the service that suffers, or null
   * @param dedupKey what makes another report the same, or null
   * @param occurredAt when the trouble began, or null for "when it was logged"
   * @param attributes the host's own facts, sorted by name
   */
  public Details(
      String title,
      @Nullable String description,
      Source source,
      @Nullable Actor reporter,
      @Nullable String service,
      @Nullable String dedupKey,
      @Nullable Instant occurredAt,
      Map<String, String> attributes) {
    this(title, description, source, reporter, service, dedupKey, occurredAt, attributes, false);
  }
}
