package dev.tocsin.desk;

import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Target;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.MajorCandidate;
import dev.tocsin.incident.MajorEvent;
import dev.tocsin.incident.MajorIncident;
import dev.tocsin.incident.MajorRole;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Recipient;
import dev.tocsin.incident.RoleHolder;
import dev.tocsin.incident.RoleOffer;
import dev.tocsin.notification.Notification;
import dev.tocsin.policy.MajorRules;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What people do about a major incident. Each is refused before anything is recorded. Source:
 * domain.md, practice 7.
 */
final class MajorHandling {
  /** So that everybody can be told at once when it is over. */
  static final int MOST = 20;

  private final Decider decider;
  private final Guards guards;

  MajorHandling(Decider decider) {
    this.decider = decider;
    this.guards = new Guards(decider);
  }

  /** Whether it is one of these commands. */
  boolean handle(Command command) {
    if (command instanceof Command.ProposeMajor propose) {
      propose(propose);
    } else if (command instanceof Command.DismissMajor dismiss) {
      dismiss(dismiss);
    } else if (command instanceof Command.OfferRole offer) {
      offer(offer);
    } else if (command instanceof Command.AcceptRole accept) {
      accept(accept);
    } else if (command instanceof Command.LeaveRole leave) {
      leave(leave);
    } else if (command instanceof Command.UpdateStakeholders update) {
      update(update);
    } else if (command instanceof Command.StandDown down) {
      new StandingDown(decider).standDown(down);
    } else {
      return new Reviewing(decider).handle(command);
    }
    return true;
  }

  private Incident incident() {
    return decider.incident();
  }

  void declare(Command.DeclareMajor command) {
    guards.mustBeOpen(command);
    if (incident().major() == null) {
      MajorDue.declared(
          decider, new EscalationEvent.MajorDeclared(command.reason()), decider.now, null);
    }
  }

  private void propose(Command.ProposeMajor command) {
    guards.mustBeOpen(command);
    if (decider.policy.majorIncidents() == null) {
      throw guards.refused(
          command,
          "the policy does not say who looks at it",
          "declare it, or add major-incidents to the policy");
    }
    MajorDue.propose(decider, command.reason(), RungCalls.MOST, decider.now, null);
  }

  private void dismiss(Command.DismissMajor command) {
    guards.mustBeOpen(command);
    person(command);
    MajorCandidate candidate =
        incident().majorCase() == null ? null : incident().majorCase().candidate();
    if (candidate == null) {
      throw guards.refused(
          command,
          "it is not proposed as a major incident",
          incident().major() == null ? "there is nothing to dismiss" : "stand it down instead");
    }
    decider.record(new MajorEvent.MajorDismissed(command.reason()));
  }

  private void offer(Command.OfferRole command) {
    MajorIncident major = major(command);
    person(command);
    MajorRole role = command.role();
    String person = command.person();
    boolean has =
        major.roles().stream()
            .anyMatch(each -> each.role() == role && each.accepted() && each.is(person));
    boolean offered =
        major.offers().stream()
            .anyMatch(each -> each.role() == role && each.person().equals(person));
    if (has || offered) {
      return;
    }
    if (major.offers().size() >= MOST) {
      throw guards.refused(
          command, MOST + " people were asked and have not answered", "wait for one of them");
    }
    RoleHolder now = role == MajorRole.RESOLVER ? null : major.holder(role);
    List<Notified> notified =
        decider.tell(
            List.of(Contact.person(person)),
            Message.MAJOR,
            decider.caller.actor().id()
                + " asks you to be "
                + words(role)
                + " of this major incident"
                + (now == null ? "" : ", in place of " + now.who().id())
                + ". Accept it if you can.");
    decider.record(new MajorEvent.RoleOffered(role, person, notified));
  }

