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
 * What was written into the record of an incident.
 *
 * <p>Immutable; null only where marked; when and by whom stands in the {@link Entry} around it.
 * Source: domain.md, practice 10 and "Link".
 */
public sealed interface RecordEvent extends IncidentEvent {
  /**
   * Somebody wrote something down.
   *
   * @param text the comment
   * @param toReporter whether the reporter may read it
   * @param more fields that a newer version wrote, kept as they are
   */
  record Commented(
      String text,
      boolean toReporter,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements RecordEvent {
    /** Checks the parts. */
    public Commented {
      Text.body("text", text, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param text the comment
     * @param toReporter whether the reporter may read it
     */
    public Commented(String text, boolean toReporter) {
      this(text, toReporter, Map.of());
    }

    @Override
    public String type() {
      return "commented";
    }
  }

  /**
   * It has to do with something else.
   *
   * @param link the other thing
   * @param more fields that a newer version wrote, kept as they are
   */
  record Linked(Link link, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements RecordEvent {
    /** Checks the parts. */
    public Linked {
      Objects.requireNonNull(link, "link");
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param link the other thing
     */
    public Linked(Link link) {
      this(link, Map.of());
    }

    @Override
    public String type() {
      return "linked";
    }
  }

  /**
   * Impact, urgency or priority changed.
   *
   * @param classification the new values, the category unchanged
   * @param reason why
   * @param more fields that a newer version wrote, kept as they are
   */
  record Reprioritised(
      Classification classification,
      String reason,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements RecordEvent {
    /** Checks the parts. */
    public Reprioritised {
      Objects.requireNonNull(classification, "classification");
      Text.body("reason", reason, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param classification the new values, the category unchanged
     * @param reason why
     */
    public Reprioritised(Classification classification, String reason) {
      this(classification, reason, Map.of());
    }

    @Override
    public String type() {
      return "reprioritised";
    }
  }

  /**
   * It turned out to be of another kind.
   *
   * @param category the new category
   * @param reason why
   * @param more fields that a newer version wrote, kept as they are
   */
  record Recategorised(
      Category category,
      String reason,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements RecordEvent {
    /** Checks the parts. */
    public Recategorised {
      Objects.requireNonNull(category, "category");
      Text.body("reason", reason, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param category the new category
     * @param reason why
     */
    public Recategorised(Category category, String reason) {
      this(category, reason, Map.of());
    }

    @Override
    public String type() {
      return "recategorised";
    }
  }

  /**
   * Personal data was taken out of earlier entries; they stand there with it replaced.
   *
   * @param entries how many were replaced
   * @param reason why
   * @param digest what stands in the places of all entries that were replaced so far, as {@code
   *     dev.tocsin.store.Chain} sums it up; null when none of them was sealed
   * @param more fields that a newer version wrote, kept as they are
   */
  record Redacted(
      int entries,
      String reason,
      @Nullable String digest,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements RecordEvent {
    /** Checks the parts. */
    public Redacted {
      Text.body("reason", reason, Text.BODY);
      Text.nameOrNull("digest", digest);
      more = Text.more(more);
    }

    /**
     * Of entries that were not sealed, with nothing from a newer version.
     *
     * @param entries how many were replaced
     * @param reason why
     */
    public Redacted(int entries, String reason) {
      this(entries, reason, null, Map.of());
    }

    @Override
    public String type() {
      return "redacted";
    }
  }

  /**
   * Nobody but programs has recorded anything for the policy's time; the accountable team was told.
   * Source: domain.md, practice 10.
   *
   * @param countedFrom from when that time counts again, UTC
   * @param notified who is told, each with the key of the message
   * @param more fields that a newer version wrote, kept as they are
   */
  record StaleReminded(
      @JsonFormat(shape = JsonFormat.Shape.STRING) Instant countedFrom,
      List<Notified> notified,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements RecordEvent {
    /** Checks the parts. */
    public StaleReminded {
      Objects.requireNonNull(countedFrom, "countedFrom");
      notified = Text.list(notified);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param countedFrom from when that time counts again, UTC
     * @param notified who is told, each with the key of the message
     */
    public StaleReminded(Instant countedFrom, List<Notified> notified) {
      this(countedFrom, notified, Map.of());
    }

    @Override
    public String type() {
      return "stale-reminded";
    }
  }

  /**
   * Somebody had it put away: from here on nothing but a redaction follows, unless it was changed
   * before the store could do it. Source: store-contract.md, C34.
   *
   * @param reason why; do not name the person
   * @param more fields that a newer version wrote, kept as they are
   */
  record Archived(String reason, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements RecordEvent {
    /** Checks the parts. */
    public Archived {
      Text.body("reason", reason, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param reason why
     */
    public Archived(String reason) {
      this(reason, Map.of());
    }

    @Override
    public String type() {
      return "archived";
    }
  }

  /**
   * Something recurs more than chance allows: it is proposed as a problem, in the first of its
   * incidents.
   *
   * @param candidate its name: the target of the links of its incidents
   * @param subject what they have in common, such as "service"
   * @param name the name of that
   * @param from the first instant of the window
   * @param to its end
   * @param count how many were logged in it
   * @param evidence the test, its figures and its threshold, in words
   * @param notified who is told, each with the key of the message
   * @param more fields that a newer version wrote, kept as they are
   */
  record ProblemProposed(
      String candidate,
      String subject,
      String name,
      @JsonFormat(shape = JsonFormat.Shape.STRING) Instant from,
      @JsonFormat(shape = JsonFormat.Shape.STRING) Instant to,
      long count,
      String evidence,
      List<Notified> notified,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements RecordEvent {
    /** Checks the parts. */
    public ProblemProposed {
      Text.name("candidate", candidate);
      Text.name("subject", subject);
      Text.body("name", name, Text.BODY);
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
      Text.body("evidence", evidence, Text.BODY);
      notified = Text.list(notified);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param candidate its name: the target of the links of its incidents
     * @param subject what they have in common, such as "service"
     * @param name the name of that
     * @param from the first instant of the window
     * @param to its end
     * @param count how many were logged in it
     * @param evidence the test, its figures and its threshold, in words
     * @param notified who is told, each with the key of the message
     */
    public ProblemProposed(
        String candidate,
        String subject,
        String name,
        Instant from,
        Instant to,
        long count,
        String evidence,
        List<Notified> notified) {
      this(candidate, subject, name, from, to, count, evidence, notified, Map.of());
    }

    @Override
    public String type() {
      return "problem-proposed";
    }
  }
}
