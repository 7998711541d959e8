package dev.tocsin.desk;

import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.ContinuityEvent;
import dev.tocsin.incident.EngagementEvent;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.FiredRung;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.MajorEvent;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.OperationalEvent;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.ReviewEvent;
import dev.tocsin.incident.RungOutcome;
import dev.tocsin.incident.SwarmEvent;
import dev.tocsin.notification.ActionRequest;
import dev.tocsin.notification.PlanInvocation;
import dev.tocsin.policy.CatchUp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Leaves out, at the end of a decision, the messages that a later rung or the command itself made
 * pointless, and tells the entries so. Source: escalation.md, "When a rung is due" 6 and 7.
 */
final class Thinning {
  private Thinning() {}

  /** The messages that are worth sending as the incident will stand. */
  static List<Message> sent(List<Message> planned, Incident after, CatchUp catchUp) {
    List<Message> sent = new ArrayList<>(planned.size());
    for (int i = 0; i < planned.size(); i++) {
      Message message = planned.get(i);
      boolean overtaken =
          message.rung() != null
              && catchUp == CatchUp.LATEST
              && overtakenByLater(message, planned.subList(i + 1, planned.size()), after);
      if (message.wanted(after) && !overtaken && !endsOtherwise(message, after)) {
        sent.add(message);
      }
    }
    return sent;
  }

  /**
   * Whether its rung was repeated since, under another policy by which it lasts until something
   * else. The repeat takes its place, whatever is to be caught up: a rung is taken back as one.
   */
  private static boolean endsOtherwise(Message message, Incident after) {
    if (message.rung() == null) {
      return false;
    }
    Notified notified = message.notified();
    for (FiredRung fired : after.escalation().fired()) {
      if (!message.rung().until().equals(Ending.of(fired.until()))
          && fired.notified().contains(notified)) {
        return true;
      }
    }
    return false;
  }

