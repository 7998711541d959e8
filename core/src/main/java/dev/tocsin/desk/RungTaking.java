package dev.tocsin.desk;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.FiredRung;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.RungOutcome;
import dev.tocsin.incident.SwarmEvent;
import dev.tocsin.policy.CatchUp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What a rung does when it is taken. Source: escalation.md, "When a rung is due" 3, 4, 7 and 9. */
final class RungTaking {
  private final Decider decider;

  RungTaking(Decider decider) {
    this.decider = decider;
  }

  /** Takes a rung that is due; of repeats that were missed in a row only the last one. */
  void whenDue(Rung rung, int next, Instant due) {
    int occurrence = next;
    Instant at = due;
    Escalation escalation = decider.incident().escalation();
    Path path = Objects.requireNonNull(decider.policy.matrix().path(escalation.path()));
    FiredRung fired = escalation.fired(path.id(), rung.id());
    Repeat repeat = fired == null ? null : PathDue.repeat(path, rung);
    if (fired != null && repeat != null && decider.policy.catchUp() == CatchUp.LATEST) {
      Instant turn = Agenda.turn(decider.incident(), decider.policy, rung);
      Instant until = turn == null ? decider.now : PathClock.earlier(decider.now, turn);
      Instant by = new Adopting(decider).untilGoingOver(due, until);
      PathClock clock = PathClock.of(decider.incident(), decider.policy);
      int last = PathDue.lastOccurrence(rung, fired, repeat, by, clock);
      Instant shown = last > next ? PathDue.repeated(rung, fired, repeat, last, clock) : null;
      if (shown != null && !shown.isAfter(by)) {
        occurrence = last;
        at = PathClock.later(due, shown);
      }
    }
    take(rung, occurrence, at);
  }

  /** Takes a rung that was due at an instant; a repeat only tells, for the rest is done. */
  private void take(Rung rung, int occurrence, Instant at) {
    Escalation escalation = decider.incident().escalation();
    RungCalls calls = new RungCalls(decider, rung, occurrence > 0);
    calls.plan(at);
    boolean empty = calls.empty();
    decider.happened(
        new EscalationEvent.RungFired(
            Objects.requireNonNull(escalation.path()),
            rung.id(),
            escalation.round(),
            occurrence,
            empty ? RungOutcome.EMPTY : RungOutcome.FIRED,
            calls.notified(),
            empty ? calls.why() : calls.leftOut(),
            rung.until().toString(),
            calls.handover()),
        at,
        rule(rung),
        calls.zone());
    if (occurrence == 0) {
      change(rung, calls, at);
    }
    new Adopting(decider).afterRung(at);
  }

  /** Takes a rung because a person asked for it; its repeats go on as if nobody had. */
  void takeNow(Rung rung, boolean forced) {
    Escalation escalation = decider.incident().escalation();
    String path = Objects.requireNonNull(escalation.path());
    boolean first = escalation.fired(path, rung.id()) == null;
    RungCalls calls = new RungCalls(decider, rung, false);
    calls.plan(decider.now);
    decider.record(
        new EscalationEvent.EscalatedNow(
            path,
            rung.id(),
            escalation.round(),
            calls.notified(),
            forced,
            rung.until().toString(),
            calls.handover()));
    if (first && calls.empty()) {
      decider.happened(
          new EscalationEvent.RungFired(
              path,
              rung.id(),
              escalation.round(),
              0,
              RungOutcome.EMPTY,
              List.of(),
              calls.why(),
              rung.until().toString(),
              calls.handover()),
          decider.now,
          rule(rung),
          calls.zone());
    }
    change(rung, calls, decider.now);
  }

  /** The name of a rung as a cause. */
  private String rule(Rung rung) {
    return "path " + decider.incident().escalation().path() + "/rung " + rung.id();
  }

  /** What the rung changes, besides telling somebody. */
  private void change(Rung rung, RungCalls calls, Instant at) {
    String rule = rule(rung);
    int round = decider.incident().escalation().round();
    calls
        .teams()
        .forEach(
            (team, people) ->
                decider.happened(new SwarmEvent.SwarmSummoned(team, people), at, rule));
    calls
        .suppliers()
        .forEach(
            (supplier, people) ->
                decider.happened(
                    new AssistanceEvent.SupplierEngaged(
                        supplier, round, people, SupplierFold.number(decider.incident(), supplier)),
                    at,
                    rule));
    decider.taking(rung);
    for (Action action : rung.actions()) {
      if (action instanceof Action.Reassign reassign) {
        reassign(reassign.team(), at, rule);
      } else if (action instanceof Action.RaisePriority raise) {
        new Reclassifying(decider).raise(raise.to(), at, rule);
      } else if (action instanceof Action.Run run) {
        Automations.request(decider, run.automation(), rung, at, rule);
      } else if (action instanceof Action.Invoke invoke) {
        new Continuity(decider).byRung(invoke.plan(), rung, at, rule);
      } else if (action instanceof Action.DeclareMajor && decider.incident().major() == null) {
        MajorDue.declared(
            decider, new EscalationEvent.MajorDeclared("by the escalation path"), at, rule);
      } else if (action instanceof Action.ProposeMajor) {
        int room = RungCalls.MOST - calls.notified().size();
        MajorDue.propose(decider, "by the escalation path", room, at, rule);
      }
    }
    decider.taking(null);
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
