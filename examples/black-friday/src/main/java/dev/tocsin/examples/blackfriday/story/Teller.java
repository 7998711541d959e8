package dev.tocsin.examples.blackfriday.story;

import dev.tocsin.examples.blackfriday.play.Story;
import dev.tocsin.examples.blackfriday.story.Line.Voice;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.FeedbackEvent;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.ServiceLevelEvent;
import dev.tocsin.incident.SuspensionEvent;
import dev.tocsin.incident.SwarmEvent;
import dev.tocsin.policy.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the register's entries; neighbours that belong together become one line. */
public final class Teller {
  private final Story story;
  private final List<Entry> entries;
  private final EscalationTeller escalation;
  private final SwarmTeller swarm;
  private final ClockTeller clocks;
  private final List<Line> lines = new ArrayList<>();
  private int next;

  private Teller(Story story, Policy policy) {
    this.story = story;
    this.entries = story.entries();
    this.escalation = new EscalationTeller(story, policy);
    this.swarm = new SwarmTeller();
    this.clocks = new ClockTeller(policy);
  }

  public static List<Line> tell(Story story, Policy policy) {
    return new Teller(story, policy).tell();
  }

  private List<Line> tell() {
    while (next < entries.size()) {
      Entry entry = entries.get(next++);
      IncidentEvent event = entry.event();
      if (event instanceof LifecycleEvent lifecycle) {
        lifecycle(entry, lifecycle);
      } else if (event instanceof OwnershipEvent ownership) {
        ownership(entry, ownership);
      } else if (event instanceof EscalationEvent what) {
        lines.addAll(escalation.tell(entry, what));
      } else if (event instanceof SwarmEvent what) {
        swarm(entry, what);
      } else if (event instanceof RecordEvent record) {
        recorded(entry, record);
      } else if (event instanceof ServiceLevelEvent what) {
        lines.add(clocks.tell(entry, what));
      } else if (event instanceof SuspensionEvent what) {
        lines.add(clocks.tell(entry, what));
      } else if (event instanceof AssistanceEvent what) {
        assistance(entry, what);
      } else if (event instanceof FeedbackEvent what) {
        feedback(entry, what);
      } else {
        add(entry, "recorded '" + event.type() + "'", "");
      }
    }
    return List.copyOf(lines);
  }

  private void add(Entry entry, String what, String aside) {
    lines.add(line(entry, what, aside));
  }

  static Line line(Entry entry, String what, String aside) {
    Actor by = entry.by();
    Voice voice =
        by.equals(Actor.DESK)
            ? Voice.DESK
            : by.human() || entry.event() instanceof LifecycleEvent.Recurred
                ? Voice.PLAYED
                : Voice.PAYLOAD;
    return new Line(entry.occurredAt(), by.id(), voice, what, aside);
  }

  private void lifecycle(Entry entry, LifecycleEvent event) {
    if (event instanceof LifecycleEvent.Logged logged) {
      add(entry, "logged: " + story.first().subject(), route(logged));
    } else if (event instanceof LifecycleEvent.Recurred) {
      recurred(entry);
    } else if (event instanceof LifecycleEvent.Started started) {
      add(entry, "started to work on it", "now " + started.to().name());
    } else if (event instanceof LifecycleEvent.Held held) {
      add(entry, "put it on hold: " + held.hold().reason(), "now " + held.to().name());
    } else if (event instanceof LifecycleEvent.FollowUpDue) {
      add(entry, "asked whether the hold is over", "");
    } else if (event instanceof LifecycleEvent.Resumed resumed) {
      add(entry, "went on with it", "now " + resumed.to().name());
    } else if (event instanceof LifecycleEvent.Resolved resolved) {
      resolved(entry, resolved);
    } else if (event instanceof LifecycleEvent.Closed closed) {
      String reason = closed.reason();
      add(entry, "closed" + (reason == null ? "" : ": " + reason), "");
    } else if (event instanceof LifecycleEvent.Reopened reopened) {
      add(entry, "reopened: " + reopened.reason(), "now " + reopened.to().name());
    } else if (event instanceof LifecycleEvent.Cancelled cancelled) {
      add(entry, "cancelled: " + cancelled.reason(), "");
    } else if (event instanceof LifecycleEvent.MarkedDuplicate duplicate) {
      add(entry, "marked it as a duplicate of " + duplicate.of(), "");
    }
  }

  private String route(LifecycleEvent.Logged logged) {
    EscalationEvent.RoundStarted round = peek(EscalationEvent.RoundStarted.class);
    String path = round == null ? null : round.path();
    return "→ " + logged.team() + (path == null ? ", no path" : ", path '" + path + "'");
  }

  private void recurred(Entry entry) {
    int count = 1;
    Entry last = entry;
    while (peek(LifecycleEvent.Recurred.class) != null) {
      last = entries.get(next++);
      count++;
    }
    add(entry, "the same again" + times(count, entry, last), which(count, last));
  }

  private static String times(int count, Entry from, Entry to) {
    String within = Elapsed.words(Duration.between(from.occurredAt(), to.occurredAt()));
    return switch (count) {
      case 1 -> "";
      case 2 -> ", twice in " + within;
      default -> ", " + count + " times in " + within;
    };
  }

