package dev.tocsin.desk;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.incident.Engagement;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.Ownership;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.SupplierTicket;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom a rung tells when it is taken: those who shall act first, nobody twice. */
final class RungCalls {
  /** So that the messages of one commit stay within the store's limit, whatever the host says. */
  static final int MOST = 30;

  private final Decider decider;
  private final Rung rung;
  private final boolean repeat;
  private final List<Notified> notified = new ArrayList<>();
  private final Map<String, List<Notified>> teams = new LinkedHashMap<>();
  private final Map<String, List<Notified>> suppliers = new LinkedHashMap<>();
  private final Set<String> nobody = new LinkedHashSet<>();
  private int leftOut;
  private @Nullable Instant handover;
  private @Nullable ZoneId zone;

  /**
   * The calls of a rung, not planned yet.
   *
   * @param repeat whether only messages are repeated
   */
  RungCalls(Decider decider, Rung rung, boolean repeat) {
    this.decider = decider;
    this.rung = rung;
    this.repeat = repeat;
    if (rung.threshold() instanceof Threshold.Business) {
      zone = PathClock.of(decider.incident(), decider.policy).calendar(rung).zone();
    }
  }

  /** Everybody, each with the key of the message. */
  List<Notified> notified() {
    return notified;
  }

  /** The teams that join a swarm now. */
  Map<String, List<Notified>> teams() {
    return teams;
  }

  /** The suppliers that are asked now. */
  Map<String, List<Notified>> suppliers() {
    return suppliers;
  }

  /** When the host's rota hands over next, as it says, or null. */
  @Nullable Instant handover() {
    return handover;
  }

  /** The zone of a calendar or rota that was asked, or null. */
  @Nullable ZoneId zone() {
    return zone;
  }

  /** Whether it was to reach somebody, and reaches nobody. */
  boolean empty() {
    return notified.isEmpty() && !Reach.hasNoTargets(rung) && !helpsAnyway();
  }

  /** Why it reaches nobody. */
  String why() {
    return nobody.isEmpty() ? "nobody is there to be told" : String.join("; ", nobody);
  }

  /** That there were more than one commit may tell; null when there were not. */
  @Nullable String leftOut() {
    return leftOut == 0 ? null : leftOut + " more people were not told: too many are on call";
  }

  /** Plans everything that the rung says. */
  void plan(Instant at) {
    List<Contact> told = new ArrayList<>();
    for (Action action : rung.actions()) {
      if (action instanceof Action.Notify notify) {
        tell("page", notify.targets(), told, at);
      }
    }
    for (Action action : rung.actions()) {
      if (action instanceof Action.Inform inform) {
        tell("inform", inform.targets(), told, at); // unless paged already
      }
    }
    if (!repeat) {
      for (Action action : rung.actions()) {
        if (action instanceof Action.Summon summon) {
          summon.teams().forEach(this::call);
        } else if (action instanceof Action.Engage engage) {
          engage(engage.supplier());
        }
      }
    }
  }

  private void tell(String purpose, List<Target> targets, List<Contact> told, Instant at) {
    Instant start = decider.incident().escalation().start();
    for (Target target : targets) {
      List<Contact> contacts = new ArrayList<>();
      for (Contact contact : reached(target)) {
        if (!told.contains(contact)) {
          told.add(contact);
          contacts.add(contact);
        }
      }
      String kind = Reach.shallAct(target) ? purpose : "inform";
      notified.addAll(
          decider.tell(
              fitting(contacts),
              kind,
              Message.words(rung, kind, start, at),
              rung,
              rung.id(),
              round()));
    }
  }

  private List<Contact> reached(Target target) {
    Reach reach = Reach.of(target, decider);
    if (reach.nobody() != null) {
      nobody.add(reach.nobody());
    }
    if (zone == null) {
      zone = reach.zone();
    }
    Instant next = Handover.after(decider.now, reach.handover());
    if (next != null) {
      handover = handover == null ? next : PathClock.earlier(handover, next);
    }
    return reach.contacts();
  }

  private List<Contact> fitting(List<Contact> contacts) {
    int room = Math.max(0, MOST - notified.size());
    if (contacts.size() <= room) {
      return contacts;
    }
    leftOut += contacts.size() - room;
    return contacts.subList(0, room);
  }

  /** Plans the messages to a team that is not in the swarm yet. */
  private void call(String team) {
    if (Swarming.released(decider.incident(), team)) {
      nobody.add("team '" + team + "' was released from the swarm");
    } else if (!Swarming.called(decider.incident(), team) && !teams.containsKey(team)) {
      Reach reach = Reach.onCall(team, decider);
      if (reach.nobody() != null) {
        nobody.add(reach.nobody());
      }
      List<Notified> called = Swarming.call(decider, team, fitting(reach.contacts()), rung.id());
      teams.put(team, called);
      notified.addAll(called);
    }
  }

  /** Plans the messages to a supplier that was not asked in this round yet. */
  private void engage(String supplier) {
    if (!engaged(supplier) && !suppliers.containsKey(supplier)) {
      List<Notified> asked =
          SupplierMessages.engage(decider, fitting(Reach.supplier(supplier, decider)), rung.id());
      suppliers.put(supplier, asked);
      notified.addAll(asked);
    }
  }

  private boolean engaged(String supplier) {
    for (Engagement each : decider.incident().escalation().engaged()) {
      if (each.supplier().equals(supplier)) {
        return true;
      }
    }
    SupplierTicket ticket = SupplierFold.ticket(decider.incident(), supplier);
    return ticket != null && ticket.open() && !ticket.owes(); // it says that its part is done
  }

  /** The round to which the messages belong: the one that the rung itself starts, if it does. */
  private int round() {
    Incident incident = decider.incident();
    Escalation escalation = incident.escalation();
    Ownership owner = incident.ownership();
    int round = escalation.round();
    if (repeat) {
      return round;
    }
    String team = owner.team();
    Priority priority = incident.priority();
    Priority ceiling = escalation.ceiling();
    for (Action action : rung.actions()) {
      if (action instanceof Action.Reassign reassign
          && !reassign.team().equals(team)
          && !owner.teamsSincePerson().contains(reassign.team())) {
        team = reassign.team();
        ceiling = priority;
        round++;
      } else if (action instanceof Action.RaisePriority raise && raise.to().above(ceiling)) {
        ceiling = raise.to();
        priority = raise.to();
        round++;
      }
    }
    return round;
  }

  /** Whether it hands over, or its teams and suppliers are there already: then it is not empty. */
  private boolean helpsAnyway() {
    if (repeat) {
      return false;
    }
    for (Action action : rung.actions()) {
      if (action instanceof Action.Reassign
          || (action instanceof Action.Engage engage && engaged(engage.supplier()))
          || (action instanceof Action.Summon summon
              && summon.teams().stream().anyMatch(this::thereAlready))) {
        return true;
      }
    }
    return false;
  }

  private boolean thereAlready(String team) {
    return team.equals(decider.incident().team()) || Swarming.called(decider.incident(), team);
  }
}
