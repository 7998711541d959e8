package dev.tocsin.desk;

import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Target;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.MajorEvent;
import dev.tocsin.incident.MajorIncident;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.Recipient;
import dev.tocsin.incident.RoleHolder;
import dev.tocsin.oncall.Rota;
import dev.tocsin.policy.MajorRules;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Staffing;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That somebody commands a major incident at any time: whoever is on call for it, else the last
 * resort, until a person accepts. Source: domain.md, practice 7.
 */
final class Commander {
  /** So many handovers that bring nobody else are passed over at one look. */
  private static final int LOOKED_AHEAD = 50;

  static final String RULE = "major-incidents/commander";

  /**
   * Who commands while nobody has accepted.
   *
   * @param next when that is to be asked again, or null
   */
  private record Standing(
      Contact who,
      String basis,
      @Nullable Instant until,
      @Nullable Instant next,
      @Nullable ZoneId zone) {}

  private Commander() {}

  /** The handover that brings another commander, or the first one under a policy that has rules. */
  static @Nullable Due next(Incident incident, Policy policy) {
    MajorIncident major = incident.major();
    MajorRules rules = policy.majorIncidents();
    if (major == null || rules == null) {
      return null;
    }
    RoleHolder now = major.commander();
    if (now == null) {
      return new Due(incident.recordedAt(), Commander::name);
    }
    if (now.accepted() || now.askedAt() == null) {
      return null;
    }
    Staffing staffing = policy.roles().get(rules.commander());
    Instant at = null;
    if (staffing instanceof Staffing.ByRota byRota) {
      Rota rota = policy.rotas().get(byRota.rota());
      at = rota == null ? null : another(rota, policy, now.who(), now.askedAt());
    } else if (staffing instanceof Staffing.ByHost) {
      at = now.until();
    }
    return at == null ? null : new Due(at, Commander::name);
  }

  /** Names whoever commands at an instant; told only when nobody else has come since. */
  static void name(Decider decider, Instant at) {
    MajorRules rules = decider.policy.majorIncidents();
    MajorIncident major = decider.incident().major();
    if (rules == null || major == null) {
      return;
    }
    Standing standing = standing(rules, decider, at);
    RoleHolder was = major.commander();
    boolean same = was != null && was.who().equals(standing.who().recipient());
    boolean over = standing.next() != null && !standing.next().isAfter(decider.now);
    List<Notified> notified =
        same || over
            ? List.of()
            : decider.tell(
                List.of(standing.who()),
                Message.MAJOR,
                "You command this major incident ("
                    + standing.basis()
                    + ") until somebody accepts: "
                    + major.reason());
    decider.happened(
        new MajorEvent.CommanderNamed(
            standing.who().recipient(), standing.basis(), notified, standing.until()),
        at,
        RULE,
        standing.zone());
  }

  private static Standing standing(MajorRules rules, Decider decider, Instant at) {
    Policy policy = decider.policy;
    String role = "on call for role " + rules.commander();
    Rota rota =
        policy.roles().get(rules.commander()) instanceof Staffing.ByRota byRota
            ? policy.rotas().get(byRota.rota())
            : null;
    if (rota != null) {
      boolean nobody = rota.peopleAt(at).isEmpty();
      Contact who = at(rota, policy, at);
      return new Standing(
          who,
          nobody ? "last resort: nobody is " + role : role,
          null,
          another(rota, policy, who.recipient(), at),
          rota.zone());
    }
    Reach reach = Reach.of(new Target.Role(rules.commander()), decider);
    Instant until = Handover.after(decider.now, reach.handover());
    return reach.contacts().isEmpty()
        ? new Standing(
            policy.lastResort().get(0), "last resort: nobody is " + role, until, null, null)
        : new Standing(reach.contacts().get(0), role, until, null, null);
  }

  private static Contact at(Rota rota, Policy policy, Instant at) {
    List<Contact> people = rota.peopleAt(at);
    return people.isEmpty() ? policy.lastResort().get(0) : people.get(0);
  }

  /** The first handover after an instant at which somebody else commands. */
  private static @Nullable Instant another(Rota rota, Policy policy, Recipient who, Instant after) {
    Instant at = rota.nextHandover(after);
    for (int i = 0; at != null && i < LOOKED_AHEAD; i++) {
      if (!at(rota, policy, at).recipient().equals(who)) {
        return at;
      }
      Instant next = rota.nextHandover(at);
      if (next == null) {
        return null;
      }
      at = next;
    }
    return at;
  }
}
