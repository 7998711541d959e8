package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.internal.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several teams on one incident at once.
 *
 * <p>Made by folding events, which have checked the texts. Immutable; null only where marked.
 * Source: domain.md, practice 8.
 *
 * @param members in the order in which they were called
 * @param primary the team that has the cause, or null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Swarm(List<SwarmMember> members, @Nullable String primary) {
  /** Checks the parts. */
  public Swarm {
    members = Text.list(members);
  }

  /**
   * A team's place in the swarm.
   *
   * @param team the team
   * @return its membership, released or not; null when it was never called
   */
  public @Nullable SwarmMember member(String team) {
    for (SwarmMember member : members) {
      if (member.team().equals(team)) {
        return member;
      }
    }
    return null;
  }
}
