package dev.tocsin.internal;

import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.ContinuityEvent;
import dev.tocsin.incident.EngagementEvent;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.FamilyEvent;
import dev.tocsin.incident.FeedbackEvent;
import dev.tocsin.incident.FlappingEvent;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.MajorEvent;
import dev.tocsin.incident.OperationalEvent;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.ReviewEvent;
import dev.tocsin.incident.ServiceLevelEvent;
import dev.tocsin.incident.SupplierEvent;
import dev.tocsin.incident.SuspensionEvent;
import dev.tocsin.incident.SwarmEvent;
import org.jspecify.annotations.Nullable;

/** The canonical form of what the rules did: paging, suspensions, promises, help. */
final class CanonicalRules {
  private CanonicalRules() {}

  static void write(CanonicalWriter to, IncidentEvent event) {
    if (event instanceof EscalationEvent escalation) {
      escalation(to, escalation);
    } else if (event instanceof SuspensionEvent suspension) {
      suspension(to, suspension);
    } else if (event instanceof AssistanceEvent assistance) {
      assistance(to, assistance);
    } else if (event instanceof ServiceLevelEvent level) {
      level(to, level);
    } else if (event instanceof SwarmEvent swarm) {
      swarm(to, swarm);
    } else if (event instanceof SupplierEvent || event instanceof EngagementEvent) {
      CanonicalSuppliers.write(to, event);
    } else if (event instanceof FamilyEvent family) {
      CanonicalFamily.write(to, family);
    } else if (event instanceof FlappingEvent flapping) {
      CanonicalFamily.write(to, flapping);
    } else if (event instanceof OperationalEvent operational) {
      operational(to, operational);
    } else if (event instanceof ContinuityEvent continuity) {
      CanonicalContinuity.write(to, continuity);
    } else if (event instanceof MajorEvent major) {
      CanonicalMajor.major(to, major);
    } else if (event instanceof ReviewEvent review) {
      CanonicalMajor.review(to, review);
    } else if (event instanceof FeedbackEvent feedback) {
      CanonicalFeedback.write(to, feedback);
    } else {
      throw CanonicalEvents.missing(event);
    }
  }

  private static void escalation(CanonicalWriter to, EscalationEvent event) {
    if (event instanceof EscalationEvent.RoundStarted e) {
      to.fields(e.more())
          .put("cause", e.cause())
          .put("keepsAcknowledgement", e.keepsAcknowledgement())
          .put("path", e.path())
          .put("round", e.round())
          .put("row", e.row())
          .put("rung", e.rung())
          .put("type", e.type())
          .end();
    } else if (event instanceof EscalationEvent.PathChosen e) {
      to.fields(e.more())
          .put("path", e.path())
          .put("policyVersion", e.policyVersion())
          .put("row", e.row())
          .put("type", e.type())
          .end();
    } else if (event instanceof EscalationEvent.RungFired e) {
      to.fields(e.more())
          .put("handover", e.handover())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("occurrence", e.occurrence())
          .put("outcome", e.outcome())
          .put("path", e.path())
          .put("reason", e.reason())
          .put("round", e.round())
          .put("rung", e.rung())
          .put("type", e.type())
          .put("until", e.until())
          .end();
    } else if (event instanceof EscalationEvent.EscalatedNow e) {
      to.fields(e.more())
          .put("forced", e.forced())
          .put("handover", e.handover())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("path", e.path())
          .put("round", e.round())
          .put("rung", e.rung())
          .put("type", e.type())
          .put("until", e.until())
          .end();
    } else if (event instanceof EscalationEvent.DeliveryParked e) {
      to.fields(e.more())
          .put("notified", e.notified(), CanonicalValues::notified)
          .put("reason", e.reason())
          .put("round", e.round())
          .put("rung", e.rung())
          .put("type", e.type())
          .end();
    } else if (event instanceof EscalationEvent.LastResortPaged e) {
      to.fields(e.more())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("reason", e.reason())
          .put("round", e.round())
          .put("type", e.type())
          .end();
    } else if (event instanceof EscalationEvent.MajorDeclared e) {
      to.fields(e.more()).put("reason", e.reason()).put("type", e.type()).end();
    } else {
      throw CanonicalEvents.missing(event);
    }
  }

  private static void suspension(CanonicalWriter to, SuspensionEvent event) {
    if (event instanceof SuspensionEvent.Suspended e) {
      to.fields(e.more())
          .put("cause", e.cause())
          .put("kind", e.kind())
          .put("pausesTargets", e.pausesTargets())
          .put("type", e.type())
          .put("until", e.until())
          .end();
    } else if (event instanceof SuspensionEvent.Released e) {
      to.fields(e.more())
          .put("cause", e.cause())
          .put("kind", e.kind())
          .put("reason", e.reason())
          .put("type", e.type())
          .end();
    } else {
      throw CanonicalEvents.missing(event);
    }
  }

