package dev.tocsin.policy;

import com.google.common.collect.ImmutableList;
import dev.tocsin.escalation.Contact;
import dev.tocsin.internal.Text;
import java.util.List;

/**
 * A team that can answer for incidents.
 *
 * <p>Immutable. Rotas take the place of the fixed list of people. Source: domain.md, practices 3
 * and 5.
 *
 * @param id its name in the policy
 * @param tier 1 for the service desk, 2 and more for those who know more
 * @param onCall who is to be reached for it; may be empty, then rungs that mean it are empty
 */
public record Team(String id, int tier, List<Contact> onCall) {
  /** Copies the list. */
  public Team {
    Text.line("team id", id, Text.ID);
    onCall = ImmutableList.copyOf(onCall);
  }

  /**
   * A team of some people.
   *
   * @param id its name in the policy
   * @param tier 1 for the service desk
   * @param people the host's names for them
   * @return the team
   */
  public static Team of(String id, int tier, String... people) {
    ImmutableList.Builder<Contact> onCall = ImmutableList.builder();
    for (String person : people) {
      onCall.add(Contact.person(person));
    }
    return new Team(id, tier, onCall.build());
  }
}
