package dev.tocsin.examples.blackfriday.page;

import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.ContinuityEvent;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.ServiceLevelEvent;
import dev.tocsin.incident.SuspensionEvent;
import dev.tocsin.incident.SwarmEvent;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an entry of the register says beside its type. */
final class Details {
  private Details() {}

  static String of(IncidentEvent event) {
    if (event instanceof LifecycleEvent lifecycle) {
      return lifecycle(lifecycle);
    } else if (event instanceof OwnershipEvent ownership) {
      return ownership(ownership);
    } else if (event instanceof EscalationEvent escalation) {
      return escalation(escalation);
    } else if (event instanceof SwarmEvent swarm) {
      return swarm(swarm);
    } else if (event instanceof RecordEvent record) {
      return record(record);
    } else if (event instanceof ServiceLevelEvent level) {
      return serviceLevel(level);
    } else if (event instanceof SuspensionEvent suspension) {
      return suspension(suspension);
    } else if (event instanceof AssistanceEvent assistance) {
      return assistance(assistance);
    } else if (event instanceof ContinuityEvent continuity) {
      return continuity(continuity);
    }
    return "";
  }

  private static String serviceLevel(ServiceLevelEvent event) {
    if (event instanceof ServiceLevelEvent.LevelChosen chosen) {
      return chosen.level() == null ? "none" : chosen.level();
    } else if (event instanceof ServiceLevelEvent.TargetWarned warned) {
      return "%s, %d %%".formatted(warned.target(), warned.percent());
    }
    return ((ServiceLevelEvent.TargetBreached) event).target();
  }

  private static String suspension(SuspensionEvent event) {
    if (event instanceof SuspensionEvent.Suspended suspended) {
      return suspended.cause() + (suspended.until() == null ? "" : ", until " + suspended.until());
    }
    SuspensionEvent.Released released = (SuspensionEvent.Released) event;
    return released.cause() + ": " + released.reason();
  }

  private static String assistance(AssistanceEvent event) {
    if (event instanceof AssistanceEvent.HandoverTold told) {
      return "rung " + told.rung() + to(told.notified());
    } else if (event instanceof AssistanceEvent.SupplierEngaged engaged) {
      return engaged.supplier() + to(engaged.notified());
    } else if (event instanceof AssistanceEvent.ActionRequested requested) {
      return requested.name();
    } else if (event instanceof AssistanceEvent.ActionTimedOut late) {
      return late.name();
    } else if (event instanceof AssistanceEvent.WorkaroundOffered offered) {
      return offered.workaround() + to(offered.notified());
    } else if (event instanceof AssistanceEvent.MessagesWithheld withheld) {
      return "exercise" + to(withheld.notified());
    }
    AssistanceEvent.ActionFinished finished = (AssistanceEvent.ActionFinished) event;
    return "%s, %s%s"
        .formatted(
            finished.name(),
            finished.succeeded() ? "done" : "failed",
            finished.text() == null ? "" : ": " + finished.text());
  }

  private static String continuity(ContinuityEvent event) {
    if (event instanceof ContinuityEvent.PlanInvoked invoked) {
      return invoked.plan() + (invoked.reason() == null ? "" : ": " + invoked.reason());
    } else if (event instanceof ContinuityEvent.StepStarted started) {
      return started.plan() + ", step " + started.step();
    } else if (event instanceof ContinuityEvent.StepEnded ended) {
      String outcome = ended.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      return "%s, step %s: %s".formatted(ended.plan(), ended.step(), outcome);
    } else if (event instanceof ContinuityEvent.StepResultLate late) {
      return late.plan() + ", step " + late.step();
    } else if (event instanceof ContinuityEvent.PlanStopped stopped) {
      return stopped.plan() + ", step " + stopped.step() + to(stopped.notified());
    } else if (event instanceof ContinuityEvent.PlanReturning returning) {
      return returning.plan();
    } else if (event instanceof ContinuityEvent.PlanOver over) {
      return over.plan();
    }
    ContinuityEvent.PlanReminded reminded = (ContinuityEvent.PlanReminded) event;
    return reminded.plan() + to(reminded.notified());
  }

