package dev.tocsin.register;

import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.FeedbackEvent;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.MajorEvent;
import dev.tocsin.incident.MajorRole;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.ReviewEvent;
import dev.tocsin.incident.ServiceLevelEvent;
import dev.tocsin.incident.SwarmEvent;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an event is in words. */
final class TimelineWords {
  /** What only the engine needs to know. */
  private static final Set<String> LEFT_OUT =
      Set.of("round-started", "path-chosen", "service-level-chosen", "stale-reminded");

  private TimelineWords() {}

  /** One line; null for what people need not read. */
  static @Nullable String of(IncidentEvent event) {
    if (LEFT_OUT.contains(event.type())) {
      return null;
    }
    String words = null;
    if (event instanceof LifecycleEvent lifecycle) {
      words = lifecycle(lifecycle);
    } else if (event instanceof OwnershipEvent ownership) {
      words = ownership(ownership);
    } else if (event instanceof EscalationEvent escalation) {
      words = escalation(escalation);
    } else if (event instanceof SwarmEvent swarm) {
      words = swarm(swarm);
    } else if (event instanceof MajorEvent major) {
      words = major(major);
    } else if (event instanceof ReviewEvent review) {
      words = review(review);
    } else if (event instanceof FeedbackEvent feedback) {
      words = feedback(feedback);
    } else if (event instanceof RecordEvent.Commented comment) {
      words = (comment.toReporter() ? "told the reporter: " : "wrote: ") + comment.text();
    } else if (event instanceof RecordEvent.Reprioritised changed) {
      words =
          "changed the priority to "
              + changed.classification().priority()
              + ": "
              + changed.reason();
    } else if (event instanceof ServiceLevelEvent.TargetBreached breach) {
      words = "the " + breach.target() + " target was missed";
    } else if (event instanceof AssistanceEvent.SupplierEngaged engaged) {
      words = "asked supplier " + engaged.supplier() + told(engaged.notified());
    } else if (event instanceof AssistanceEvent.ActionFinished done) {
      words = done.name() + (done.succeeded() ? " was done" : " failed") + tail(done.text());
    }
    return TimelineText.line(words == null ? event.type().replace('-', ' ') : words);
  }

  private static @Nullable String lifecycle(LifecycleEvent event) {
    if (event instanceof LifecycleEvent.Logged logged) {
      return "logged: " + logged.details().title() + ", for team " + logged.team();
    }
    if (event instanceof LifecycleEvent.Recurred again) {
      return "reported again: " + again.title();
    }
    if (event instanceof LifecycleEvent.Held held) {
      return "put on hold (" + held.hold().reason() + ")" + tail(held.hold().note());
    }
    if (event instanceof LifecycleEvent.Resolved resolved) {
      return "resolved (" + resolved.kind() + ")" + tail(resolved.text());
    }
    if (event instanceof LifecycleEvent.Closed closed) {
      return "closed" + tail(closed.reason());
    }
    if (event instanceof LifecycleEvent.Reopened reopened) {
      return "reopened" + tail(reopened.reason());
    }
    return event instanceof LifecycleEvent.Cancelled cancelled
        ? "cancelled" + tail(cancelled.reason())
        : null;
  }

  private static @Nullable String ownership(OwnershipEvent event) {
    return event instanceof OwnershipEvent.Assigned assigned
        ? "handed to team "
            + assigned.team()
            + (assigned.person() == null ? "" : ", " + assigned.person())
            + tail(assigned.reason())
        : null;
  }

  private static @Nullable String escalation(EscalationEvent event) {
    if (event instanceof EscalationEvent.RungFired fired) {
      return "rung "
          + fired.rung()
          + " "
          + fired.outcome().name().toLowerCase(Locale.ROOT)
          + told(fired.notified())
          + tail(fired.reason());
    }
    if (event instanceof EscalationEvent.EscalatedNow now) {
      return "escalated now to rung " + now.rung() + told(now.notified());
    }
    if (event instanceof EscalationEvent.DeliveryParked parked) {
      return "could not reach " + parked.notified().recipient() + tail(parked.reason());
    }
    if (event instanceof EscalationEvent.LastResortPaged paged) {
      return "paged the last resort" + told(paged.notified()) + tail(paged.reason());
    }
    return event instanceof EscalationEvent.MajorDeclared declared
        ? "declared a major incident" + tail(declared.reason())
        : null;
  }