  private String which(int count, Entry last) {
    List<Entry> before = entries.subList(0, next);
    long number =
        before.stream().filter(each -> each.event() instanceof LifecycleEvent.Recurred).count();
    boolean pages =
        entries.subList(next, entries.size()).stream()
            .filter(each -> each.recordedAt().equals(last.recordedAt()))
            .anyMatch(each -> each.event() instanceof EscalationEvent.RoundStarted);
    String numbers =
        switch (count) {
          case 1 -> "recurrence " + number;
          case 2 -> "recurrences " + (number - 1) + ", " + number;
          default -> "recurrences " + (number - count + 1) + " to " + number;
        };
    return numbers + (pages ? "" : ": no new page");
  }

  private void resolved(Entry entry, LifecycleEvent.Resolved resolved) {
    String after = Elapsed.words(Duration.between(story.start(), entry.occurredAt()));
    String kind = resolved.kind().equals("fix") ? "" : ", " + resolved.kind();
    add(entry, "resolved: " + resolved.text(), "after " + after + kind);
  }

  private void ownership(Entry entry, OwnershipEvent event) {
    if (event instanceof OwnershipEvent.Assigned assigned) {
      String person = assigned.person() == null ? "" : " (" + assigned.person() + ")";
      String reason = assigned.reason() == null ? "" : ": " + assigned.reason();
      add(
          entry,
          "handed it to " + assigned.team() + person + reason,
          "now " + assigned.to().name());
    } else if (event instanceof OwnershipEvent.Acknowledged) {
      SwarmEvent.SwarmJoined joined = peek(SwarmEvent.SwarmJoined.class);
      next += joined == null ? 0 : 1;
      add(entry, "acknowledged" + (joined == null ? "" : ", joined for " + joined.team()), "");
    } else if (event instanceof OwnershipEvent.AcknowledgementLapsed lapsed) {
      add(entry, "the acknowledgement of " + lapsed.who().id() + " has lapsed", "");
    } else if (event instanceof OwnershipEvent.HandBackRefused refused) {
      add(entry, "did not hand it back to " + refused.team(), "that would be a circle");
    }
  }

  private void swarm(Entry entry, SwarmEvent event) {
    List<Entry> together = new ArrayList<>(List.of(entry));
    while (next < entries.size() && swarm.continues(entry, entries.get(next))) {
      together.add(entries.get(next++));
    }
    lines.add(swarm.tell(together, event, escalation));
  }

  private void assistance(Entry entry, AssistanceEvent event) {
    if (event instanceof AssistanceEvent.HandoverTold told) {
      String who =
          told.notified().isEmpty() ? "nobody" : escalation.describe(told.notified(), entry);
      add(entry, "told " + who + " at the handover", "rung '" + told.rung() + "' is not answered");
    } else if (event instanceof AssistanceEvent.SupplierEngaged engaged) {
      add(entry, "engaged supplier " + engaged.supplier(), "");
    } else if (event instanceof AssistanceEvent.ActionRequested requested) {
      add(entry, "asked the host for '" + requested.name() + "'", "");
    } else if (event instanceof AssistanceEvent.ActionTimedOut late) {
      add(entry, "'" + late.name() + "' took too long", "the escalation goes on");
    } else if (event instanceof AssistanceEvent.WorkaroundOffered offered) {
      add(entry, "offered workaround '" + offered.workaround() + "' to the reporter", "");
    } else if (event instanceof AssistanceEvent.ActionFinished finished) {
      String text = finished.text() == null ? "" : finished.text();
      add(entry, "'" + finished.name() + (finished.succeeded() ? "' is done" : "' failed"), text);
    } else if (event instanceof AssistanceEvent.MessagesWithheld withheld) {
      String who = escalation.describe(withheld.notified(), entry);
      add(entry, "did not tell " + who, "this is an exercise");
    }
  }

  private void recorded(Entry entry, RecordEvent event) {
    if (event instanceof RecordEvent.Commented commented) {
      add(entry, "noted: " + commented.text(), "");
    } else if (event instanceof RecordEvent.ProblemProposed proposed) {
      add(
          entry,
          "proposed %s '%s' as a problem".formatted(proposed.subject(), proposed.name()),
          proposed.evidence());
    } else if (event instanceof RecordEvent.StaleReminded) {
      add(entry, "asked how it stands, as nobody had recorded anything", "");
    } else if (event instanceof RecordEvent.Linked linked) {
      add(entry, "linked it: " + linked.link().kind() + " " + linked.link().target(), "");
    } else if (event instanceof RecordEvent.Reprioritised changed) {
      add(entry, "made it " + changed.classification().priority(), changed.reason());
    } else if (event instanceof RecordEvent.Recategorised changed) {
      add(entry, "moved it to category " + changed.category(), changed.reason());
    }
  }

  private void feedback(Entry entry, FeedbackEvent event) {
    if (event instanceof FeedbackEvent.ResolutionConfirmed confirmed) {
      add(entry, "confirmed the resolution", rated(confirmed.rating()));
    } else if (event instanceof FeedbackEvent.ResolutionRejected rejected) {
      add(entry, "rejected the resolution: " + rejected.reason(), "");
    } else if (event instanceof FeedbackEvent.ServiceRated rated) {
      add(entry, "rated the service", rated(rated.rating()));
    }
  }

  private static String rated(@Nullable Integer rating) {
    return rating == null ? "" : rating + " of 5";
  }

  /** The next entry's event, when it is of a type and was committed together with the last one. */
  private <T extends IncidentEvent> @Nullable T peek(Class<T> type) {
    if (next >= entries.size() || !type.isInstance(entries.get(next).event())) {
      return null;
    }
    return type.cast(entries.get(next).event());
  }
}