  private void accept(Command.AcceptRole command) {
    MajorIncident major = major(command);
    Actor actor = person(command);
    MajorRole role = command.role();
    if (role == MajorRole.RESOLVER) {
      resolve(command, major, actor);
      return;
    }
    RoleHolder now = major.holder(role);
    if (now != null && now.accepted() && now.is(actor.id())) {
      return;
    }
    if (now != null && now.accepted() && !offered(major, role, actor)) {
      throw guards.refused(
          command,
          now.who().id() + " is " + words(role),
          "let somebody offer the role to " + actor.id() + " first");
    }
    boolean another = now != null && !now.is(actor.id());
    if (now != null && another && Agenda.open(incident())) {
      decider.tell(
          List.of(contact(now.who())),
          "release",
          actor.id() + " is " + words(role) + " now: you can stand down. Thank you.");
    }
    decider.record(new MajorEvent.RoleAccepted(role, actor.id()));
  }

  private void resolve(Command.AcceptRole command, MajorIncident major, Actor actor) {
    List<RoleHolder> resolvers =
        major.roles().stream().filter(each -> each.role() == MajorRole.RESOLVER).toList();
    if (resolvers.stream().anyMatch(each -> each.is(actor.id()))) {
      return;
    }
    if (resolvers.size() >= MOST) {
      throw guards.refused(command, MOST + " resolvers are there already", "work with one of them");
    }
    decider.record(new MajorEvent.RoleAccepted(MajorRole.RESOLVER, actor.id()));
  }

  private static boolean offered(MajorIncident major, MajorRole role, Actor actor) {
    for (RoleOffer offer : major.offers()) {
      if (offer.role() == role && offer.person().equals(actor.id())) {
        return true;
      }
    }
    return false;
  }

  private void leave(Command.LeaveRole command) {
    MajorIncident major = major(command);
    Actor actor = person(command);
    boolean has =
        major.roles().stream()
            .anyMatch(
                each -> each.role() == command.role() && each.accepted() && each.is(actor.id()));
    if (!has) {
      throw guards.refused(
          command, actor.id() + " is not " + words(command.role()), "leave a role that is yours");
    }
    if (command.role() == MajorRole.COMMANDER) {
      throw guards.refused(
          command,
          "nobody would command",
          "offer the role to somebody who accepts it, or stand the incident down");
    }
    decider.record(new MajorEvent.RoleLeft(command.role(), actor.id()));
  }

  private void update(Command.UpdateStakeholders command) {
    major(command);
    person(command);
    if (command.text().isBlank()) {
      throw guards.refused(command, "the text is empty", "say how it stands");
    }
    MajorRules rules = decider.policy.majorIncidents();
    Set<Contact> all = new LinkedHashSet<>();
    for (Target target : rules == null ? MajorRules.STAKEHOLDERS : rules.stakeholders()) {
      all.addAll(Reach.of(target, decider).contacts());
    }
    List<Contact> contacts = List.copyOf(all).subList(0, Math.min(all.size(), RungCalls.MOST));
    List<Notified> notified = decider.tell(contacts, "update", command.text());
    boolean toReporter =
        contacts.stream().anyMatch(each -> each.recipient().kind().equals("reporter"));
    decider.record(new MajorEvent.StakeholdersUpdated(command.text(), toReporter, notified));
  }

  private MajorIncident major(Command command) {
    MajorIncident major = incident().major();
    if (major == null || incident().phase() == Phase.CLOSED) {
      throw guards.refused(
          command,
          major == null ? "it is no major incident" : "it is in state '" + incident().state() + "'",
          major == null ? "declare it before you do" : "reopen it before you do");
    }
    return major;
  }

  private Actor person(Command command) {
    return guards.mustBePerson(command);
  }

  static Contact contact(Recipient recipient) {
    return new Contact(recipient, Notification.DEFAULT_CHANNEL);
  }

  static String words(MajorRole role) {
    return switch (role) {
      case COMMANDER -> "incident commander";
      case COMMUNICATIONS -> "in charge of communications";
      case SCRIBE -> "scribe";
      case RESOLVER -> "resolver";
    };
  }
}
