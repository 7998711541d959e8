package dev.tocsin.register;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.FamilyEvent;
import dev.tocsin.incident.FeedbackEvent;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.MajorEvent;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.OperationalEvent;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.ServiceLevelEvent;
import dev.tocsin.incident.State;
import dev.tocsin.incident.SwarmEvent;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.ServiceLevelRule;
import dev.tocsin.servicelevel.ServiceLevel;
import dev.tocsin.servicelevel.TargetKind;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Replays entries of the desk's own register; for one incident. */
final class EntryReplay {
  private final Policy policy;
  private final IncidentRecordBuilder record;
  private final @Nullable Actor reporter;
  private final Set<LeftOut> leftOut = EnumSet.noneOf(LeftOut.class);
  private final Set<String> breached = new HashSet<>();
  private @Nullable String level;
  private final boolean exercise;
  private boolean responded;
  private Priority priority;
  private String team;
  private boolean missed;
  private final SupplierReplay suppliers = new SupplierReplay();

  private EntryReplay(LifecycleEvent.Logged logged, Policy policy) {
    this.policy = policy;
    record =
        IncidentRecord.builder(logged.identity().reference().value(), logged.identity().loggedAt())
            .occurredAt(logged.details().occurredAt())
            .source(logged.details().source())
            .service(logged.details().service())
            .item(logged.details().attributes().get(IncidentRecord.ITEM))
            .title(logged.details().title())
            .category(logged.classification().category())
            .priority(logged.classification().priority())
            .team(logged.team(), logged.identity().loggedAt());
    priority = logged.classification().priority();
    team = logged.team();
    reporter = logged.details().reporter();
    exercise = logged.details().exercise();
  }

  static IncidentRecord of(List<Entry> history, Policy policy) {
    if (history.isEmpty() || !(history.get(0).event() instanceof LifecycleEvent.Logged logged)) {
      throw new IllegalArgumentException(
          "a history begins with the incident's logging: hand in all entries, in order");
    }
    EntryReplay replay = new EntryReplay(logged, policy);
    history.forEach(replay::take);
    return replay.finish();
  }

  private void take(Entry entry) {
    IncidentEvent event = entry.event();
    responded |= responds(entry);
    suppliers.take(entry);
    if (event instanceof LifecycleEvent lifecycle) {
      lifecycle(entry, lifecycle);
    } else if (event instanceof OwnershipEvent.Assigned assigned) {
      move(entry, assigned.to());
      handedTo(assigned.team());
      record.team(assigned.team(), entry.occurredAt());
    } else if (event instanceof OwnershipEvent.Acknowledged && entry.by().human()) {
      record.acknowledged(entry.occurredAt());
    } else if (event instanceof SwarmEvent.PrimaryIdentified primary) {
      handedTo(primary.team());
      record.team(primary.team(), entry.occurredAt());
    } else if (event instanceof RecordEvent.Reprioritised changed) {
      priority = changed.classification().priority();
      record.priority(priority);
    } else if (event instanceof RecordEvent.Recategorised changed) {
      record.category(changed.category());
    } else if (event instanceof RecordEvent.Linked linked) {
      linked(linked.link());
    } else if (event instanceof FamilyEvent family) {
      family(entry, family);
    } else if (event instanceof ServiceLevelEvent.LevelChosen chosen) {
      level = chosen.level();
    } else if (event instanceof ServiceLevelEvent.TargetBreached breach) {
      breached.add(breach.target());
    } else if (event instanceof OperationalEvent.OperationalBreached) {
      missed = true;
      record.operational(false);
    } else if (event instanceof AssistanceEvent.SupplierEngaged engaged) {
      record.supplier(engaged.supplier());
    } else if (event instanceof FeedbackEvent feedback) {
      verdict(feedback);
    } else {
      paged(entry);
    }
  }

  private void handedTo(String other) {
    if (!other.equals(team)) {
      held();
      team = other;
      missed = false;
    }
  }

  /** The team has done its part, in the time that was agreed if there is one. */
  private void held() {
    if (!missed && policy.operationalLevel(team, priority) != null) {
      record.operational(true);
    }
  }

  /** Whether a person took it up, or told the reporter something. */
  private boolean responds(Entry entry) {
    IncidentEvent event = entry.event();
    boolean told =
        event instanceof RecordEvent.Commented comment
            && comment.toReporter()
            && !entry.by().equals(reporter);
    told |=
        event instanceof MajorEvent.StakeholdersUpdated update
            && update.toReporter()
            && !entry.by().equals(reporter);
    return entry.by().human()
        && (told
            || event instanceof OwnershipEvent.Acknowledged
            || event instanceof LifecycleEvent.Started);
  }

