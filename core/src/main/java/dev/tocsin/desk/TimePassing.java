package dev.tocsin.desk;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.incident.Acknowledgement;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.FiredRung;
import dev.tocsin.incident.Hold;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.Ownership;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.RungOutcome;
import dev.tocsin.incident.State;
import dev.tocsin.incident.SwarmEvent;
import dev.tocsin.lifecycle.Trigger;
import dev.tocsin.policy.CatchUp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What time alone does, in the order in which it was due, each at its own instant. Source:
 * escalation.md, "When a rung is due".
 */
final class TimePassing {
  private final Decider decider;

  TimePassing(Decider decider) {
    this.decider = decider;
  }

  /** Records everything that is due by now; stops when there is enough for one commit. */
  void run() {
    if (decider.incident().phase() != Phase.CLOSED
        && !decider.policy.version().equals(decider.incident().escalation().policyVersion())) {
      decider.chooseAgain();
    }
    for (Agenda.Due due = Agenda.next(decider.incident(), decider.policy);
        due != null && !due.at().isAfter(decider.now) && !decider.full();
        due = Agenda.next(decider.incident(), decider.policy)) {
      take(due);
    }
  }

  private void take(Agenda.Due due) {
    switch (due.kind()) {
      case RUNG -> rung(Objects.requireNonNull(due.rung()), due);
      case ACKNOWLEDGEMENT_LAPSE -> lapse(due.at());
      case LAST_RESORT -> decider.pageLastResort("no rung of the path reached anybody", due.at());
      case FOLLOW_UP -> followUp(due.at());
      case AUTO_CLOSE -> autoClose(due.at());
    }
  }

  private void lapse(Instant at) {
    Acknowledgement lapsed = Objects.requireNonNull(decider.incident().acknowledgement());
    decider.happened(
        new OwnershipEvent.AcknowledgementLapsed(lapsed.by()), at, "acknowledgement-lapses");
    if (lapsed.by().human()) {
      decider.tell(
          List.of(Contact.person(lapsed.by().id())),
          "remind",
          "Your acknowledgement has lapsed.",
          null);
    }
    decider.startRound("lapsed", false, at);
  }

  /** The next date lies in the future, however late this one is taken. */
  private void followUp(Instant at) {
    Hold hold = Objects.requireNonNull(decider.incident().status().hold());
    Duration every = decider.policy.times().followUp();
    long missed = Duration.between(at, decider.now).dividedBy(every);
    decider.tell(
        Reach.onCall(decider.incident().team(), decider.policy),
        "remind",
        "On hold (" + hold.reason() + "): is it time to go on?",
        null);
    decider.happened(
        new LifecycleEvent.FollowUpDue(at.plus(every.multipliedBy(missed + 1))), at, "follow-up");
  }

  private void autoClose(Instant at) {
    State to = decider.policy.lifecycle().next(decider.incident(), Trigger.CLOSE, null);
    decider.happened(
        new LifecycleEvent.Closed(to, "nobody objected to the resolution"), at, "auto-close");
  }

  /** Takes a rung that is due; of repeats that were missed in a row only the last one. */
  private void rung(Rung rung, Agenda.Due due) {
    int occurrence = due.occurrence();
    Instant at = due.at();
    Escalation escalation = decider.incident().escalation();
    FiredRung fired = escalation.fired(rung.id());
    if (fired != null && rung.repeat() != null && decider.policy.catchUp() == CatchUp.LATEST) {
      Agenda.Due other = Agenda.nextBesideRepeats(decider.incident(), decider.policy);
      Instant by = other == null ? decider.now : PathClock.earlier(decider.now, other.at());
      int last = Agenda.lastOccurrence(rung, fired, escalation, by);
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
    take(rung, occurrence, at, null);
  }

  /**
   * Takes a rung.
   *
   * @param at when it was due
   * @param asked why it is taken now, when a person asked for it; null when it was due
   */
  void take(Rung rung, int occurrence, Instant at, @Nullable String asked) {
    Escalation escalation = decider.incident().escalation();
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
    Map<String, List<Notified>> called = call(rung);
    called.values().forEach(notified::addAll);
    boolean empty = notified.isEmpty() && !Reach.hasNoTargets(rung) && !helpsAnyway(rung);
    decider.happened(
        new EscalationEvent.RungFired(
            Objects.requireNonNull(escalation.path()),
            rung.id(),
            escalation.round(),
            occurrence,
            empty ? RungOutcome.EMPTY : RungOutcome.FIRED,
            notified,
            empty ? "nobody is on call for it" : asked),
        at,
        "path " + escalation.path() + "/rung " + rung.id());
    called.forEach(
        (team, people) ->
            decider.happened(
                new SwarmEvent.SwarmSummoned(team, people),
                at,
                "path " + escalation.path() + "/rung " + rung.id()));
    for (Action action : rung.actions()) {
      change(action, at);
    }
  }

  /** Plans the messages to the teams that are not in the swarm yet. */
  private Map<String, List<Notified>> call(Rung rung) {
    Map<String, List<Notified>> called = new LinkedHashMap<>();
    for (Action action : rung.actions()) {
      if (action instanceof Action.Summon summon) {
        for (String team : summon.teams()) {
          if (!Swarming.called(decider.incident(), team)) {
            called.computeIfAbsent(team, each -> Swarming.call(decider, each));
          }
        }
      }
    }
    return called;
  }

  private List<Notified> tell(
      Rung rung, String purpose, List<Target> targets, List<Contact> told, Instant at) {
    List<Contact> contacts = new ArrayList<>();
    for (Target target : targets) {
      for (Contact contact : Reach.of(target, decider.incident(), decider.policy)) {
        if (!told.contains(contact)) {
          told.add(contact);
          contacts.add(contact);
        }
      }
    }
    Instant start = decider.incident().escalation().start();
    int round = decider.incident().escalation().round() + (handsOver(rung) ? 1 : 0);
    return decider.tell(contacts, purpose, Message.words(rung, purpose, start, at), rung, round);
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

  private void change(Action action, Instant at) {
    if (action instanceof Action.Reassign reassign) {
      reassign(reassign.team(), at);
    } else if (action instanceof Action.DeclareMajor && decider.incident().major() == null) {
      decider.happened(
          new EscalationEvent.MajorDeclared("by the escalation path"),
          at,
          "path " + decider.incident().escalation().path() + "/declare-major");
    }
  }

  private void reassign(String team, Instant at) {
    if (team.equals(decider.incident().team())) {
      return;
    }
    if (decider.incident().ownership().teamsSincePerson().contains(team)) {
      decider.happened(
          new OwnershipEvent.HandBackRefused(team),
          at,
          "path " + decider.incident().escalation().path() + "/reassign " + team);
      decider.pageLastResort("the rules hand the incident in a circle", at);
      return;
    }
    decider.assign(decider.handedOver(), team, null, "escalated", at);
  }
}
