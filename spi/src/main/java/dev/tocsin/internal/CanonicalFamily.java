package dev.tocsin.internal;

import dev.tocsin.incident.FamilyEvent;
import dev.tocsin.incident.FlappingEvent;

/** The canonical form of what happened between incidents, and of what flaps. */
final class CanonicalFamily {
  private CanonicalFamily() {}

  static void write(CanonicalWriter to, FamilyEvent event) {
    if (event instanceof FamilyEvent.Attached e) {
      to.fields(e.more())
          .put("heard", e.heard())
          .put("parent", e.parent().toString())
          .put("reason", e.reason())
          .put("type", e.type())
          .end();
    } else if (event instanceof FamilyEvent.Detached e) {
      to.fields(e.more())
          .put("parent", e.parent().toString())
          .put("reason", e.reason())
          .put("type", e.type())
          .end();
    } else if (event instanceof FamilyEvent.Followed e) {
      to.fields(e.more())
          .put("followed", e.followed())
          .put("parent", e.parent().toString())
          .put("state", e.state())
          .put("type", e.type())
          .put("version", e.version())
          .end();
    } else if (event instanceof FamilyEvent.ChildJoined e) {
      to.fields(e.more()).put("child", e.child().toString()).put("type", e.type()).end();
    } else if (event instanceof FamilyEvent.ChildLeft e) {
      to.fields(e.more()).put("child", e.child().toString()).put("type", e.type()).end();
    } else if (event instanceof FamilyEvent.ChildrenCalled e) {
      to.fields(e.more()).put("state", e.state()).put("type", e.type()).end();
    } else if (event instanceof FamilyEvent.ChildrenTold e) {
      to.fields(e.more()).put("count", e.count()).put("type", e.type()).put("upTo", e.upTo()).end();
    } else {
      merging(to, event);
    }
  }

  private static void merging(CanonicalWriter to, FamilyEvent event) {
    if (event instanceof FamilyEvent.Merged e) {
      to.fields(e.more())
          .put("into", e.into().toString())
          .put("reason", e.reason())
          .put("reports", e.reports())
          .put("type", e.type())
          .end();
    } else if (event instanceof FamilyEvent.Unmerged e) {
      to.fields(e.more())
          .put("from", e.from().toString())
          .put("reason", e.reason())
          .put("to", e.to(), CanonicalValues::state)
          .put("type", e.type())
          .end();
    } else if (event instanceof FamilyEvent.Absorbed e) {
      to.fields(e.more())
          .put("duplicate", e.duplicate().toString())
          .list("links", e.links(), CanonicalValues::link)
          .put("reports", e.reports())
          .put("type", e.type())
          .end();
    } else if (event instanceof FamilyEvent.GaveBack e) {
      to.fields(e.more()).put("duplicate", e.duplicate().toString()).put("type", e.type()).end();
    } else if (event instanceof FamilyEvent.OrderRefused e) {
      to.fields(e.more())
          .put("order", e.order())
          .put("reason", e.reason())
          .put("to", e.to().toString())
          .put("type", e.type())
          .end();
    } else {
      throw CanonicalEvents.missing(event);
    }
  }

  static void write(CanonicalWriter to, FlappingEvent event) {
    if (event instanceof FlappingEvent.ReturnCounted e) {
      to.fields(e.more()).put("kept", e.kept()).put("type", e.type()).end();
    } else if (event instanceof FlappingEvent.FlappingBegan e) {
      to.fields(e.more())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("times", e.times())
          .put("type", e.type())
          .end();
    } else if (event instanceof FlappingEvent.Cleared e) {
      to.fields(e.more()).put("kind", e.kind()).put("text", e.text()).put("type", e.type()).end();
    } else if (event instanceof FlappingEvent.FlappingEnded e) {
      to.fields(e.more()).put("type", e.type()).end();
    } else {
      throw CanonicalEvents.missing(event);
    }
  }
}
