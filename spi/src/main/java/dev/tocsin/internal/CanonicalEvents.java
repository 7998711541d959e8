package dev.tocsin.internal;

import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.UnknownEvent;

/** The canonical form of what happens to an incident by people's hands, and of unknown events. */
final class CanonicalEvents {
  private CanonicalEvents() {}

  static void write(CanonicalWriter to, IncidentEvent event) {
    if (event instanceof LifecycleEvent lifecycle) {
      lifecycle(to, lifecycle);
    } else if (event instanceof OwnershipEvent ownership) {
      ownership(to, ownership);
    } else if (event instanceof RecordEvent record) {
      record(to, record);
    } else if (event instanceof UnknownEvent unknown) {
      to.fields(unknown.fields()).put("type", unknown.type()).end();
    } else {
      CanonicalRules.write(to, event);
    }
  }

  private static void lifecycle(CanonicalWriter to, LifecycleEvent event) {
    if (event instanceof LifecycleEvent.Logged e) {
      to.fields(e.more())
          .put("classification", e.classification(), CanonicalValues::classification)
          .put("details", e.details(), CanonicalValues::details)
          .put("identity", e.identity(), CanonicalValues::identity)
          .put("policyVersion", e.policyVersion())
          .put("team", e.team())
          .put("to", e.to(), CanonicalValues::state)
          .put("type", e.type())
          .end();
    } else if (event instanceof LifecycleEvent.Recurred e) {
      to.fields(e.more())
          .put("reporter", CanonicalValues.text(e.reporter()))
          .put("source", e.source().name())
          .put("title", e.title())
          .put("type", e.type())
          .end();
    } else if (event instanceof LifecycleEvent.Started e) {
      to.fields(e.more())
          .put("person", e.person())
          .put("to", e.to(), CanonicalValues::state)
          .put("type", e.type())
          .end();
    } else if (event instanceof LifecycleEvent.Held e) {
      to.fields(e.more())
          .put("hold", e.hold(), CanonicalValues::hold)
          .put("to", e.to(), CanonicalValues::state)
          .put("type", e.type())
          .end();
    } else if (event instanceof LifecycleEvent.FollowUpDue e) {
      to.fields(e.more())
          .put("next", e.next())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("type", e.type())
          .end();
    } else if (event instanceof LifecycleEvent.StateReplaced e) {
      to.fields(e.more()).put("to", e.to(), CanonicalValues::state).put("type", e.type()).end();
    } else if (event instanceof LifecycleEvent.Resumed e) {
      to.fields(e.more()).put("to", e.to(), CanonicalValues::state).put("type", e.type()).end();
    } else {
      ending(to, event);
    }
  }

  private static void ending(CanonicalWriter to, LifecycleEvent event) {
    if (event instanceof LifecycleEvent.Resolved e) {
      to.fields(e.more())
          .put("kind", e.kind())
          .put("text", e.text())
          .put("to", e.to(), CanonicalValues::state)
          .put("type", e.type())
          .end();
    } else if (event instanceof LifecycleEvent.Closed e) {
      to.fields(e.more())
          .put("reason", e.reason())
          .put("to", e.to(), CanonicalValues::state)
          .put("type", e.type())
          .end();
    } else if (event instanceof LifecycleEvent.Reopened e) {
      to.fields(e.more())
          .put("reason", e.reason())
          .put("to", e.to(), CanonicalValues::state)
          .put("type", e.type())
          .end();
    } else if (event instanceof LifecycleEvent.Cancelled e) {
      to.fields(e.more())
          .put("reason", e.reason())
          .put("to", e.to(), CanonicalValues::state)
          .put("type", e.type())
          .end();
    } else if (event instanceof LifecycleEvent.MarkedDuplicate e) {
      to.fields(e.more())
          .put("of", e.of().toString())
          .put("to", e.to(), CanonicalValues::state)
          .put("type", e.type())
          .end();
    } else {
      throw missing(event);
    }
  }

  private static void ownership(CanonicalWriter to, OwnershipEvent event) {
    if (event instanceof OwnershipEvent.Assigned e) {
      to.fields(e.more())
          .put("person", e.person())
          .put("reason", e.reason())
          .put("team", e.team())
          .put("to", e.to(), CanonicalValues::state)
          .put("type", e.type())
          .end();
    } else if (event instanceof OwnershipEvent.HandBackRefused e) {
      to.fields(e.more()).put("team", e.team()).put("type", e.type()).end();
    } else if (event instanceof OwnershipEvent.Acknowledged e) {
      to.fields(e.more()).put("type", e.type()).end();
    } else if (event instanceof OwnershipEvent.AcknowledgementLapsed e) {
      to.fields(e.more()).put("type", e.type()).put("who", e.who().toString()).end();
    } else {
      throw missing(event);
    }
  }

  private static void record(CanonicalWriter to, RecordEvent event) {
    if (event instanceof RecordEvent.Commented e) {
      to.fields(e.more())
          .put("text", e.text())
          .put("toReporter", e.toReporter())
          .put("type", e.type())
          .end();
    } else if (event instanceof RecordEvent.Linked e) {
      to.fields(e.more()).put("link", e.link(), CanonicalValues::link).put("type", e.type()).end();
    } else if (event instanceof RecordEvent.Reprioritised e) {
      to.fields(e.more())
          .put("classification", e.classification(), CanonicalValues::classification)
          .put("reason", e.reason())
          .put("type", e.type())
          .end();
    } else if (event instanceof RecordEvent.Recategorised e) {
      to.fields(e.more())
          .put("category", e.category().path())
          .put("reason", e.reason())
          .put("type", e.type())
          .end();
    } else if (event instanceof RecordEvent.Redacted e) {
      to.fields(e.more())
          .put("digest", e.digest())
          .put("entries", e.entries())
          .put("reason", e.reason())
          .put("type", e.type())
          .end();
    } else if (event instanceof RecordEvent.ProblemProposed e) {
      to.fields(e.more())
          .put("candidate", e.candidate())
          .put("count", e.count())
          .put("evidence", e.evidence())
          .put("from", e.from())
          .put("name", e.name())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("subject", e.subject())
          .put("to", e.to())
          .put("type", e.type())
          .end();
    } else if (event instanceof RecordEvent.StaleReminded e) {
      to.fields(e.more())
          .put("countedFrom", e.countedFrom())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("type", e.type())
          .end();
    } else if (event instanceof RecordEvent.Archived e) {
      to.fields(e.more()).put("reason", e.reason()).put("type", e.type()).end();
    } else {
      throw missing(event);
    }
  }

  static IllegalStateException missing(IncidentEvent event) {
    return new IllegalStateException(
        "The event type '"
            + event.type()
            + "' has no canonical form: give it one in this version.");
  }
}
