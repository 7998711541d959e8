package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.tocsin.internal.Text;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a swarm.
 *
 * <p>Immutable; null only where marked; when and by whom stands in the {@link Entry} around it.
 * Source: domain.md, practice 8.
 */
public sealed interface SwarmEvent extends IncidentEvent {
  /**
   * A team was called; several at once make a swarm.
   *
   * @param team the team
   * @param notified who of it is told, each with the key of the message
   * @param more fields that a newer version wrote, kept as they are
   */
  record SwarmSummoned(
      String team,
      List<Notified> notified,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements SwarmEvent {
    /** Checks the parts. */
    public SwarmSummoned {
      Text.name("team", team);
      notified = Text.list(notified);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param team the team
     * @param notified who of it is told, each with the key of the message
     */
    public SwarmSummoned(String team, List<Notified> notified) {
      this(team, notified, Map.of());
    }

    @Override
    public String type() {
      return "swarm-summoned";
    }
  }

  /**
   * A person came, for a team.
   *
   * @param team the team
   * @param person who
   * @param more fields that a newer version wrote, kept as they are
   */
  record SwarmJoined(
      String team, String person, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements SwarmEvent {
    /** Checks the parts. */
    public SwarmJoined {
      Text.name("team", team);
      Text.name("person", person);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param team the team
     * @param person who
     */
    public SwarmJoined(String team, String person) {
      this(team, person, Map.of());
    }

    @Override
    public String type() {
      return "swarm-joined";
    }
  }

  /**
   * One team has the cause and is accountable from now on.
   *
   * @param team the primary team
   * @param more fields that a newer version wrote, kept as they are
   */
  record PrimaryIdentified(
      String team, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements SwarmEvent {
    /** Checks the parts. */
    public PrimaryIdentified {
      Text.name("team", team);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param team the primary team
     */
    public PrimaryIdentified(String team) {
      this(team, Map.of());
    }

    @Override
    public String type() {
      return "primary-identified";
    }
  }

  /**
   * The others may go and hear no more of the swarm.
   *
   * @param teams the teams that were released
   * @param more fields that a newer version wrote, kept as they are
   */
  record SwarmReleased(
      List<String> teams, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements SwarmEvent {
    /** Checks the parts. */
    public SwarmReleased {
      teams = Text.list(teams);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param teams the teams that were released
     */
    public SwarmReleased(List<String> teams) {
      this(teams, Map.of());
    }

    @Override
    public String type() {
      return "swarm-released";
    }
  }

  /**
   * A person went, though the team is not released.
   *
   * @param team the team
   * @param person who
   * @param more fields that a newer version wrote, kept as they are
   */
  record SwarmLeft(
      String team, String person, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements SwarmEvent {
    /** Checks the parts. */
    public SwarmLeft {
      Text.name("team", team);
      Text.name("person", person);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param team the team
     * @param person who
     */
    public SwarmLeft(String team, String person) {
      this(team, person, Map.of());
    }

    @Override
    public String type() {
      return "swarm-left";
    }
  }
}
