package dev.tocsin.policy;

import dev.tocsin.internal.Text;
import java.util.Objects;

/**
 * A team that can answer for incidents.
 *
 * <p>Immutable. Source: domain.md, practices 3 and 5.
 *
 * @param id its name in the policy
 * @param tier 1 for the service desk, 2 and more for those who know more
 * @param onCall how it is known who is on call for it
 */
public record Team(String id, int tier, Staffing onCall) {
  /** Checks the parts. */
  public Team {
    Text.line("team id", id, Text.ID);
    Objects.requireNonNull(onCall, "onCall");
  }

  /**
   * A team of some people who are always on call.
   *
   * @param id its name in the policy
   * @param tier 1 for the service desk
   * @param people the host's names for them
   * @return the team
   */
  public static Team of(String id, int tier, String... people) {
    return new Team(id, tier, Staffing.of(people));
  }

  /**
   * A team whose people take turns.
   *
   * @param id its name in the policy
   * @param tier 1 for the service desk
   * @param rota the id of a rota of the policy
   * @return the team
   */
  public static Team onRota(String id, int tier, String rota) {
    return new Team(id, tier, new Staffing.ByRota(rota));
  }
}
