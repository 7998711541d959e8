package dev.tocsin.desk;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.FiredRung;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.Ownership;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.RungOutcome;
import dev.tocsin.incident.SwarmEvent;
import dev.tocsin.policy.CatchUp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a rung does when it is taken. Source: escalation.md, "When a rung is due" 3, 4, 7 and 9. */
final class RungTaking {
  private static final String NOBODY = "nobody is on call for it";

  private final Decider decider;

  RungTaking(Decider decider) {
    this.decider = decider;
  }

  /** Takes a rung that is due; of repeats that were missed in a row only the last one. */
  void whenDue(Rung rung, int next, Instant due) {
    int occurrence = next;
    Instant at = due;
    Escalation escalation = decider.incident().escalation();
    FiredRung fired = escalation.fired(Objects.requireNonNull(escalation.path()), rung.id());
    if (fired != null && rung.repeat() != null && decider.policy.catchUp() == CatchUp.LATEST) {
      Due turn = Agenda.nextTurn(decider.incident(), decider.policy);
      Instant turnAt = turn == null ? decider.now : PathClock.earlier(decider.now, turn.at());
      Instant by = new Adopting(decider).untilGoingOver(due, turnAt);
      int last = PathDue.lastOccurrence(rung, fired, escalation, by);
      if (last > occurrence) {
        occurrence = last;
        at =
            Objects.requireNonNull(
                PathClock.due(
                    fired.since(),
                    rung.repeat().every().multipliedBy(last),
                    escalation.suspensions()));
      }
    }
    take(rung, occurrence, at);
  }

  /** Takes a rung that was due at an instant. */
  private void take(Rung rung, int occurrence, Instant at) {
    Escalation escalation = decider.incident().escalation();
    Map<String, List<Notified>> called = new LinkedHashMap<>();
    List<Notified> notified = tellAll(rung, at, called);
    boolean empty = notified.isEmpty() && !Reach.hasNoTargets(rung) && !helpsAnyway(rung);
    decider.happened(
        new EscalationEvent.RungFired(
            Objects.requireNonNull(escalation.path()),
            rung.id(),
            escalation.round(),
            occurrence,
            empty ? RungOutcome.EMPTY : RungOutcome.FIRED,
            notified,
            empty ? NOBODY : null),
        at,
        rule(rung));
    change(rung, called, at);
    new Adopting(decider).afterRung(at);
  }

  /** Takes a rung because a person asked for it; its repeats go on as if nobody had. */
  void takeNow(Rung rung) {
    Escalation escalation = decider.incident().escalation();
    String path = Objects.requireNonNull(escalation.path());
    boolean first = escalation.fired(path, rung.id()) == null;
    Map<String, List<Notified>> called = new LinkedHashMap<>();
    List<Notified> notified = tellAll(rung, decider.now, called);
    decider.record(new EscalationEvent.EscalatedNow(path, rung.id(), escalation.round(), notified));
    if (first && notified.isEmpty() && !Reach.hasNoTargets(rung) && !helpsAnyway(rung)) {
      decider.followed(
          new EscalationEvent.RungFired(
              path, rung.id(), escalation.round(), 0, RungOutcome.EMPTY, List.of(), NOBODY),
          rule(rung));
    }
    change(rung, called, decider.now);
  }

  private String rule(Rung rung) {
    return "path " + decider.incident().escalation().path() + "/rung " + rung.id();
  }

  /** Plans everything that a rung says: those who shall act first, nobody twice. */
  private List<Notified> tellAll(Rung rung, Instant at, Map<String, List<Notified>> called) {
    List<Notified> notified = new ArrayList<>();
    List<Contact> told = new ArrayList<>();
    for (Action action : rung.actions()) {
      if (action instanceof Action.Notify notify) {
        notified.addAll(tell(rung, "page", notify.targets(), told, at));
      }
    }
    for (Action action : rung.actions()) {
      if (action instanceof Action.Inform inform) {
        notified.addAll(tell(rung, "inform", inform.targets(), told, at)); // unless paged already
      }
    }
    call(rung, called);
    called.values().forEach(notified::addAll);
    return notified;
  }

  /** What the rung changes, besides telling somebody. */
  private void change(Rung rung, Map<String, List<Notified>> called, Instant at) {
    String rule = rule(rung);
    called.forEach(
        (team, people) -> decider.happened(new SwarmEvent.SwarmSummoned(team, people), at, rule));
    for (Action action : rung.actions()) {
      if (action instanceof Action.Reassign reassign) {
        reassign(reassign.team(), at, rule);
      } else if (action instanceof Action.DeclareMajor && decider.incident().major() == null) {
        decider.happened(new EscalationEvent.MajorDeclared("by the escalation path"), at, rule);
      }
    }
  }

  /** Plans the messages to the teams that are not in the swarm yet. */
  private void call(Rung rung, Map<String, List<Notified>> called) {
    for (Action action : rung.actions()) {
      if (action instanceof Action.Summon summon) {
        for (String team : summon.teams()) {
          if (!Swarming.called(decider.incident(), team)) {
            called.computeIfAbsent(team, each -> Swarming.call(decider, each, rung.id()));
          }
        }
      }
    }
  }

  private List<Notified> tell(
      Rung rung, String purpose, List<Target> targets, List<Contact> told, Instant at) {
    Instant start = decider.incident().escalation().start();
    int round = decider.incident().escalation().round() + (handsOver(rung) ? 1 : 0);
    List<Notified> notified = new ArrayList<>();
    for (Target target : targets) {
      List<Contact> contacts = new ArrayList<>();
      for (Contact contact : Reach.of(target, decider.incident(), decider.policy)) {
        if (!told.contains(contact)) {
          told.add(contact);
          contacts.add(contact);
        }
      }
      String kind = Reach.shallAct(target) ? purpose : "inform";
      notified.addAll(
          decider.tell(
              contacts, kind, Message.words(rung, kind, start, at), rung, rung.id(), round));
    }
    return notified;
  }

  /** Whether it starts a new round itself: then its messages belong to that one. */
  private boolean handsOver(Rung rung) {
    Ownership now = decider.incident().ownership();
    return rung.actions().stream()
        .anyMatch(
            action ->
                action instanceof Action.Reassign reassign
                    && !reassign.team().equals(now.team())
                    && !now.teamsSincePerson().contains(reassign.team()));
  }

  /** Whether it hands over, or its teams are there already: then it is not empty. */
  private boolean helpsAnyway(Rung rung) {
    for (Action action : rung.actions()) {
      if (action instanceof Action.Reassign) {
        return true;
      }
      if (action instanceof Action.Summon summon
          && summon.teams().stream().anyMatch(this::thereAlready)) {
        return true;
      }
    }
    return false;
  }

  private boolean thereAlready(String team) {
    return team.equals(decider.incident().team()) || Swarming.called(decider.incident(), team);
  }

  private void reassign(String team, Instant at, String rule) {
    if (team.equals(decider.incident().team())) {
      return;
    }
    if (decider.incident().ownership().teamsSincePerson().contains(team)) {
      decider.happened(new OwnershipEvent.HandBackRefused(team), at, rule);
      decider.pageLastResort("the rules hand the incident in a circle", at);
      return;
    }
    decider.assign(decider.handedOver(), team, null, "escalated", at);
  }
}
