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
 * What happened in the review after a major incident.
 *
 * <p>Immutable; null only where marked; when and by whom stands in the {@link Entry} around it.
 * Source: domain.md, "Words" (review).
 */
public sealed interface ReviewEvent extends IncidentEvent {
  /**
   * The review is owed.
   *
   * @param dueAt by when it shall be completed
   * @param more fields that a newer version wrote, kept as they are
   */
  record ReviewOpened(
      @JsonFormat(shape = JsonFormat.Shape.STRING) Instant dueAt,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements ReviewEvent {
    /** Checks the parts. */
    public ReviewOpened {
      Objects.requireNonNull(dueAt, "dueAt");
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param dueAt by when it shall be completed
     */
    public ReviewOpened(Instant dueAt) {
      this(dueAt, Map.of());
    }

    @Override
    public String type() {
      return "review-opened";
    }
  }

  /**
   * The review is overdue.
   *
   * @param countedFrom from when the next reminder is counted
   * @param notified who is told, each with the key of the message; perhaps nobody
   * @param more fields that a newer version wrote, kept as they are
   */
  record ReviewReminded(
      @JsonFormat(shape = JsonFormat.Shape.STRING) Instant countedFrom,
      List<Notified> notified,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements ReviewEvent {
    /** Checks the parts. */
    public ReviewReminded {
      Objects.requireNonNull(countedFrom, "countedFrom");
      notified = Text.list(notified);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param countedFrom from when the next reminder is counted
     * @param notified who is told, each with the key of the message; perhaps nobody
     */
    public ReviewReminded(Instant countedFrom, List<Notified> notified) {
      this(countedFrom, notified, Map.of());
    }

    @Override
    public String type() {
      return "review-reminded";
    }
  }

  /**
   * Something was found out.
   *
   * @param number 1 for the first of the review
   * @param text what
   * @param more fields that a newer version wrote, kept as they are
   */
  record FindingAdded(
      int number, String text, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements ReviewEvent {
    /** Checks the parts. */
    public FindingAdded {
      Text.body("text", text, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param number 1 for the first of the review
     * @param text what
     */
    public FindingAdded(int number, String text) {
      this(number, text, Map.of());
    }

    @Override
    public String type() {
      return "finding-added";
    }
  }

  /**
   * Somebody shall do something, so that it does not happen again.
   *
   * @param number 1 for the first of the review
   * @param text what, in one line
   * @param owner the person who shall do it
   * @param dueAt by when
   * @param more fields that a newer version wrote, kept as they are
   */
  record ActionAgreed(
      int number,
      String text,
      String owner,
      @JsonFormat(shape = JsonFormat.Shape.STRING) Instant dueAt,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements ReviewEvent {
    /** Checks the parts. */
    public ActionAgreed {
      Text.line("text", text, Text.TITLE);
      Text.name("owner", owner);
      Objects.requireNonNull(dueAt, "dueAt");
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param number 1 for the first of the review
     * @param text what, in one line
     * @param owner the person who shall do it
     * @param dueAt by when
     */
    public ActionAgreed(int number, String text, String owner, Instant dueAt) {
      this(number, text, owner, dueAt, Map.of());
    }

    @Override
    public String type() {
      return "action-agreed";
    }
  }

  /**
   * An action is overdue; its owner is told.
   *
   * @param number the action
   * @param countedFrom from when the next reminder is counted
   * @param notified who is told, each with the key of the message; perhaps nobody
   * @param more fields that a newer version wrote, kept as they are
   */
  record ActionReminded(
      int number,
      @JsonFormat(shape = JsonFormat.Shape.STRING) Instant countedFrom,
      List<Notified> notified,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements ReviewEvent {
    /** Checks the parts. */
    public ActionReminded {
      Objects.requireNonNull(countedFrom, "countedFrom");
      notified = Text.list(notified);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param number the action
     * @param countedFrom from when the next reminder is counted
     * @param notified who is told, each with the key of the message; perhaps nobody
     */
    public ActionReminded(int number, Instant countedFrom, List<Notified> notified) {
      this(number, countedFrom, notified, Map.of());
    }

    @Override
    public String type() {
      return "action-reminded";
    }
  }

  /**
   * An action is done.
   *
   * @param number the action
   * @param note what was done; null for nothing to say
   * @param more fields that a newer version wrote, kept as they are
   */
  record ActionCompleted(
      int number,
      @Nullable String note,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements ReviewEvent {
    /** Checks the parts. */
    public ActionCompleted {
      Text.bodyOrNull("note", note, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param number the action
     * @param note what was done; null for nothing to say
     */
    public ActionCompleted(int number, @Nullable String note) {
      this(number, note, Map.of());
    }

    @Override
    public String type() {
      return "action-completed";
    }
  }

  /**
   * The review is over; its actions may be open still.
   *
   * @param summary what came of it
   * @param more fields that a newer version wrote, kept as they are
   */
  record ReviewCompleted(
      String summary, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements ReviewEvent {
    /** Checks the parts. */
    public ReviewCompleted {
      Text.body("summary", summary, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param summary what came of it
     */
    public ReviewCompleted(String summary) {
      this(summary, Map.of());
    }

    @Override
    public String type() {
      return "review-completed";
    }
  }
}
