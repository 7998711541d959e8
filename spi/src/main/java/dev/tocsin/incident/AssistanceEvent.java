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
 * Whom and what else an escalation called upon: the next person of a rota, a supplier, an
 * automation or a plan of the host.
 *
 * <p>Immutable; null only where marked; when and by whom stands in the {@link Entry} around it.
 * Source: escalation.md, "The matrix" (actions) and "When a rung is due" 8.
 */
public sealed interface AssistanceEvent extends IncidentEvent {
  /**
   * Somebody else came on call while nobody had acknowledged, and was told of the last rung.
   *
   * @param path the path
   * @param rung the rung
   * @param round the round of the incident
   * @param notified who is told, each with the key of the message; empty when all knew already
   * @param handover when the host's rota hands over next, as it said; null when it was not asked
   * @param more fields that a newer version wrote, kept as they are
   */
  record HandoverTold(
      String path,
      String rung,
      int round,
      List<Notified> notified,
      @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant handover,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements AssistanceEvent {
    /** Checks the parts. */
    public HandoverTold {
      Text.name("path", path);
      Text.name("rung", rung);
      notified = Text.list(notified);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param path the path
     * @param rung the rung
     * @param round the round of the incident
     * @param notified who is told, each with the key of the message; empty when all knew already
     * @param handover when the host's rota hands over next, as it said; null when it was not asked
     */
    public HandoverTold(
        String path, String rung, int round, List<Notified> notified, @Nullable Instant handover) {
      this(path, rung, round, notified, handover, Map.of());
    }

    @Override
    public String type() {
      return "handover-told";
    }
  }

  /**
   * A supplier was asked for help; once in a round, or by a person.
   *
   * @param supplier the supplier's id in the policy
   * @param round the round of the incident
   * @param notified who is told, each with the key of the message
   * @param engagement the how-manieth engagement of this supplier in the incident, from 1; the same
   *     again when it is still engaged. Null when nothing more is known of it: of an older register
   *     or of another tool's
   * @param more fields that a newer version wrote, kept as they are
   */
  record SupplierEngaged(
      String supplier,
      int round,
      List<Notified> notified,
      @Nullable Integer engagement,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements AssistanceEvent {
    /** Checks the parts. */
    public SupplierEngaged {
      Text.name("supplier", supplier);
      notified = Text.list(notified);
      more = Text.more(more);
    }

    /**
     * Of which nothing more is known, and with nothing from a newer version.
     *
     * @param supplier the supplier's id in the policy
     * @param round the round of the incident
     * @param notified who is told, each with the key of the message
     */
    public SupplierEngaged(String supplier, int round, List<Notified> notified) {
      this(supplier, round, notified, null, Map.of());
    }

    /**
     * With nothing from a newer version.
     *
     * @param supplier the supplier's id in the policy
     * @param round the round of the incident
     * @param notified who is told, each with the key of the message
     * @param engagement the how-manieth engagement of this supplier in the incident, or null
     */
    public SupplierEngaged(
        String supplier, int round, List<Notified> notified, @Nullable Integer engagement) {
      this(supplier, round, notified, engagement, Map.of());
    }

    @Override
    public String type() {
      return "supplier-engaged";
    }
  }

  /**
   * The host was asked to do something.
   *
   * @param kind what it is
   * @param name its name in the policy
   * @param round the round of the incident
   * @param key the key of the request; null when the incident was over before it could leave
   * @param until when its time is up; null when it has all the time
   * @param more fields that a newer version wrote, kept as they are
   */
  record ActionRequested(
      ActionKind kind,
      String name,
      int round,
      @Nullable OutboxKey key,
      @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant until,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements AssistanceEvent {
    /** Checks the parts. */
    public ActionRequested {
      Objects.requireNonNull(kind, "kind");
      Text.name("name", name);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param kind what it is
     * @param name its name in the policy
     * @param round the round of the incident
     * @param key the key of the request, or null
     * @param until when its time is up, or null
     */
    public ActionRequested(
        ActionKind kind, String name, int round, @Nullable OutboxKey key, @Nullable Instant until) {
      this(kind, name, round, key, until, Map.of());
    }

    /**
     * With all the time.
     *
     * @param kind what it is
     * @param name its name in the policy
     * @param round the round of the incident
     * @param key the key of the request, or null
     */
    public ActionRequested(ActionKind kind, String name, int round, @Nullable OutboxKey key) {
      this(kind, name, round, key, null, Map.of());
    }

    @Override
    public String type() {
      return "action-requested";
    }
  }

  /**
   * The host did it, or gave it up.
   *
   * @param kind what it is
   * @param name its name in the policy
   * @param round the round in which it was asked for
   * @param key the key of the request
   * @param succeeded whether it was done
   * @param text what the host says of it, or the last error; null for nothing
   * @param more fields that a newer version wrote, kept as they are
   */
  record ActionFinished(
      ActionKind kind,
      String name,
      int round,
      OutboxKey key,
      boolean succeeded,
      @Nullable String text,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements AssistanceEvent {
    /** Checks the parts. */
    public ActionFinished {
      Objects.requireNonNull(kind, "kind");
      Text.name("name", name);
      Objects.requireNonNull(key, "key");
      Text.bodyOrNull("text", text, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param kind what it is
     * @param name its name in the policy
     * @param round the round in which it was asked for
     * @param key the key of the request
     * @param succeeded whether it was done
     * @param text what the host says of it, or the last error; null for nothing
     */
    public ActionFinished(
        ActionKind kind,
        String name,
        int round,
        OutboxKey key,
        boolean succeeded,
        @Nullable String text) {
      this(kind, name, round, key, succeeded, text, Map.of());
    }

    @Override
    public String type() {
      return "action-finished";
    }
  }

  /**
   * The host has not finished within the time that the policy gives it: the request is taken back
   * if it has not left, and what still comes of it is recorded and changes nothing.
   *
   * @param kind what it is
   * @param name its name in the policy
   * @param round the round in which it was asked for
   * @param key the key of the request
   * @param more fields that a newer version wrote, kept as they are
   */
  record ActionTimedOut(
      ActionKind kind,
      String name,
      int round,
      OutboxKey key,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements AssistanceEvent {
    /** Checks the parts. */
    public ActionTimedOut {
      Objects.requireNonNull(kind, "kind");
      Text.name("name", name);
      Objects.requireNonNull(key, "key");
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param kind what it is
     * @param name its name in the policy
     * @param round the round in which it was asked for
     * @param key the key of the request
     */
    public ActionTimedOut(ActionKind kind, String name, int round, OutboxKey key) {
      this(kind, name, round, key, Map.of());
    }

    @Override
    public String type() {
      return "action-timed-out";
    }
  }

  /**
   * A person who reported the incident was told what can be done until service is restored.
   *
   * @param workaround its id in the policy
   * @param notified who is told, with the key of the message
   * @param more fields that a newer version wrote, kept as they are
   */
  record WorkaroundOffered(
      String workaround,
      List<Notified> notified,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements AssistanceEvent {
    /** Checks the parts. */
    public WorkaroundOffered {
      Text.name("workaround", workaround);
      notified = Text.list(notified);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param workaround its id in the policy
     * @param notified who is told, with the key of the message
     */
    public WorkaroundOffered(String workaround, List<Notified> notified) {
      this(workaround, notified, Map.of());
    }

    @Override
    public String type() {
      return "workaround-offered";
    }
  }

  /**
   * Messages of the entry before were not sent, because the incident is an exercise: this is who
   * would have been told.
   *
   * @param notified whom, each with the key that the entry before names; no message has it
   * @param more fields that a newer version wrote, kept as they are
   */
  record MessagesWithheld(
      List<Notified> notified, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements AssistanceEvent {
    /** Checks the parts. */
    public MessagesWithheld {
      notified = Text.list(notified);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param notified whom, each with the key that the entry before names; no message has it
     */
    public MessagesWithheld(List<Notified> notified) {
      this(notified, Map.of());
    }

    @Override
    public String type() {
      return "messages-withheld";
    }
  }
}