  private static void assistance(CanonicalWriter to, AssistanceEvent event) {
    if (event instanceof AssistanceEvent.HandoverTold e) {
      to.fields(e.more())
          .put("handover", e.handover())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("path", e.path())
          .put("round", e.round())
          .put("rung", e.rung())
          .put("type", e.type())
          .end();
    } else if (event instanceof AssistanceEvent.SupplierEngaged e) {
      to.fields(e.more())
          .put("engagement", e.engagement())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("round", e.round())
          .put("supplier", e.supplier())
          .put("type", e.type())
          .end();
    } else if (event instanceof AssistanceEvent.ActionRequested e) {
      to.fields(e.more())
          .put("key", text(e.key()))
          .put("kind", e.kind())
          .put("name", e.name())
          .put("round", e.round())
          .put("type", e.type())
          .put("until", e.until())
          .end();
    } else if (event instanceof AssistanceEvent.ActionFinished e) {
      to.fields(e.more())
          .put("key", text(e.key()))
          .put("kind", e.kind())
          .put("name", e.name())
          .put("round", e.round())
          .put("succeeded", e.succeeded())
          .put("text", e.text())
          .put("type", e.type())
          .end();
    } else if (event instanceof AssistanceEvent.WorkaroundOffered e) {
      to.fields(e.more())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("type", e.type())
          .put("workaround", e.workaround())
          .end();
    } else if (event instanceof AssistanceEvent.ActionTimedOut e) {
      to.fields(e.more())
          .put("key", text(e.key()))
          .put("kind", e.kind())
          .put("name", e.name())
          .put("round", e.round())
          .put("type", e.type())
          .end();
    } else if (event instanceof AssistanceEvent.MessagesWithheld e) {
      to.fields(e.more())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("type", e.type())
          .end();
    } else {
      throw CanonicalEvents.missing(event);
    }
  }

  static @Nullable String text(@Nullable OutboxKey key) {
    return key == null ? null : key.toString();
  }

  private static void level(CanonicalWriter to, ServiceLevelEvent event) {
    if (event instanceof ServiceLevelEvent.LevelChosen e) {
      to.fields(e.more()).put("level", e.level()).put("type", e.type()).end();
    } else if (event instanceof ServiceLevelEvent.TargetWarned e) {
      to.fields(e.more())
          .put("interval", e.interval())
          .put("percent", e.percent())
          .put("target", e.target())
          .put("type", e.type())
          .end();
    } else if (event instanceof ServiceLevelEvent.TargetBreached e) {
      to.fields(e.more())
          .put("interval", e.interval())
          .put("target", e.target())
          .put("type", e.type())
          .end();
    } else {
      throw CanonicalEvents.missing(event);
    }
  }

  private static void swarm(CanonicalWriter to, SwarmEvent event) {
    if (event instanceof SwarmEvent.SwarmSummoned e) {
      to.fields(e.more())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("team", e.team())
          .put("type", e.type())
          .end();
    } else if (event instanceof SwarmEvent.SwarmJoined e) {
      to.fields(e.more())
          .put("person", e.person())
          .put("team", e.team())
          .put("type", e.type())
          .end();
    } else if (event instanceof SwarmEvent.PrimaryIdentified e) {
      to.fields(e.more()).put("team", e.team()).put("type", e.type()).end();
    } else if (event instanceof SwarmEvent.SwarmReleased e) {
      to.fields(e.more())
          .list("teams", e.teams(), CanonicalWriter::text)
          .put("type", e.type())
          .end();
    } else if (event instanceof SwarmEvent.SwarmLeft e) {
      to.fields(e.more())
          .put("person", e.person())
          .put("team", e.team())
          .put("type", e.type())
          .end();
    } else {
      throw CanonicalEvents.missing(event);
    }
  }

  private static void operational(CanonicalWriter to, OperationalEvent event) {
    if (event instanceof OperationalEvent.OperationalWarned e) {
      to.fields(e.more())
          .put("level", e.level())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("percent", e.percent())
          .put("team", e.team())
          .put("type", e.type())
          .end();
    } else if (event instanceof OperationalEvent.OperationalBreached e) {
      to.fields(e.more())
          .put("level", e.level())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("team", e.team())
          .put("type", e.type())
          .end();
    } else {
      throw CanonicalEvents.missing(event);
    }
  }
}
