package dev.tocsin;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Family;
import dev.tocsin.incident.FamilyEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.store.Lookup;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads who the children of an incident are from its register, which its snapshot need not hold.
 */
final class Children {
  private static final int HISTORY_PAGE = 200;

  private Children() {}

  static List<IncidentId> of(Corridor corridor, IncidentId id) {
    Incident parent = corridor.find(Lookup.of(id, null)).orElse(null);
    Family.Children known =
        parent == null || parent.family() == null ? null : parent.family().children();
    if (parent == null || known == null || known.count() == 0) {
      return List.of();
    }
    Set<IncidentId> children = new LinkedHashSet<>();
    walk(
        corridor,
        parent,
        known.from() - 1,
        entry -> {
          if (entry.event() instanceof FamilyEvent.ChildJoined joined) {
            children.add(joined.child());
          } else if (entry.event() instanceof FamilyEvent.ChildLeft left) {
            children.remove(left.child());
          }
          return true;
        });
    return List.copyOf(children);
  }

  /**
   * Walks over what is behind an entry, as far as the snapshot goes, while the visitor wants more.
   *
   * @return the last entry that was seen
   */
  static long walk(Corridor corridor, Incident parent, long after, Predicate<Entry> visitor) {
    long seen = after;
    while (seen < parent.version()) {
      List<Entry> page = corridor.store.history(corridor.tenant, parent.id(), seen, HISTORY_PAGE);
      for (Entry entry : page) {
        seen = entry.sequence();
        if (!visitor.test(entry)) {
          return seen;
        }
      }
      if (page.isEmpty()) {
        return seen;
      }
    }
    return seen;
  }
}
