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
 * What moved an incident along its lifecycle.
 *
 * <p>Immutable; null only where marked; when and by whom stands in the {@link Entry} around it.
 * Source: domain.md, "State" and "Default lifecycle".
 */
public sealed interface LifecycleEvent extends IncidentEvent {
  /**
   * The incident came into being.
   *
   * @param identity who it is, for ever
   * @param details what was reported
   * @param classification category, impact, urgency and the priority that follows
   * @param to its first state
   * @param team the team that is accountable from the first moment
   * @param policyVersion the policy that it runs under
   * @param more fields that a newer version wrote, kept as they are
   */
  record Logged(
      Identity identity,
      Details details,
      Classification classification,
      State to,
      String team,
      String policyVersion,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements LifecycleEvent {
    /** Checks the parts. */
    public Logged {
      Objects.requireNonNull(identity, "identity");
      Objects.requireNonNull(details, "details");
      Objects.requireNonNull(classification, "classification");
      Objects.requireNonNull(to, "to");
      Text.name("team", team);
      Text.name("policyVersion", policyVersion);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param identity who it is, for ever
     * @param details what was reported
     * @param classification category, impact, urgency and the priority that follows
     * @param to its first state
     * @param team the team that is accountable from the first moment
     * @param policyVersion the policy that it runs under
     */
    public Logged(
        Identity identity,
        Details details,
        Classification classification,
        State to,
        String team,
        String policyVersion) {
      this(identity, details, classification, to, team, policyVersion, Map.of());
    }

    @Override
    public String type() {
      return "logged";
    }
  }

  /**
   * The same was reported again while the incident was open: no new incident, no new page.
   *
   * @param source where the report came from
   * @param reporter who reported it, or null
   * @param title the title of that report
   * @param more fields that a newer version wrote, kept as they are
   */
  record Recurred(
      Source source,
      @Nullable Actor reporter,
      String title,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements LifecycleEvent {
    /** Checks the parts. */
    public Recurred {
      Objects.requireNonNull(source, "source");
      Text.body("title", title, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param source where the report came from
     * @param reporter who reported it, or null
     * @param title the title of that report
     */
    public Recurred(Source source, @Nullable Actor reporter, String title) {
      this(source, reporter, title, Map.of());
    }

    @Override
    public String type() {
      return "recurred";
    }
  }

  /**
   * Somebody works on it.
   *
   * @param to the state it is in from now on
   * @param person the person who does, or null
   * @param more fields that a newer version wrote, kept as they are
   */
  record Started(
      State to,
      @Nullable String person,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements LifecycleEvent {
    /** Checks the parts. */
    public Started {
      Objects.requireNonNull(to, "to");
      Text.nameOrNull("person", person);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param to the state it is in from now on
     * @param person the person who does, or null
     */
    public Started(State to, @Nullable String person) {
      this(to, person, Map.of());
    }

    @Override
    public String type() {
      return "started";
    }
  }

  /**
   * Work waits for somebody or something.
   *
   * @param to the state it is in from now on
   * @param hold what it waits for
   * @param more fields that a newer version wrote, kept as they are
   */
  record Held(State to, Hold hold, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements LifecycleEvent {
    /** Checks the parts. */
    public Held {
      Objects.requireNonNull(to, "to");
      Objects.requireNonNull(hold, "hold");
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param to the state it is in from now on
     * @param hold what it waits for
     */
    public Held(State to, Hold hold) {
      this(to, hold, Map.of());
    }

    @Override
    public String type() {
      return "held";
    }
  }

  /**
   * The follow-up date of a hold has come and the team was told.
   *
   * @param next when it will be told again
   * @param notified who is told, each with the key of the message
   * @param more fields that a newer version wrote, kept as they are
   */
  record FollowUpDue(
      @JsonFormat(shape = JsonFormat.Shape.STRING) Instant next,
      List<Notified> notified,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements LifecycleEvent {
    /** Checks the parts. */
    public FollowUpDue {
      Objects.requireNonNull(next, "next");
      notified = Text.list(notified);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param next when it will be told again
     * @param notified who is told, each with the key of the message
     */
    public FollowUpDue(Instant next, List<Notified> notified) {
      this(next, notified, Map.of());
    }

    @Override
    public String type() {
      return "follow-up-due";
    }
  }

  /**
   * The policy no longer has the state that it was in; it is in another one of the same phase.
   *
   * @param to the state it is in from now on
   * @param more fields that a newer version wrote, kept as they are
   */
  record StateReplaced(State to, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements LifecycleEvent {
    /** Checks the parts. */
    public StateReplaced {
      Objects.requireNonNull(to, "to");
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param to the state it is in from now on
     */
    public StateReplaced(State to) {
      this(to, Map.of());
    }

    @Override
    public String type() {
      return "state-replaced";
    }
  }

  /**
   * The wait is over.
   *
   * @param to the state it is in from now on
   * @param more fields that a newer version wrote, kept as they are
   */
  record Resumed(State to, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements LifecycleEvent {
    /** Checks the parts. */
    public Resumed {
      Objects.requireNonNull(to, "to");
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param to the state it is in from now on
     */
    public Resumed(State to) {
      this(to, Map.of());
    }

    @Override
    public String type() {
      return "resumed";
    }
  }

  /**
   * Service is restored.
   *
   * @param to the state it is in from now on
   * @param text what was done
   * @param kind how: {@code fix}, {@code workaround}, {@code self-cleared} or a word of the host
   * @param more fields that a newer version wrote, kept as they are
   */
  record Resolved(
      State to,
      String text,
      String kind,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements LifecycleEvent {
    /** Checks the parts. */
    public Resolved {
      Objects.requireNonNull(to, "to");
      Text.body("text", text, Text.BODY);
      Text.name("kind", kind);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param to the state it is in from now on
     * @param text what was done
     * @param kind how: {@code fix}, {@code workaround}, {@code self-cleared} or a word of the host
     */
    public Resolved(State to, String text, String kind) {
      this(to, text, kind, Map.of());
    }

    @Override
    public String type() {
      return "resolved";
    }
  }

  /**
   * The incident is over; its dedup key is free.
   *
   * @param to the state it is in from now on
   * @param reason why, or null
   * @param more fields that a newer version wrote, kept as they are
   */
  record Closed(
      State to,
      @Nullable String reason,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements LifecycleEvent {
    /** Checks the parts. */
    public Closed {
      Objects.requireNonNull(to, "to");
      Text.bodyOrNull("reason", reason, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param to the state it is in from now on
     * @param reason why, or null
     */
    public Closed(State to, @Nullable String reason) {
      this(to, reason, Map.of());
    }

    @Override
    public String type() {
      return "closed";
    }
  }

  /**
   * It was not over after all; it owns its dedup key again.
   *
   * @param to the state it is in from now on
   * @param reason why
   * @param more fields that a newer version wrote, kept as they are
   */
  record Reopened(
      State to, String reason, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements LifecycleEvent {
    /** Checks the parts. */
    public Reopened {
      Objects.requireNonNull(to, "to");
      Text.body("reason", reason, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param to the state it is in from now on
     * @param reason why
     */
    public Reopened(State to, String reason) {
      this(to, reason, Map.of());
    }

    @Override
    public String type() {
      return "reopened";
    }
  }

  /**
   * It should never have been logged; its dedup key is free.
   *
   * @param to the state it is in from now on
   * @param reason why
   * @param more fields that a newer version wrote, kept as they are
   */
  record Cancelled(
      State to, String reason, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements LifecycleEvent {
    /** Checks the parts. */
    public Cancelled {
      Objects.requireNonNull(to, "to");
      Text.body("reason", reason, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param to the state it is in from now on
     * @param reason why
     */
    public Cancelled(State to, String reason) {
      this(to, reason, Map.of());
    }

    @Override
    public String type() {
      return "cancelled";
    }
  }

  /**
   * Another incident is about the same; this one is closed and its dedup key free.
   *
   * @param to the state it is in from now on
   * @param of the one to follow
   * @param more fields that a newer version wrote, kept as they are
   */
  record MarkedDuplicate(
      State to, IncidentId of, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements LifecycleEvent {
    /** Checks the parts. */
    public MarkedDuplicate {
      Objects.requireNonNull(to, "to");
      Objects.requireNonNull(of, "of");
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param to the state it is in from now on
     * @param of the one to follow
     */
    public MarkedDuplicate(State to, IncidentId of) {
      this(to, of, Map.of());
    }

    @Override
    public String type() {
      return "marked-duplicate";
    }
  }
}