  private static String lifecycle(LifecycleEvent event) {
    if (event instanceof LifecycleEvent.Logged logged) {
      return "%s, impact %s, urgency %s, category %s, team %s, state %s"
          .formatted(
              logged.classification().priority(),
              logged.classification().impact(),
              logged.classification().urgency(),
              logged.classification().category(),
              logged.team(),
              logged.to().name());
    } else if (event instanceof LifecycleEvent.Recurred recurred) {
      return recurred.title();
    } else if (event instanceof LifecycleEvent.Started started) {
      return "state " + started.to().name();
    } else if (event instanceof LifecycleEvent.Held held) {
      return held.hold().reason() + ", state " + held.to().name();
    } else if (event instanceof LifecycleEvent.Resumed resumed) {
      return "state " + resumed.to().name();
    } else if (event instanceof LifecycleEvent.Resolved resolved) {
      return "%s (%s), state %s".formatted(resolved.text(), resolved.kind(), resolved.to().name());
    } else if (event instanceof LifecycleEvent.Closed closed) {
      return before(closed.reason()) + "state " + closed.to().name();
    } else if (event instanceof LifecycleEvent.Reopened reopened) {
      return before(reopened.reason()) + "state " + reopened.to().name();
    } else if (event instanceof LifecycleEvent.Cancelled cancelled) {
      return before(cancelled.reason()) + "state " + cancelled.to().name();
    } else if (event instanceof LifecycleEvent.MarkedDuplicate duplicate) {
      return "of " + duplicate.of();
    }
    return "";
  }

  private static String ownership(OwnershipEvent event) {
    if (event instanceof OwnershipEvent.Assigned assigned) {
      return "%steam %s%s, state %s"
          .formatted(
              before(assigned.reason()),
              assigned.team(),
              assigned.person() == null ? "" : " (" + assigned.person() + ")",
              assigned.to().name());
    } else if (event instanceof OwnershipEvent.AcknowledgementLapsed lapsed) {
      return "of " + lapsed.who().id();
    } else if (event instanceof OwnershipEvent.HandBackRefused refused) {
      return "to team " + refused.team();
    }
    return "";
  }

  private static String escalation(EscalationEvent event) {
    if (event instanceof EscalationEvent.RoundStarted round) {
      return "round %d (%s), %s".formatted(round.round(), round.cause(), path(round.path()));
    } else if (event instanceof EscalationEvent.PathChosen chosen) {
      return path(chosen.path());
    } else if (event instanceof EscalationEvent.RungFired fired) {
      return "rung %s%s, %s%s%s"
          .formatted(
              fired.rung(),
              fired.occurrence() == 0 ? "" : ", repeat " + fired.occurrence(),
              fired.outcome().name().toLowerCase(Locale.ROOT),
              to(fired.notified()),
              fired.reason() == null ? "" : ": " + fired.reason());
    } else if (event instanceof EscalationEvent.EscalatedNow now) {
      return "rung " + now.rung();
    } else if (event instanceof EscalationEvent.DeliveryParked parked) {
      return parked.notified().recipient() + ": " + parked.reason();
    } else if (event instanceof EscalationEvent.LastResortPaged last) {
      return last.reason() + to(last.notified());
    } else if (event instanceof EscalationEvent.MajorDeclared major) {
      return major.reason();
    }
    return "";
  }

  private static String swarm(SwarmEvent event) {
    if (event instanceof SwarmEvent.SwarmSummoned summoned) {
      return "team " + summoned.team() + to(summoned.notified());
    } else if (event instanceof SwarmEvent.SwarmJoined joined) {
      return joined.person() + " for team " + joined.team();
    } else if (event instanceof SwarmEvent.PrimaryIdentified primary) {
      return "team " + primary.team();
    } else if (event instanceof SwarmEvent.SwarmReleased released) {
      return "teams " + String.join(", ", released.teams());
    }
    return "";
  }

  private static String record(RecordEvent event) {
    if (event instanceof RecordEvent.Commented commented) {
      return commented.text();
    } else if (event instanceof RecordEvent.Linked linked) {
      return linked.link().kind() + " " + linked.link().target();
    } else if (event instanceof RecordEvent.Reprioritised changed) {
      return changed.classification().priority() + ": " + changed.reason();
    } else if (event instanceof RecordEvent.Recategorised changed) {
      return changed.category() + ": " + changed.reason();
    }
    return "";
  }

  private static String to(List<Notified> notified) {
    return notified.isEmpty()
        ? ""
        : notified.stream()
            .map(each -> each.recipient().toString())
            .collect(Collectors.joining(", ", " → ", ""));
  }

  private static String path(@Nullable String path) {
    return path == null ? "no path" : "path " + path;
  }

  private static String before(@Nullable String reason) {
    return reason == null ? "" : reason + ", ";
  }
}
