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
 * What happened to a major incident, from its proposal to its end; that it was declared is an
 * {@link EscalationEvent.MajorDeclared}.
 *
 * <p>Immutable; null only where marked; when and by whom stands in the {@link Entry} around it.
 * Source: domain.md, practice 7.
 */
public sealed interface MajorEvent extends IncidentEvent {
  /**
   * It may be a major incident: somebody shall confirm or dismiss it.
   *
   * @param reason why
   * @param notified who is told, each with the key of the message; perhaps nobody
   * @param more fields that a newer version wrote, kept as they are
   */
  record MajorProposed(
      String reason,
      List<Notified> notified,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements MajorEvent {
    /** Checks the parts. */
    public MajorProposed {
      Text.body("reason", reason, Text.BODY);
      notified = Text.list(notified);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param reason why
     * @param notified who is told, each with the key of the message; perhaps nobody
     */
    public MajorProposed(String reason, List<Notified> notified) {
      this(reason, notified, Map.of());
    }

    @Override
    public String type() {
      return "major-proposed";
    }
  }

  /**
   * Somebody looked, and it is no major incident.
   *
   * @param reason why
   * @param more fields that a newer version wrote, kept as they are
   */
  record MajorDismissed(
      String reason, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements MajorEvent {
    /** Checks the parts. */
    public MajorDismissed {
      Text.body("reason", reason, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param reason why
     */
    public MajorDismissed(String reason) {
      this(reason, Map.of());
    }

    @Override
    public String type() {
      return "major-dismissed";
    }
  }

  /**
   * Whoever is on call for it commands, or the last resort, until somebody accepts.
   *
   * @param who who commands from now on
   * @param basis why it is they: the role for which they are on call, or that nobody is
   * @param notified who is told, each with the key of the message; perhaps nobody
   * @param until when the host's rota hands over next, as it said; null when it was not asked
   * @param more fields that a newer version wrote, kept as they are
   */
  record CommanderNamed(
      Recipient who,
      String basis,
      List<Notified> notified,
      @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant until,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements MajorEvent {
    /** Checks the parts. */
    public CommanderNamed {
      Objects.requireNonNull(who, "who");
      Text.body("basis", basis, Text.BODY);
      notified = Text.list(notified);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param who who commands from now on
     * @param basis why it is they: the role for which they are on call, or that nobody is
     * @param notified who is told, each with the key of the message; perhaps nobody
     * @param until when the host's rota hands over next, as it said; null when it was not asked
     */
    public CommanderNamed(
        Recipient who, String basis, List<Notified> notified, @Nullable Instant until) {
      this(who, basis, notified, until, Map.of());
    }

    @Override
    public String type() {
      return "commander-named";
    }
  }

  /**
   * The standing roster was called.
   *
   * @param team the team
   * @param notified who is told, each with the key of the message; perhaps nobody
   * @param nobody why nobody was told, or not everybody; null when all were
   * @param more fields that a newer version wrote, kept as they are
   */
  record ResponseTeamCalled(
      String team,
      List<Notified> notified,
      @Nullable String nobody,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements MajorEvent {
    /** Checks the parts. */
    public ResponseTeamCalled {
      Text.name("team", team);
      notified = Text.list(notified);
      Text.bodyOrNull("nobody", nobody, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param team the team
     * @param notified who is told, each with the key of the message; perhaps nobody
     * @param nobody why nobody was told, or not everybody; null when all were
     */
    public ResponseTeamCalled(String team, List<Notified> notified, @Nullable String nobody) {
      this(team, notified, nobody, Map.of());
    }

    @Override
    public String type() {
      return "response-team-called";
    }
  }

  /**
   * A person is asked to take a role; whoever has it keeps it until then.
   *
   * @param role the role
   * @param person who is asked
   * @param notified who is told, each with the key of the message; perhaps nobody
   * @param more fields that a newer version wrote, kept as they are
   */
  record RoleOffered(
      MajorRole role,
      String person,
      List<Notified> notified,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements MajorEvent {
    /** Checks the parts. */
    public RoleOffered {
      Objects.requireNonNull(role, "role");
      Text.name("person", person);
      notified = Text.list(notified);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param role the role
     * @param person who is asked
     * @param notified who is told, each with the key of the message; perhaps nobody
     */
    public RoleOffered(MajorRole role, String person, List<Notified> notified) {
      this(role, person, notified, Map.of());
    }

    @Override
    public String type() {
      return "role-offered";
    }
  }

  /**
   * A person has a role from now on, and whoever had it does no longer; resolvers stand beside one
   * another.
   *
   * @param role the role
   * @param person who has it
   * @param more fields that a newer version wrote, kept as they are
   */
  record RoleAccepted(
      MajorRole role,
      String person,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements MajorEvent {
    /** Checks the parts. */
    public RoleAccepted {
      Objects.requireNonNull(role, "role");
      Text.name("person", person);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param role the role
     * @param person who has it
     */
    public RoleAccepted(MajorRole role, String person) {
      this(role, person, Map.of());
    }

    @Override
    public String type() {
      return "role-accepted";
    }
  }

  /**
   * A person has a role no longer, and nobody has it instead.
   *
   * @param role the role
   * @param person who had it
   * @param more fields that a newer version wrote, kept as they are
   */
  record RoleLeft(
      MajorRole role,
      String person,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements MajorEvent {
    /** Checks the parts. */
    public RoleLeft {
      Objects.requireNonNull(role, "role");
      Text.name("person", person);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param role the role
     * @param person who had it
     */
    public RoleLeft(MajorRole role, String person) {
      this(role, person, Map.of());
    }

    @Override
    public String type() {
      return "role-left";
    }
  }

  /**
   * The stakeholders are told how it stands.
   *
   * @param text what they are told
   * @param toReporter whether the reporter is one of them, so that it is a public update as well
   * @param notified who is told, each with the key of the message; perhaps nobody
   * @param more fields that a newer version wrote, kept as they are
   */
  record StakeholdersUpdated(
      String text,
      boolean toReporter,
      List<Notified> notified,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements MajorEvent {
    /** Checks the parts. */
    public StakeholdersUpdated {
      Text.body("text", text, Text.BODY);
      notified = Text.list(notified);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param text what they are told
     * @param toReporter whether the reporter is one of them, so that it is a public update as well
     * @param notified who is told, each with the key of the message; perhaps nobody
     */
    public StakeholdersUpdated(String text, boolean toReporter, List<Notified> notified) {
      this(text, toReporter, notified, Map.of());
    }

    @Override
    public String type() {
      return "stakeholders-updated";
    }
  }

  /**
   * The stakeholders were told nothing for as long as the policy allows.
   *
   * @param countedFrom from when the next update is counted: the last that was missed
   * @param notified who is told, each with the key of the message; perhaps nobody
   * @param more fields that a newer version wrote, kept as they are
   */
  record UpdateReminded(
      @JsonFormat(shape = JsonFormat.Shape.STRING) Instant countedFrom,
      List<Notified> notified,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements MajorEvent {
    /** Checks the parts. */
    public UpdateReminded {
      Objects.requireNonNull(countedFrom, "countedFrom");
      notified = Text.list(notified);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param countedFrom from when the next update is counted: the last that was missed
     * @param notified who is told, each with the key of the message; perhaps nobody
     */
    public UpdateReminded(Instant countedFrom, List<Notified> notified) {
      this(countedFrom, notified, Map.of());
    }

    @Override
    public String type() {
      return "update-reminded";
    }
  }

  /**
   * It is no major incident any more; it may be unresolved all the same. Every role ends.
   *
   * @param reason why
   * @param notified who is told, each with the key of the message; perhaps nobody
   * @param leftOut how many were not told, when there were too many; null when all were
   * @param more fields that a newer version wrote, kept as they are
   */
  record StoodDown(
      String reason,
      List<Notified> notified,
      @Nullable String leftOut,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements MajorEvent {
    /** Checks the parts. */
    public StoodDown {
      Text.body("reason", reason, Text.BODY);
      notified = Text.list(notified);
      Text.bodyOrNull("leftOut", leftOut, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param reason why
     * @param notified who is told, each with the key of the message; perhaps nobody
     * @param leftOut how many were not told, when there were too many; null when all were
     */
    public StoodDown(String reason, List<Notified> notified, @Nullable String leftOut) {
      this(reason, notified, leftOut, Map.of());
    }

    @Override
    public String type() {
      return "stood-down";
    }
  }
}
