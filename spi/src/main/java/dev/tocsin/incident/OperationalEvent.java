package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.tocsin.internal.Text;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the time that a team may hold an incident.
 *
 * <p>Immutable; when stands in the {@link Entry} around it: the true instant as {@code occurredAt},
 * however late it was recorded. Source: domain.md, practice 5.
 */
public sealed interface OperationalEvent extends IncidentEvent {
  /**
   * The team has held it for a share of the time at which the policy warns.
   *
   * @param level the operational level of the policy
   * @param team the team that holds it
   * @param percent the share, 1 to 99
   * @param notified who is told, each with the key of the message; perhaps nobody
   * @param more fields that a newer version wrote, kept as they are
   */
  record OperationalWarned(
      String level,
      String team,
      int percent,
      List<Notified> notified,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements OperationalEvent {
    /** Checks the parts. */
    public OperationalWarned {
      Text.name("level", level);
      Text.name("team", team);
      notified = Text.list(notified);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param level the operational level of the policy
     * @param team the team that holds it
     * @param percent the share, 1 to 99
     * @param notified who is told, each with the key of the message; perhaps nobody
     */
    public OperationalWarned(String level, String team, int percent, List<Notified> notified) {
      this(level, team, percent, notified, Map.of());
    }

    @Override
    public String type() {
      return "operational-level-warned";
    }
  }

  /**
   * The team has held it longer than the teams have agreed.
   *
   * @param level the operational level of the policy
   * @param team the team that holds it
   * @param notified who is told, each with the key of the message; perhaps nobody
   * @param more fields that a newer version wrote, kept as they are
   */
  record OperationalBreached(
      String level,
      String team,
      List<Notified> notified,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements OperationalEvent {
    /** Checks the parts. */
    public OperationalBreached {
      Text.name("level", level);
      Text.name("team", team);
      notified = Text.list(notified);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param level the operational level of the policy
     * @param team the team that holds it
     * @param notified who is told, each with the key of the message; perhaps nobody
     */
    public OperationalBreached(String level, String team, List<Notified> notified) {
      this(level, team, notified, Map.of());
    }

    @Override
    public String type() {
      return "operational-level-breached";
    }
  }
}
