package dev.tocsin.internal;

import dev.tocsin.incident.MajorEvent;
import dev.tocsin.incident.ReviewEvent;

/** The canonical form of what happens to a major incident, and in the review after it. */
final class CanonicalMajor {
  private CanonicalMajor() {}

  static void major(CanonicalWriter to, MajorEvent event) {
    if (event instanceof MajorEvent.MajorProposed e) {
      to.fields(e.more())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("reason", e.reason())
          .put("type", e.type())
          .end();
    } else if (event instanceof MajorEvent.MajorDismissed e) {
      to.fields(e.more()).put("reason", e.reason()).put("type", e.type()).end();
    } else if (event instanceof MajorEvent.CommanderNamed e) {
      to.fields(e.more())
          .put("basis", e.basis())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("type", e.type())
          .put("until", e.until())
          .put("who", e.who().toString())
          .end();
    } else if (event instanceof MajorEvent.ResponseTeamCalled e) {
      to.fields(e.more())
          .put("nobody", e.nobody())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("team", e.team())
          .put("type", e.type())
          .end();
    } else if (event instanceof MajorEvent.RoleOffered e) {
      to.fields(e.more())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("person", e.person())
          .put("role", e.role())
          .put("type", e.type())
          .end();
    } else if (event instanceof MajorEvent.RoleAccepted e) {
      to.fields(e.more())
          .put("person", e.person())
          .put("role", e.role())
          .put("type", e.type())
          .end();
    } else if (event instanceof MajorEvent.RoleLeft e) {
      to.fields(e.more())
          .put("person", e.person())
          .put("role", e.role())
          .put("type", e.type())
          .end();
    } else if (event instanceof MajorEvent.StakeholdersUpdated e) {
      to.fields(e.more())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("text", e.text())
          .put("toReporter", e.toReporter())
          .put("type", e.type())
          .end();
    } else if (event instanceof MajorEvent.UpdateReminded e) {
      to.fields(e.more())
          .put("countedFrom", e.countedFrom())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("type", e.type())
          .end();
    } else if (event instanceof MajorEvent.StoodDown e) {
      to.fields(e.more())
          .put("leftOut", e.leftOut())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("reason", e.reason())
          .put("type", e.type())
          .end();
    } else {
      throw CanonicalEvents.missing(event);
    }
  }

  static void review(CanonicalWriter to, ReviewEvent event) {
    if (event instanceof ReviewEvent.ReviewOpened e) {
      to.fields(e.more()).put("dueAt", e.dueAt()).put("type", e.type()).end();
    } else if (event instanceof ReviewEvent.ReviewReminded e) {
      to.fields(e.more())
          .put("countedFrom", e.countedFrom())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("type", e.type())
          .end();
    } else if (event instanceof ReviewEvent.FindingAdded e) {
      to.fields(e.more())
          .put("number", e.number())
          .put("text", e.text())
          .put("type", e.type())
          .end();
    } else if (event instanceof ReviewEvent.ActionAgreed e) {
      to.fields(e.more())
          .put("dueAt", e.dueAt())
          .put("number", e.number())
          .put("owner", e.owner())
          .put("text", e.text())
          .put("type", e.type())
          .end();
    } else if (event instanceof ReviewEvent.ActionReminded e) {
      to.fields(e.more())
          .put("countedFrom", e.countedFrom())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("number", e.number())
          .put("type", e.type())
          .end();
    } else if (event instanceof ReviewEvent.ActionCompleted e) {
      to.fields(e.more())
          .put("note", e.note())
          .put("number", e.number())
          .put("type", e.type())
          .end();
    } else if (event instanceof ReviewEvent.ReviewCompleted e) {
      to.fields(e.more()).put("summary", e.summary()).put("type", e.type()).end();
    } else {
      throw CanonicalEvents.missing(event);
    }
  }
}
