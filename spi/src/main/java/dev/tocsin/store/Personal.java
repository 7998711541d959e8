package dev.tocsin.store;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Classification;
import dev.tocsin.incident.Details;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Hold;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.Recipient;
import dev.tocsin.incident.RecordEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which fields are personal, and what stands in their place: the one list of them. Each reporter
 * gets a name that differs from the others', so that the history folds as it did. Source:
 * store-contract.md, C35.
 */
final class Personal {
  private static final String GONE = "[redacted]";
  private static final String REPORTER = "reporter";

  private static final String NOBODY = "redacted";

  private final Map<Actor, Actor> reporters = new LinkedHashMap<>();
  private final boolean everybody;

  private Personal() {
    everybody = true;
  }

  /**
   * Hides everything that any redaction may ever replace, whoever will turn out to have reported:
   * an entry and what a redaction leaves of it look the same behind it.
   */
  static Personal mask() {
    return new Personal();
  }

  Personal(List<Entry> history) {
    everybody = false;
    for (Entry entry : history) {
      if (entry.event() instanceof LifecycleEvent.Logged logged) {
        learn(logged.details().reporter());
      } else if (entry.event() instanceof LifecycleEvent.Recurred recurred) {
        learn(recurred.reporter());
      }
    }
  }

  private void learn(@Nullable Actor reporter) {
    if (reporter != null && reporter.human()) {
      reporters.putIfAbsent(
          reporter, new Actor(reporter.kind(), "redacted-" + (reporters.size() + 1)));
    }
  }

  Entry without(Entry entry) {
    IncidentEvent event = entry.event();
    IncidentEvent clean =
        event instanceof LifecycleEvent lifecycle
            ? without(lifecycle)
            : event instanceof RecordEvent record
                ? without(record)
                : PersonalPaging.of(this, event);
    return new Entry(
        entry.sequence(),
        entry.occurredAt(),
        entry.recordedAt(),
        actor(entry.by()),
        entry.cause(),
        entry.requestId(),
        clean,
        entry.seal(),
        entry.more());
  }

  private LifecycleEvent without(LifecycleEvent event) {
    if (event instanceof LifecycleEvent.Logged e) {
      return new LifecycleEvent.Logged(
          e.identity(),
          details(e.details()),
          classification(e.classification()),
          e.to(),
          e.team(),
          e.policyVersion(),
          e.more());
    }
    if (event instanceof LifecycleEvent.Recurred e) {
      return new LifecycleEvent.Recurred(
          e.source(), actorOrNull(e.reporter()), text(e.title()), e.more());
    }
    if (event instanceof LifecycleEvent.Held e) {
      return new LifecycleEvent.Held(e.to(), hold(e.hold()), e.more());
    }
    if (event instanceof LifecycleEvent.FollowUpDue e) {
      return new LifecycleEvent.FollowUpDue(e.next(), notified(e.notified()), e.more());
    }
    if (event instanceof LifecycleEvent.Resolved e) {
      return new LifecycleEvent.Resolved(e.to(), text(e.text()), e.kind(), e.more());
    }
    if (event instanceof LifecycleEvent.Closed e) {
      return new LifecycleEvent.Closed(e.to(), textOrNull(e.reason()), e.more());
    }
    if (event instanceof LifecycleEvent.Reopened e) {
      return new LifecycleEvent.Reopened(e.to(), text(e.reason()), e.more());
    }
    if (event instanceof LifecycleEvent.Cancelled e) {
      return new LifecycleEvent.Cancelled(e.to(), text(e.reason()), e.more());
    }
    return event;
  }

  private RecordEvent without(RecordEvent event) {
    if (event instanceof RecordEvent.Commented e) {
      return new RecordEvent.Commented(text(e.text()), e.toReporter(), e.more());
    }
    if (event instanceof RecordEvent.ProblemProposed e) {
      return new RecordEvent.ProblemProposed(
          e.candidate(),
          e.subject(),
          e.name(),
          e.from(),
          e.to(),
          e.count(),
          e.evidence(),
          notified(e.notified()),
          e.more());
    }
    if (event instanceof RecordEvent.StaleReminded e) {
      return new RecordEvent.StaleReminded(e.countedFrom(), notified(e.notified()), e.more());
    }
    if (event instanceof RecordEvent.Reprioritised e) {
      return new RecordEvent.Reprioritised(
          classification(e.classification()), text(e.reason()), e.more());
    }
    if (event instanceof RecordEvent.Recategorised e) {
      return new RecordEvent.Recategorised(e.category(), text(e.reason()), e.more());
    }
    return event;
  }

  Actor actor(Actor actor) {
    if (everybody) {
      return actor.human() ? new Actor(actor.kind(), NOBODY) : actor;
    }
    return reporters.getOrDefault(actor, actor);
  }

  private @Nullable Actor actorOrNull(@Nullable Actor actor) {
    return actor == null ? null : actor(actor);
  }

  String text(String text) {
    return text.isEmpty() ? text : GONE;
  }

  @Nullable String textOrNull(@Nullable String text) {
    return text == null ? null : text(text);
  }

  Details details(Details details) {
    Map<String, String> attributes = new TreeMap<>(details.attributes());
    attributes.replaceAll((name, value) -> text(value));
    return new Details(
        text(details.title()),
        textOrNull(details.description()),
        details.source(),
        actorOrNull(details.reporter()),
        details.service(),
        details.dedupKey(),
        details.occurredAt(),
        attributes,
        details.exercise());
  }

  Classification classification(Classification now) {
    return new Classification(
        now.category(),
        now.impact(),
        now.urgency(),
        now.priority(),
        textOrNull(now.overrideReason()));
  }

  Hold hold(Hold hold) {
    return new Hold(
        hold.reason(), textOrNull(hold.note()), hold.followUpAt(), notified(hold.reminded()));
  }

  List<Notified> notified(List<Notified> all) {
    return all.stream().map(this::notified).toList();
  }

  Notified notified(Notified one) {
    return new Notified(recipient(one.recipient()), one.key());
  }

  /** Only a reporter is a person whom the incident happened to; others are told as their work. */
  Recipient recipient(Recipient recipient) {
    if (!recipient.kind().equals(REPORTER)) {
      return recipient;
    }
    for (Map.Entry<Actor, Actor> each : reporters.entrySet()) {
      if (each.getKey().id().equals(recipient.id())) {
        return new Recipient(REPORTER, Objects.requireNonNull(each.getValue()).id());
      }
    }
    return new Recipient(REPORTER, NOBODY);
  }
}
