package dev.tocsin.desk;

import com.google.common.collect.ImmutableList;
import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Recipient;
import dev.tocsin.notification.Notification;
import dev.tocsin.oncall.Rota;
import dev.tocsin.policy.Staffing;
import dev.tocsin.policy.Supplier;
import dev.tocsin.policy.Team;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a target means for an incident, now: who is on call is always live. Source: escalation.md,
 * "Editing the policy" and "On call".
 *
 * @param contacts perhaps nobody
 * @param nobody why it is nobody; null when it is somebody
 * @param handover when the host's rota hands over next, as it says; null when it was not asked
 * @param zone the zone of the rota that was asked, or null
 */
record Reach(
    List<Contact> contacts,
    @Nullable String nobody,
    @Nullable Instant handover,
    @Nullable ZoneId zone) {
  private static final String NOBODY = "nobody is on call for it";

  static Reach of(Target target, Decider decider) {
    Incident incident = decider.incident();
    if (target instanceof Target.OnCallOf onCall) {
      return onCall(onCall.team(), decider);
    }
    if (target instanceof Target.AccountableTeam) {
      return onCall(incident.team(), decider);
    }
    if (target instanceof Target.Role role) {
      Staffing staffing = decider.policy.roles().get(role.role());
      return staffed(staffing, "role:" + role.role(), decider);
    }
    if (target instanceof Target.Person person) {
      return to(ImmutableList.of(person.contact()), NOBODY);
    }
    if (target instanceof Target.OfSupplier of) {
      return to(supplier(of.supplier(), decider), "supplier '" + of.supplier() + "' is not known");
    }
    return group(target, incident);
  }

  private static Reach group(Target target, Incident incident) {
    String service = incident.details().service();
    if (target instanceof Target.Reporter) {
      Actor reporter = incident.details().reporter();
      return all(
          reporter == null || !reporter.human() ? null : Recipient.reporter(reporter.id()),
          "no person reported it");
    }
    Recipient recipient = null;
    if (service != null) {
      recipient =
          target instanceof Target.AffectedUsers
              ? Recipient.affectedUsers(service)
              : Recipient.subscribers(service);
    }
    return all(recipient, "it names no service");
  }

  static Reach onCall(String team, Decider decider) {
    Team known = decider.policy.team(team);
    return staffed(known == null ? null : known.onCall(), team, decider);
  }

  private static Reach staffed(@Nullable Staffing staffing, String name, Decider decider) {
    if (staffing instanceof Staffing.ByRota byRota) {
      return rota(decider.policy.rotas().get(byRota.rota()), decider.now);
    }
    if (staffing instanceof Staffing.ByHost) {
      return host(name, decider);
    }
    return to(staffing == null ? ImmutableList.of() : staffing.contacts(), NOBODY);
  }

  private static Reach rota(@Nullable Rota rota, Instant now) {
    if (rota == null) {
      return to(ImmutableList.of(), NOBODY);
    }
    List<Contact> people = rota.peopleAt(now);
    return new Reach(
        people, people.isEmpty() ? empty(rota, rota.nextHandover(now)) : null, null, rota.zone());
  }

  private static String empty(Rota rota, @Nullable Instant until) {
    return "rota '"
        + rota.id()
        + "' has nobody"
        + (until == null ? "" : " until " + until.atZone(rota.zone()));
  }

  private static Reach host(String name, Decider decider) {
    HostAnswer answer = decider.facts.onCall().get(name);
    if (answer == null) {
      throw new MissingFactException(name);
    }
    String nobody = null;
    if (answer.people().isEmpty()) {
      nobody =
          answer.problem() == null
              ? "the host names nobody for '" + name + "'"
              : "the host did not say who is on call for '" + name + "': " + answer.problem();
    }
    return new Reach(answer.people(), nobody, answer.until(), null);
  }

  /**
   * How a supplier is reached: everything that is ever sent to one asks here for its contacts, and
   * nobody else does.
   */
  static List<Contact> supplier(String id, Decider decider) {
    Supplier supplier = decider.policy.suppliers().get(id);
    return supplier == null ? ImmutableList.of() : supplier.contacts();
  }

  private static Reach to(List<Contact> contacts, String nobody) {
    return new Reach(contacts, contacts.isEmpty() ? nobody : null, null, null);
  }

  private static Reach all(@Nullable Recipient recipient, String nobody) {
    return recipient == null
        ? to(ImmutableList.of(), nobody)
        : to(ImmutableList.of(new Contact(recipient, Notification.DEFAULT_CHANNEL)), nobody);
  }

  /** Whether it means people who can make it theirs: reporters and whole crowds cannot. */
  static boolean shallAct(Target target) {
    return !(target instanceof Target.Reporter
        || target instanceof Target.Subscribers
        || target instanceof Target.AffectedUsers);
  }

  /** Whether it means whoever is on call, so that a handover puts somebody else in its place. */
  static boolean changesHands(Target target) {
    return target instanceof Target.OnCallOf
        || target instanceof Target.AccountableTeam
        || target instanceof Target.Role;
  }

  /** A rung that was never meant to reach anybody is not empty when it does not. */
  static boolean hasNoTargets(Rung rung) {
    for (Action action : rung.actions()) {
      if (!action.changesIncident()
          || action instanceof Action.Summon
          || action instanceof Action.Engage) {
        return false;
      }
    }
    return true;
  }
}
