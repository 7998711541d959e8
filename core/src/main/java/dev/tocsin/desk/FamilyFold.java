package dev.tocsin.desk;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Family;
import dev.tocsin.incident.FamilyEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.ParentState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens between incidents, applied. Source: domain.md, practice 1 and "Link". */
final class FamilyFold {
  private FamilyFold() {}

  static void change(Draft draft, Incident before, Entry entry, FamilyEvent event) {
    Family now = before.family();
    Family.Parent parent = now == null ? null : now.parent();
    Family.Children children = now == null ? null : now.children();
    List<Family.Absorbed> absorbed = now == null ? List.of() : now.absorbed();
    if (event instanceof FamilyEvent.Attached e) {
      parent = new Family.Parent(e.parent(), e.heard(), false);
      draft.link(new Link(Link.PARENT, e.parent().toString()));
    } else if (event instanceof FamilyEvent.Detached e) {
      parent = null;
      draft.links = without(draft.links, new Link(Link.PARENT, e.parent().toString()));
    } else if (event instanceof FamilyEvent.Followed e) {
      parent =
          new Family.Parent(
              e.parent(), e.version(), e.followed() && e.state() == ParentState.RESOLVED);
    } else if (event instanceof FamilyEvent.ChildJoined) {
      children = joined(children, before, entry.sequence());
    } else if (event instanceof FamilyEvent.ChildLeft) {
      children = left(children);
    } else if (event instanceof FamilyEvent.ChildrenCalled e && children != null) {
      children =
          new Family.Children(children.count(), children.from(), e.state(), entry.sequence());
    } else if (event instanceof FamilyEvent.Absorbed e) {
      absorbed = Draft.plus(absorbed, new Family.Absorbed(e.duplicate(), e.reports(), e.links()));
      draft.recurrences = before.recurrences() + e.reports();
      e.links().forEach(draft::link);
    } else if (event instanceof FamilyEvent.GaveBack e) {
      absorbed = gaveBack(draft, before, absorbed, e.duplicate());
    } else if (event instanceof FamilyEvent.Unmerged e) {
      draft.state(e.to(), null, entry.occurredAt());
      draft.escalation =
          PathFold.resolved(draft.escalation, before.status().since(), entry.occurredAt());
      draft.links = without(draft.links, new Link(Link.DUPLICATE_OF, e.from().toString()));
      MajorFold.reopened(draft, entry.occurredAt());
    }
    draft.family = Family.of(parent, children, absorbed);
  }

  private static Family.Children joined(
      Family.@Nullable Children now, Incident before, long sequence) {
    return now == null || now.count() == 0
        ? new Family.Children(1, sequence, ParentState.of(before), sequence)
        : new Family.Children(now.count() + 1, now.from(), now.told(), now.toldAt());
  }

  private static Family.@Nullable Children left(Family.@Nullable Children now) {
    return now == null
        ? null
        : new Family.Children(Math.max(now.count() - 1, 0), now.from(), now.told(), now.toldAt());
  }

  private static List<Family.Absorbed> gaveBack(
      Draft draft, Incident before, List<Family.Absorbed> absorbed, IncidentId duplicate) {
    for (Family.Absorbed each : absorbed) {
      if (each.id().equals(duplicate)) {
        draft.recurrences = Math.max(before.recurrences() - each.reports(), 0);
        each.links().forEach(link -> draft.links = without(draft.links, link));
        return without(absorbed, each);
      }
    }
    return absorbed;
  }

  private static <T> List<T> without(List<T> list, T gone) {
    List<T> left = new ArrayList<>(list);
    left.remove(gone);
    return List.copyOf(left);
  }
}
