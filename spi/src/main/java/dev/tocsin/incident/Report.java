package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What came in, before it is an incident. Make one with {@link #of} and add what is known: each
 * method returns a copy.
 *
 * <p>Immutable; null only where marked. Source: domain.md, "Report" and practice 1.
 *
 * @param title one line, at most 500 characters
 * @param description at most 65,536 characters, or null
 * @param source where it came from; {@link Source#USER} unless told
 * @param reporter who reported it, or null
 * @param category what is broken; {@link Category#UNCATEGORISED} unless told
 * @param service the service that suffers, or null
 * @param impact null for the policy's default
 * @param urgency null for the policy's default
 * @param dedupKey what makes another report the same: at most 255 bytes of UTF-8, or null
 * @param occurredAt when the trouble began, or null for "now"
 * @param attributes at most 100 facts of the host's, sorted by name
 * @param exercise whether it is an exercise; its dedup key then begins with {@link #EXERCISE_KEY},
 *     so that it never meets a real incident of the same key; never null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Report(
    String title,
    @Nullable String description,
    Source source,
    @Nullable Actor reporter,
    Category category,
    @Nullable String service,
    @Nullable Impact impact,
    @Nullable Urgency urgency,
    @Nullable String dedupKey,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant occurredAt,
    Map<String, String> attributes,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) Boolean exercise) {
  /** What the dedup keys of exercises begin with, and no other. */
  public static final String EXERCISE_KEY = "exercise:";

  /** Checks the parts, and marks the dedup key of an exercise. */
  public Report {
    Text.line("title", title, Text.TITLE);
    Text.bodyOrNull("description", description, Text.BODY);
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(category, "category");
    Text.nameOrNull("service", service);
    exercise = exercise != null && exercise;
    if (exercise && dedupKey != null && !dedupKey.startsWith(EXERCISE_KEY)) {
      dedupKey = EXERCISE_KEY + dedupKey;
    }
    Text.dedupKeyOrNull(dedupKey);
    if (!exercise && dedupKey != null && dedupKey.startsWith(EXERCISE_KEY)) {
      throw new InvalidValueException(
          "dedupKey",
          dedupKey,
          "begins like that of an exercise",
          "use another one, or report it with asExercise()");
    }
    occurredAt = Text.timeOrNull("occurredAt", occurredAt);
    attributes = attributes == null ? Map.of() : Text.attributes(attributes);
  }

  /**
   * A report of which only the title is known.
   *
   * @param title one line, at most 500 characters
   * @return the report
   * @throws InvalidValueException when the title is blank, malformed or too long
   */
  public static Report of(String title) {
    return new Report(
        title,
        null,
        Source.USER,
        null,
        Category.UNCATEGORISED,
        null,
        null,
        null,
        null,
        null,
        Map.of(),
        false);
  }

  /**
   * With more words.
   *
   * @param value the new value
   * @return a copy
   */
  public Report description(String value) {
    return new Report(
        title,
        value,
        source,
        reporter,
        category,
        service,
        impact,
        urgency,
        dedupKey,
        occurredAt,
        attributes,
        exercise);
  }

  /**
   * With another source.
   *
   * @param value the new value
   * @return a copy
   */
  public Report source(Source value) {
    return new Report(
        title,
        description,
        value,
        reporter,
        category,
        service,
        impact,
        urgency,
        dedupKey,
        occurredAt,
        attributes,
        exercise);
  }

  /**
   * With whoever reported it.
   *
   * @param value the new value
   * @return a copy
   */
  public Report reporter(Actor value) {
    return new Report(
        title,
        description,
        source,
        value,
        category,
        service,
        impact,
        urgency,
        dedupKey,
        occurredAt,
        attributes,
        exercise);
  }

  /**
   * With a category.
   *
   * @param value the new value
   * @return a copy
   */
  public Report category(Category value) {
    return new Report(
        title,
        description,
        source,
        reporter,
        value,
        service,
        impact,
        urgency,
        dedupKey,
        occurredAt,
        attributes,
        exercise);
  }

  /**
   * With a category.
   *
   * @param path segments separated by {@code /}
   * @return a copy
   * @throws InvalidValueException when a segment is empty or the path too long
   */
  public Report category(String path) {
    return category(Category.of(path));
  }

  /**
   * With the service that suffers.
   *
   * @param value the new value
   * @return a copy
   */
  public Report service(String value) {
    return new Report(
        title,
        description,
        source,
        reporter,
        category,
        value,
        impact,
        urgency,
        dedupKey,
        occurredAt,
        attributes,
        exercise);
  }

  /**
   * With how much it hurts.
   *
   * @param value the new value
   * @return a copy
   */
  public Report impact(Impact value) {
    return new Report(
        title,
        description,
        source,
        reporter,
        category,
        service,
        value,
        urgency,
        dedupKey,
        occurredAt,
        attributes,
        exercise);
  }

  /**
   * With how soon the harm grows.
   *
   * @param value the new value
   * @return a copy
   */
  public Report urgency(Urgency value) {
    return new Report(
        title,
        description,
        source,
        reporter,
        category,
        service,
        impact,
        value,
        dedupKey,
        occurredAt,
        attributes,
        exercise);
  }

  /**
   * With what makes another report the same.
   *
   * @param value the new value
   * @return a copy
   */
  public Report dedupKey(String value) {
    return new Report(
        title,
        description,
        source,
        reporter,
        category,
        service,
        impact,
        urgency,
        value,
        occurredAt,
        attributes,
        exercise);
  }

  /**
   * With when the trouble began; UTC.
   *
   * @param value the new value
   * @return a copy
   */
  public Report occurredAt(Instant value) {
    return new Report(
        title,
        description,
        source,
        reporter,
        category,
        service,
        impact,
        urgency,
        dedupKey,
        value,
        attributes,
        exercise);
  }

  /**
   * With one more fact of the host's.
   *
   * @param name its name
   * @param value its value
   * @return a copy
   */
  public Report attribute(String name, String value) {
    Map<String, String> more = new TreeMap<>(attributes);
    more.put(name, value);
    return new Report(
        title,
        description,
        source,
        reporter,
        category,
        service,
        impact,
        urgency,
        dedupKey,
        occurredAt,
        more,
        exercise);
  }

  /**
   * The same as an exercise: people are told as the policy says, each message marked; nothing of it
   * reaches a real supplier, plan or automation, and it is left out of figures. It stays one for
   * ever. Source: domain.md, "Proactive".
   *
   * @return a copy
   */
  public Report asExercise() {
    return new Report(
        title,
        description,
        source,
        reporter,
        category,
        service,
        impact,
        urgency,
        dedupKey,
        occurredAt,
        attributes,
        true);
  }
}