  private static boolean overtakenByLater(Message message, List<Message> rest, Incident after) {
    for (Message later : rest) {
      if (later.rung() != null
          && later.entry() != message.entry()
          && later.replaces(message)
          && later.wanted(after)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The plans that were invoked in this very decision, at whose end the incident is over: nothing
   * of them leaves. One that was in force before goes on.
   */
  static Set<String> withdrawn(List<Entry> entries) {
    Set<String> plans = Set.of();
    for (Entry entry : entries) {
      if (entry.event() instanceof ContinuityEvent.PlanInvoked invoked) {
        plans = plans.isEmpty() ? new HashSet<>() : plans;
        plans.add(invoked.plan());
      }
    }
    return plans;
  }

  /** What the host is still asked to do as the incident will stand. */
  static List<ActionRequest> asked(
      List<ActionRequest> planned, boolean open, Set<String> withdrawn) {
    return planned.isEmpty() || open
        ? planned
        : planned.stream()
            .filter(
                each ->
                    each instanceof PlanInvocation plan
                        && plan.step() != null
                        && !withdrawn.contains(plan.name()))
            .toList();
  }

  /** The same entries, naming only what is sent; nothing of the host when the incident is over. */
  static List<Entry> entries(
      List<Entry> entries, List<Message> sent, boolean over, Set<String> withdrawn) {
    Set<OutboxKey> keys = new HashSet<>();
    sent.forEach(message -> keys.add(message.key()));
    List<Entry> thinned = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      IncidentEvent event =
          over && entry.event() instanceof AssistanceEvent.ActionRequested asked
              ? new AssistanceEvent.ActionRequested(
                  asked.kind(), asked.name(), asked.round(), null, asked.until())
              : entry.event() instanceof ContinuityEvent plan
                  ? withdrawn(plan, withdrawn, keys)
                  : thinned(entry.event(), keys);
      thinned.add(
          event.equals(entry.event())
              ? entry
              : new Entry(
                  entry.sequence(),
                  entry.occurredAt(),
                  entry.recordedAt(),
                  entry.by(),
                  entry.cause(),
                  entry.requestId(),
                  event));
    }
    return thinned;
  }

  private static IncidentEvent withdrawn(
      ContinuityEvent event, Set<String> withdrawn, Set<OutboxKey> sent) {
    if (event instanceof ContinuityEvent.PlanInvoked invoked
        && withdrawn.contains(invoked.plan())) {
      return new ContinuityEvent.PlanInvoked(invoked.plan(), List.of(), invoked.reason());
    }
    if (event instanceof ContinuityEvent.StepStarted started
        && withdrawn.contains(started.plan())) {
      return new ContinuityEvent.StepStarted(started.plan(), started.step(), null, null);
    }
    if (event instanceof ContinuityEvent.PlanStopped stopped) {
      return new ContinuityEvent.PlanStopped(
          stopped.plan(), stopped.step(), only(stopped.notified(), sent));
    }
    if (event instanceof ContinuityEvent.PlanReminded reminded) {
      return new ContinuityEvent.PlanReminded(reminded.plan(), only(reminded.notified(), sent));
    }
    return event;
  }

  private static IncidentEvent thinned(IncidentEvent event, Set<OutboxKey> sent) {
    if (event instanceof EscalationEvent.RungFired fired) {
      List<Notified> left = only(fired.notified(), sent);
      boolean overtaken = left.isEmpty() && !fired.notified().isEmpty();
      return new EscalationEvent.RungFired(
          fired.path(),
          fired.rung(),
          fired.round(),
          fired.occurrence(),
          overtaken ? RungOutcome.OVERTAKEN : fired.outcome(),
          left,
          fired.reason(),
          fired.until(),
          fired.handover());
    }
    if (event instanceof AssistanceEvent.HandoverTold told) {
      return new AssistanceEvent.HandoverTold(
          told.path(), told.rung(), told.round(), only(told.notified(), sent), told.handover());
    }
    if (event instanceof AssistanceEvent.SupplierEngaged engaged) {
      return new AssistanceEvent.SupplierEngaged(
          engaged.supplier(),
          engaged.round(),
          only(engaged.notified(), sent),
          engaged.engagement());
    }
    if (event instanceof EscalationEvent.EscalatedNow now) {
      return new EscalationEvent.EscalatedNow(
          now.path(),
          now.rung(),
          now.round(),
          only(now.notified(), sent),
          now.forced(),
          now.until(),
          now.handover());
    }
    if (event instanceof EscalationEvent.LastResortPaged paged) {
      return new EscalationEvent.LastResortPaged(
          paged.round(), only(paged.notified(), sent), paged.reason());
    }
    if (event instanceof SwarmEvent.SwarmSummoned summoned) {
      return new SwarmEvent.SwarmSummoned(summoned.team(), only(summoned.notified(), sent));
    }
    if (event instanceof LifecycleEvent.FollowUpDue due) {
      return new LifecycleEvent.FollowUpDue(due.next(), only(due.notified(), sent));
    }
    if (event instanceof RecordEvent.StaleReminded stale) {
      return new RecordEvent.StaleReminded(stale.countedFrom(), only(stale.notified(), sent));
    }
    if (event instanceof OperationalEvent.OperationalWarned warned) {
      return new OperationalEvent.OperationalWarned(
          warned.level(), warned.team(), warned.percent(), only(warned.notified(), sent));
    }
    if (event instanceof OperationalEvent.OperationalBreached breached) {
      return new OperationalEvent.OperationalBreached(
          breached.level(), breached.team(), only(breached.notified(), sent));
    }
    if (event instanceof EngagementEvent engagement) {
      return SupplierMessages.thinned(engagement, notified -> only(notified, sent));
    }
    if (event instanceof AssistanceEvent.MessagesWithheld withheld) {
      return new AssistanceEvent.MessagesWithheld(only(withheld.notified(), sent));
    }
    return thinnedMajor(event, sent);
  }

  private static IncidentEvent thinnedMajor(IncidentEvent event, Set<OutboxKey> sent) {
    if (event instanceof MajorEvent.MajorProposed proposed) {
      return new MajorEvent.MajorProposed(proposed.reason(), only(proposed.notified(), sent));
    }
    if (event instanceof MajorEvent.CommanderNamed named) {
      return new MajorEvent.CommanderNamed(
          named.who(), named.basis(), only(named.notified(), sent), named.until());
    }
    if (event instanceof MajorEvent.ResponseTeamCalled called) {
      return new MajorEvent.ResponseTeamCalled(
          called.team(), only(called.notified(), sent), called.nobody());
    }
    if (event instanceof MajorEvent.RoleOffered offered) {
      return new MajorEvent.RoleOffered(
          offered.role(), offered.person(), only(offered.notified(), sent));
    }
    if (event instanceof MajorEvent.UpdateReminded reminded) {
      return new MajorEvent.UpdateReminded(reminded.countedFrom(), only(reminded.notified(), sent));
    }
    if (event instanceof ReviewEvent.ReviewReminded review) {
      return new ReviewEvent.ReviewReminded(review.countedFrom(), only(review.notified(), sent));
    }
    if (event instanceof ReviewEvent.ActionReminded action) {
      return new ReviewEvent.ActionReminded(
          action.number(), action.countedFrom(), only(action.notified(), sent));
    }
    return event;
  }

  private static List<Notified> only(List<Notified> planned, Set<OutboxKey> sent) {
    return planned.stream().filter(notified -> sent.contains(notified.key())).toList();
  }
}
