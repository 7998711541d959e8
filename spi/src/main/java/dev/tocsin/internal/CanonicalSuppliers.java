package dev.tocsin.internal;

import dev.tocsin.incident.EngagementEvent;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.SupplierEvent;

/** The canonical form of what happens between us and suppliers. */
final class CanonicalSuppliers {
  private CanonicalSuppliers() {}

  static void write(CanonicalWriter to, IncidentEvent event) {
    if (event instanceof SupplierEvent supplier) {
      supplier(to, supplier);
    } else if (event instanceof EngagementEvent engagement) {
      engagement(to, engagement);
    } else {
      throw CanonicalEvents.missing(event);
    }
  }

  private static void supplier(CanonicalWriter to, SupplierEvent event) {
    if (event instanceof SupplierEvent.SupplierReferenced e) {
      to.fields(e.more())
          .put("reference", e.reference())
          .put("supplier", e.supplier())
          .put("type", e.type())
          .end();
    } else if (event instanceof SupplierEvent.SupplierResponded e) {
      to.fields(e.more())
          .put("supplier", e.supplier())
          .put("text", e.text())
          .put("type", e.type())
          .end();
    } else if (event instanceof SupplierEvent.SupplierAsked e) {
      to.fields(e.more())
          .put("supplier", e.supplier())
          .put("text", e.text())
          .put("type", e.type())
          .end();
    } else if (event instanceof SupplierEvent.SupplierAnswered e) {
      to.fields(e.more())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("supplier", e.supplier())
          .put("text", e.text())
          .put("type", e.type())
          .end();
    } else if (event instanceof SupplierEvent.HandedBack e) {
      to.fields(e.more())
          .put("supplier", e.supplier())
          .put("text", e.text())
          .put("type", e.type())
          .end();
    } else if (event instanceof SupplierEvent.HandBackRejected e) {
      to.fields(e.more())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("supplier", e.supplier())
          .put("text", e.text())
          .put("type", e.type())
          .end();
    } else if (event instanceof SupplierEvent.EngagementEnded e) {
      to.fields(e.more())
          .put("accepted", e.accepted())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("supplier", e.supplier())
          .put("text", e.text())
          .put("type", e.type())
          .end();
    } else {
      throw CanonicalEvents.missing(event);
    }
  }

  private static void engagement(CanonicalWriter to, EngagementEvent event) {
    if (event instanceof EngagementEvent.EngagementDelivered e) {
      to.fields(e.more())
          .put("key", e.key().toString())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("supplier", e.supplier())
          .put("type", e.type())
          .end();
    } else if (event instanceof EngagementEvent.SupplierUnreached e) {
      to.fields(e.more())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("supplier", e.supplier())
          .put("type", e.type())
          .end();
    } else if (event instanceof EngagementEvent.SupplierChased e) {
      to.fields(e.more())
          .put("chase", e.chase())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("supplier", e.supplier())
          .put("type", e.type())
          .end();
    } else if (event instanceof EngagementEvent.SupplierBreached e) {
      to.fields(e.more())
          .put("contract", e.contract())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("supplier", e.supplier())
          .put("target", e.target())
          .put("type", e.type())
          .end();
    } else {
      throw CanonicalEvents.missing(event);
    }
  }
}
