package dev.tocsin.policy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import dev.tocsin.escalation.Target;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Priority;
import dev.tocsin.internal.Text;
import dev.tocsin.servicelevel.ServiceTarget;
import dev.tocsin.servicelevel.TargetKind;
import java.util.List;
import java.util.Set;

/**
 * How long a team may hold an incident, as the teams have agreed among themselves: the
 * operational-level target.
 *
 * <p>Its clock starts when the team becomes accountable and ends with the next hand-over or the
 * resolution; a team that gets the incident back has its time anew. Immutable, no nulls. Source:
 * domain.md, practice 5.
 *
 * @param name stands in its events
 * @param teams the teams that agreed; empty for every team
 * @param priorities of the incident as it is; empty for every priority
 * @param target how long, on which clock, when to warn, and what pauses it; of the kind {@link
 *     TargetKind#RESOLUTION}, as the end of the holding is what is owed
 * @param tell who is told beside the team; perhaps nobody
 */
public record OperationalLevel(
    String name,
    Set<String> teams,
    Set<Priority> priorities,
    ServiceTarget target,
    List<Target> tell) {
  /**
   * Copies the collections.
   *
   * @throws InvalidValueException when the target is of another kind
   */
  public OperationalLevel {
    Text.line("operational level", name, Text.ID);
    teams = ImmutableSortedSet.copyOf(teams);
    priorities = ImmutableSortedSet.copyOf(priorities);
    tell = ImmutableList.copyOf(tell);
    if (target.kind() != TargetKind.RESOLUTION) {
      throw new InvalidValueException(
          "target", target.kind().toString(), "is of another kind", "make it a resolution target");
    }
  }

  /**
   * Whether it is for a holding.
   *
   * @param team the accountable team
   * @param priority the incident's priority
   * @return whether it is
   */
  public boolean matches(String team, Priority priority) {
    return (teams.isEmpty() || teams.contains(team))
        && (priorities.isEmpty() || priorities.contains(priority));
  }
}
