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
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Team;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom a target means for an incident. A host's rota takes its place here. */
final class Reach {
  private Reach() {}

  static List<Contact> of(Target target, Incident incident, Policy policy) {
    if (target instanceof Target.OnCallOf onCall) {
      return onCall(onCall.team(), policy);
    }
    if (target instanceof Target.AccountableTeam) {
      return onCall(incident.team(), policy);
    }
    if (target instanceof Target.Person person) {
      return ImmutableList.of(person.contact());
    }
    return group(
        target instanceof Target.Reporter
            ? reporter(incident.details().reporter())
            : subscribers(incident.details().service()));
  }

  static List<Contact> onCall(String team, Policy policy) {
    Team known = policy.team(team);
    return known == null ? ImmutableList.of() : known.onCall().contacts();
  }

  /** Whether it means people who can make it theirs: reporters and subscribers cannot. */
  static boolean shallAct(Target target) {
    return !(target instanceof Target.Reporter || target instanceof Target.Subscribers);
  }

  /** A rung that was never meant to reach anybody is not empty when it does not. */
  static boolean hasNoTargets(Rung rung) {
    for (Action action : rung.actions()) {
      if (!action.changesIncident() || action instanceof Action.Summon) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Recipient reporter(@Nullable Actor reporter) {
    return reporter == null || !reporter.human() ? null : Recipient.reporter(reporter.id());
  }

  private static @Nullable Recipient subscribers(@Nullable String service) {
    return service == null ? null : Recipient.subscribers(service);
  }

  private static List<Contact> group(@Nullable Recipient recipient) {
    return recipient == null
        ? ImmutableList.of()
        : ImmutableList.of(new Contact(recipient, Notification.DEFAULT_CHANNEL));
  }
}
