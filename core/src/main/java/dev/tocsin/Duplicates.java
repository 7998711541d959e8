package dev.tocsin;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Lookup;
import org.jspecify.annotations.Nullable;

/** Where the reports of a duplicate count. Source: domain.md, practice 1. */
final class Duplicates {
  /** Of a duplicate of a duplicate and so on. */
  private static final int MOST_FOLLOWED = 10;

  private Duplicates() {}

  /** What a duplicate follows; null for one that is none. */
  static @Nullable String target(Incident incident) {
    for (Link link : incident.links()) {
      if (link.kind().equals(Link.DUPLICATE_OF)) {
        return link.target();
      }
    }
    return null;
  }

  /** The one at the end, which is no duplicate; null when it is not in this register. */
  static @Nullable Incident followed(Incident duplicate, Ground ground, TenantId tenant) {
    Incident at = duplicate;
    for (int i = 0; i < MOST_FOLLOWED && at != null; i++) {
      String target = target(at);
      if (target == null) {
        return at;
      }
      try {
        at = ground.load(tenant, Lookup.of(IncidentId.of(target), null)).incident();
      } catch (InvalidValueException e) {
        return null; // another tool's name, from an import
      }
    }
    return null;
  }
}