  private static @Nullable String swarm(SwarmEvent event) {
    if (event instanceof SwarmEvent.SwarmSummoned summoned) {
      return "called team " + summoned.team() + " to the swarm" + told(summoned.notified());
    }
    if (event instanceof SwarmEvent.SwarmJoined joined) {
      return joined.person() + " joined the swarm for team " + joined.team();
    }
    if (event instanceof SwarmEvent.SwarmLeft left) {
      return left.person() + " left the swarm of team " + left.team();
    }
    if (event instanceof SwarmEvent.PrimaryIdentified primary) {
      return "named team " + primary.team() + " as the one that has the cause";
    }
    return event instanceof SwarmEvent.SwarmReleased released
        ? "released team " + String.join(", ", released.teams())
        : null;
  }

  private static @Nullable String major(MajorEvent event) {
    if (event instanceof MajorEvent.MajorProposed proposed) {
      return "proposed a major incident" + told(proposed.notified()) + tail(proposed.reason());
    }
    if (event instanceof MajorEvent.MajorDismissed dismissed) {
      return "dismissed the proposal" + tail(dismissed.reason());
    }
    if (event instanceof MajorEvent.CommanderNamed named) {
      return named.who().id() + " commands (" + named.basis() + ")";
    }
    if (event instanceof MajorEvent.ResponseTeamCalled called) {
      return "called team " + called.team() + told(called.notified()) + tail(called.nobody());
    }
    if (event instanceof MajorEvent.RoleOffered offered) {
      return "asked " + offered.person() + " to be " + word(offered.role());
    }
    if (event instanceof MajorEvent.RoleAccepted accepted) {
      return accepted.person() + " is " + word(accepted.role()) + " from now on";
    }
    if (event instanceof MajorEvent.RoleLeft left) {
      return left.person() + " is " + word(left.role()) + " no longer";
    }
    if (event instanceof MajorEvent.StakeholdersUpdated updated) {
      return "told the stakeholders: " + updated.text();
    }
    if (event instanceof MajorEvent.UpdateReminded reminded) {
      return "an update to the stakeholders was due" + told(reminded.notified());
    }
    return event instanceof MajorEvent.StoodDown down
        ? "stood the major incident down" + tail(down.reason())
        : null;
  }

  private static @Nullable String review(ReviewEvent event) {
    if (event instanceof ReviewEvent.ReviewOpened opened) {
      return "a review is owed by " + opened.dueAt();
    }
    if (event instanceof ReviewEvent.FindingAdded finding) {
      return "finding " + finding.number() + tail(finding.text());
    }
    if (event instanceof ReviewEvent.ActionAgreed action) {
      return "action %d, %s by %s: %s"
          .formatted(action.number(), action.owner(), action.dueAt(), action.text());
    }
    if (event instanceof ReviewEvent.ActionReminded reminded) {
      return "action " + reminded.number() + " was overdue" + told(reminded.notified());
    }
    if (event instanceof ReviewEvent.ActionCompleted done) {
      return "action " + done.number() + " is done" + tail(done.note());
    }
    return event instanceof ReviewEvent.ReviewCompleted completed
        ? "completed the review" + tail(completed.summary())
        : null;
  }

  private static String feedback(FeedbackEvent event) {
    if (event instanceof FeedbackEvent.ResolutionConfirmed confirmed) {
      return "confirmed the resolution" + rated(confirmed.rating()) + tail(confirmed.text());
    }
    return event instanceof FeedbackEvent.ServiceRated rated
        ? "rated the service" + rated(rated.rating()) + tail(rated.text())
        : "rejected the resolution" + tail(((FeedbackEvent.ResolutionRejected) event).reason());
  }

  private static String rated(@Nullable Integer rating) {
    return rating == null ? "" : " (" + rating + " of 5)";
  }

  private static String word(MajorRole role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private static String told(List<Notified> notified) {
    return notified.isEmpty()
        ? ""
        : ", told "
            + notified.stream()
                .map(each -> each.recipient().id())
                .distinct()
                .collect(Collectors.joining(", "));
  }

  private static String tail(@Nullable String text) {
    return text == null || text.isBlank() ? "" : ": " + text;
  }
}
