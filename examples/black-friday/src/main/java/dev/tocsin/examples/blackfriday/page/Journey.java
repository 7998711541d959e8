package dev.tocsin.examples.blackfriday.page;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The states that an incident went through. */
final class Journey {
  private Journey() {}

  /** A stay in a state, which may have no length. */
  record Stay(State state, Instant from) {}

  static List<Stay> of(List<Entry> entries) {
    List<Stay> stays = new ArrayList<>();
    for (Entry entry : entries) {
      State to = to(entry.event());
      State now = stays.isEmpty() ? null : stays.get(stays.size() - 1).state();
      if (to != null && !to.equals(now)) {
        stays.add(new Stay(to, entry.occurredAt()));
      }
    }
    return stays;
  }

  private static @Nullable State to(IncidentEvent event) {
    if (event instanceof LifecycleEvent.Logged logged) {
      return logged.to();
    } else if (event instanceof LifecycleEvent.Started started) {
      return started.to();
    } else if (event instanceof LifecycleEvent.Held held) {
      return held.to();
    } else if (event instanceof LifecycleEvent.Resumed resumed) {
      return resumed.to();
    } else if (event instanceof LifecycleEvent.Resolved resolved) {
      return resolved.to();
    } else if (event instanceof LifecycleEvent.Closed closed) {
      return closed.to();
    } else if (event instanceof LifecycleEvent.Reopened reopened) {
      return reopened.to();
    } else if (event instanceof LifecycleEvent.Cancelled cancelled) {
      return cancelled.to();
    } else if (event instanceof LifecycleEvent.MarkedDuplicate duplicate) {
      return duplicate.to();
    } else if (event instanceof OwnershipEvent.Assigned assigned) {
      return assigned.to();
    }
    return null;
  }
}