  private void paged(Entry entry) {
    if (exercise) {
      return; // its pages are no burden of real work
    }
    List<Notified> notified = List.of();
    if (entry.event() instanceof EscalationEvent.RungFired fired) {
      notified = fired.notified();
    } else if (entry.event() instanceof EscalationEvent.EscalatedNow now) {
      notified = now.notified();
    } else if (entry.event() instanceof EscalationEvent.LastResortPaged last) {
      notified = last.notified();
    } else if (entry.event() instanceof AssistanceEvent.HandoverTold told) {
      notified = told.notified();
    } else if (entry.event() instanceof MajorEvent.CommanderNamed named) {
      notified = named.notified();
    } else if (entry.event() instanceof MajorEvent.ResponseTeamCalled called) {
      notified = called.notified();
    }
    for (Notified each : notified) {
      if (each.recipient().kind().equals("person")) {
        record.page(each.recipient().id(), entry.recordedAt());
      }
    }
  }

  private void lifecycle(Entry entry, LifecycleEvent event) {
    if (event instanceof LifecycleEvent.Logged logged) {
      move(entry, logged.to());
    } else if (event instanceof LifecycleEvent.Started started) {
      move(entry, started.to());
    } else if (event instanceof LifecycleEvent.Held held) {
      move(entry, held.to());
    } else if (event instanceof LifecycleEvent.StateReplaced replaced) {
      move(entry, replaced.to());
    } else if (event instanceof LifecycleEvent.Resumed resumed) {
      move(entry, resumed.to());
    } else if (event instanceof LifecycleEvent.Resolved resolved) {
      move(entry, resolved.to());
      boolean automation =
          entry.by().kind().equals("system") && !resolved.kind().equals("self-cleared");
      record.selfService(automation || entry.by().equals(reporter));
    } else if (event instanceof LifecycleEvent.Closed closed) {
      move(entry, closed.to());
    } else if (event instanceof LifecycleEvent.Reopened reopened) {
      move(entry, reopened.to());
      leftOut.remove(LeftOut.CANCELLED);
      leftOut.remove(LeftOut.DUPLICATE);
    } else if (event instanceof LifecycleEvent.Cancelled cancelled) {
      move(entry, cancelled.to());
      leftOut.add(LeftOut.CANCELLED);
    } else if (event instanceof LifecycleEvent.MarkedDuplicate duplicate) {
      move(entry, duplicate.to());
      leftOut.add(LeftOut.DUPLICATE);
    }
  }

  private void verdict(FeedbackEvent event) {
    if (event instanceof FeedbackEvent.ResolutionConfirmed confirmed) {
      record.confirmed();
      if (confirmed.rating() != null) {
        record.rated(confirmed.rating());
      }
    } else if (event instanceof FeedbackEvent.ServiceRated rated) {
      record.rated(rated.rating());
    } else {
      record.rejected();
    }
  }

  private void move(Entry entry, State to) {
    record.moved(to.phase(), entry.occurredAt());
  }

  private void linked(Link link) {
    if (link.kind().equals(Link.PARENT)) {
      leftOut.add(LeftOut.CHILD);
    } else if (link.kind().equals(Link.DUPLICATE_OF)) {
      leftOut.add(LeftOut.DUPLICATE);
    }
  }

  private void family(Entry entry, FamilyEvent event) {
    if (event instanceof FamilyEvent.Attached) {
      leftOut.add(LeftOut.CHILD);
    } else if (event instanceof FamilyEvent.Detached) {
      leftOut.remove(LeftOut.CHILD);
    } else if (event instanceof FamilyEvent.Unmerged unmerged) {
      move(entry, unmerged.to());
      leftOut.remove(LeftOut.DUPLICATE);
    }
  }

  private IncidentRecord finish() {
    if (!record.open()) {
      held();
    }
    ServiceLevel owed = owed();
    for (TargetKind kind : TargetKind.values()) {
      boolean happened = !record.open() || (kind == TargetKind.RESPONSE && responded);
      if (breached.contains(kind.toString())) {
        record.target(kind, false);
      } else if (owed != null && owed.target(kind) != null && happened) {
        record.target(kind, true);
      }
    }
    LeftOut why = exercise ? LeftOut.EXERCISE : leftOut.stream().findFirst().orElse(null);
    return record.leftOut(why).engagements(suppliers.records(policy, priority)).build();
  }

  private @Nullable ServiceLevel owed() {
    for (ServiceLevelRule rule : policy.serviceLevels()) {
      if (Objects.equals(rule.level().id(), level)) {
        return rule.level();
      }
    }
    return null;
  }
}
