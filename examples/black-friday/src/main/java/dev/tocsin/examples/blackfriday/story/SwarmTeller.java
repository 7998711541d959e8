package dev.tocsin.examples.blackfriday.story;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.SwarmEvent;
import java.util.List;
import java.util.stream.Collectors;

/** Tells what happened in a swarm. */
final class SwarmTeller {
  /** Whether an entry is part of what the first one began. */
  boolean continues(Entry first, Entry next) {
    boolean sameMoment =
        first.occurredAt().equals(next.occurredAt()) && first.by().equals(next.by());
    if (first.event() instanceof SwarmEvent.SwarmSummoned) {
      return sameMoment && next.event() instanceof SwarmEvent.SwarmSummoned;
    }
    return sameMoment
        && first.event() instanceof SwarmEvent.PrimaryIdentified
        && (next.event() instanceof OwnershipEvent.Assigned
            || next.event() instanceof SwarmEvent.SwarmReleased);
  }

  Line tell(List<Entry> together, SwarmEvent event, EscalationTeller escalation) {
    Entry first = together.get(0);
    if (event instanceof SwarmEvent.SwarmSummoned) {
      String teams = together.stream().map(SwarmTeller::called).collect(Collectors.joining(", "));
      return Teller.line(first, "called a swarm: " + teams, escalation.reasonOf(first));
    }
    if (event instanceof SwarmEvent.SwarmJoined joined) {
      return Teller.line(first, "joined for " + joined.team(), "");
    }
    if (event instanceof SwarmEvent.PrimaryIdentified primary) {
      boolean handedOver =
          together.stream().anyMatch(each -> each.event() instanceof OwnershipEvent.Assigned);
      return Teller.line(
          first,
          "named " + primary.team() + " as primary" + (handedOver ? ": accountable now" : ""),
          released(together));
    }
    return Teller.line(first, released(together), "");
  }

  private static String called(Entry entry) {
    SwarmEvent.SwarmSummoned summoned = (SwarmEvent.SwarmSummoned) entry.event();
    List<Notified> notified = summoned.notified();
    return notified.isEmpty()
        ? summoned.team()
        : notified.stream()
            .map(each -> each.recipient().id())
            .collect(Collectors.joining(", ", summoned.team() + " (", ")"));
  }

  private static String released(List<Entry> together) {
    return together.stream()
        .map(Entry::event)
        .filter(SwarmEvent.SwarmReleased.class::isInstance)
        .map(SwarmEvent.SwarmReleased.class::cast)
        .map(event -> "released " + String.join(", ", event.teams()))
        .collect(Collectors.joining());
  }
}
