package dev.tocsin.examples.blackfriday.play;

import dev.tocsin.escalation.Contact;
import dev.tocsin.oncall.Rota;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Staffing;
import dev.tocsin.policy.Team;
import java.time.Instant;
import java.util.List;

/** Who is on call for a team of the policy. */
public final class Duties {
  private Duties() {}

  /** The people at an instant; empty for a team that is not there, or staffed by the host. */
  public static List<Contact> of(Policy policy, String team, Instant at) {
    Team known = policy.team(team);
    if (known == null) {
      return List.of();
    }
    if (known.onCall() instanceof Staffing.ByRota byRota) {
      Rota rota = policy.rotas().get(byRota.rota());
      return rota == null ? List.of() : rota.peopleAt(at);
    }
    return known.onCall().contacts();
  }
}
