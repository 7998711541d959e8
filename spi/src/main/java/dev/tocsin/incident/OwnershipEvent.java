package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.tocsin.internal.Text;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for an incident.
 *
 * <p>Immutable; null only where marked; when and by whom stands in the {@link Entry} around it.
 * Source: domain.md, practice 5 and "Acknowledged"; escalation.md, "When a rung is due" 3 and 9.
 */
public sealed interface OwnershipEvent extends IncidentEvent {
  /**
   * A team, and perhaps a person of it, is accountable from now on (a functional escalation when a
   * rung did it).
   *
   * @param to the state it is in from now on
   * @param team the accountable team
   * @param person the person who shall do it, or null
   * @param reason why it was handed over, or null
   * @param more fields that a newer version wrote, kept as they are
   */
  record Assigned(
      State to,
      String team,
      @Nullable String person,
      @Nullable String reason,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements OwnershipEvent {
    /** Checks the parts. */
    public Assigned {
      Objects.requireNonNull(to, "to");
      Text.name("team", team);
      Text.nameOrNull("person", person);
      Text.bodyOrNull("reason", reason, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param to the state it is in from now on
     * @param team the accountable team
     * @param person the person who shall do it, or null
     * @param reason why it was handed over, or null
     */
    public Assigned(State to, String team, @Nullable String person, @Nullable String reason) {
      this(to, team, person, reason, Map.of());
    }

    @Override
    public String type() {
      return "assigned";
    }
  }

  /**
   * A rule would have handed the incident back to a team that has held it since a person last
   * acted; it stays where it is.
   *
   * @param team the team that it would have gone to
   * @param more fields that a newer version wrote, kept as they are
   */
  record HandBackRefused(
      String team, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements OwnershipEvent {
    /** Checks the parts. */
    public HandBackRefused {
      Text.name("team", team);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param team the team that it would have gone to
     */
    public HandBackRefused(String team) {
      this(team, Map.of());
    }

    @Override
    public String type() {
      return "hand-back-refused";
    }
  }

  /**
   * Somebody said "mine"; the entry names who.
   *
   * @param more fields that a newer version wrote, kept as they are
   */
  record Acknowledged(@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements OwnershipEvent {
    /** Checks the parts. */
    public Acknowledged {
      more = Text.more(more);
    }

    /** With nothing from a newer version. */
    public Acknowledged() {
      this(Map.of());
    }

    @Override
    public String type() {
      return "acknowledged";
    }
  }

  /**
   * The acknowledgement ran out with nothing done.
   *
   * @param who the one who had acknowledged
   * @param more fields that a newer version wrote, kept as they are
   */
  record AcknowledgementLapsed(
      Actor who, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements OwnershipEvent {
    /** Checks the parts. */
    public AcknowledgementLapsed {
      Objects.requireNonNull(who, "who");
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param who the one who had acknowledged
     */
    public AcknowledgementLapsed(Actor who) {
      this(who, Map.of());
    }

    @Override
    public String type() {
      return "acknowledgement-lapsed";
    }
  }
}
