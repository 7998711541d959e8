package dev.tocsin.desk;

import dev.tocsin.incident.DeskOrder;
import dev.tocsin.incident.Family;
import dev.tocsin.incident.FamilyEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.State;
import dev.tocsin.lifecycle.Trigger;
import dev.tocsin.notification.DeskCommand;
import dev.tocsin.policy.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Duplicates that are merged into another incident, and back. Source: domain.md, practice 1. */
final class Merging {
  /** Each stands in the snapshot, so that it can be taken back. */
  private static final int MOST_ABSORBED = 500;

  private static final int MOST_CARRIED = 200;

  private final Decider decider;
  private final Guards guards;

  Merging(Decider decider) {
    this.decider = decider;
    this.guards = new Guards(decider);
  }

  private Incident incident() {
    return decider.incident();
  }

  /** The incident that a duplicate follows; null for one that is none. */
  static @Nullable String target(Incident incident) {
    for (Link link : incident.links()) {
      if (link.kind().equals(Link.DUPLICATE_OF)) {
        return link.target();
      }
    }
    return null;
  }

  void merge(Command.Merge command) {
    Incident other = decider.facts.other();
    if (command.into().equals(incident().id())) {
      throw guards.refused(command, "it would be a duplicate of itself", "name another incident");
    }
    if (other == null) {
      throw guards.refused(
          command, "there is no incident " + command.into(), "name one that is there");
    }
    guards.mustBothBeReal(command, other);
    if (target(other) != null) {
      throw guards.refused(
          command,
          other.reference() + " is a duplicate itself",
          "name the one that it follows, " + target(other));
    }
    if (absorbed(other).size() >= MOST_ABSORBED) {
      throw guards.refused(
          command,
          other.reference() + " has taken over " + MOST_ABSORBED + " duplicates",
          "attach it to that one as a child, or mark it as a duplicate only");
    }
    mustComeBack(command, other);
    Continuity.mustBeNormal(decider, command);
    State to = decider.policy.lifecycle().next(incident(), Trigger.MARK_DUPLICATE, null);
    new Families(decider).leave("it is a duplicate");
    List<Link> links =
        incident().links().stream().filter(Merging::carried).limit(MOST_CARRIED).toList();
    int reports = incident().recurrences() + 1;
    decider.record(new LifecycleEvent.MarkedDuplicate(to, command.into()));
    decider.record(new FamilyEvent.Merged(command.into(), reports, command.reason()));
    order(DeskOrder.ABSORB, command.into(), reports, links);
  }

  /** Reports that count where nobody will ever look again would be lost. */
  private void mustComeBack(Command.Merge command, Incident other) {
    if (other.phase() != Phase.CLOSED) {
      return;
    }
    if (other.resolution() == null) {
      throw guards.refused(
          command,
          other.reference() + " was cancelled, or closed without being resolved",
          "name the incident that is worked on, or mark it as a duplicate only");
    }
    Policy active = decider.versions.active();
    if (active.lifecycle().find(other.state(), Trigger.REOPEN, null) == null
        || decider.now.isAfter(other.status().since().plus(active.times().reopenWindow()))) {
      throw guards.refused(
          command,
          other.reference() + " is closed and can be reopened no more",
          "name the incident that is worked on, or mark it as a duplicate only");
    }
  }

  private static boolean carried(Link link) {
    return !link.kind().equals(Link.PARENT) && !link.kind().equals(Link.DUPLICATE_OF);
  }

  void unmerge(Command.Unmerge command) {
    String other = target(incident());
    if (other == null || incident().phase() != Phase.CLOSED) {
      throw guards.refused(command, "it is no duplicate", "there is nothing to undo");
    }
    IncidentId from = id(command, other);
    Adopting adopting = new Adopting(decider);
    adopting.reopening();
    State to = decider.policy.lifecycle().next(incident(), Trigger.REOPEN, null);
    decider.record(new FamilyEvent.Unmerged(to, from, command.reason()));
    order(DeskOrder.GIVE_BACK, from, 0, List.of());
    adopting.reopened();
    decider.startRound("unmerged", false, decider.now);
  }

  private IncidentId id(Command command, String text) {
    try {
      return IncidentId.of(text);
    } catch (InvalidValueException e) {
      throw guards.refused(
          command,
          "'" + text + "' is no incident of this register",
          "reopen it in the tool that it came from");
    }
  }

  private void order(DeskOrder order, IncidentId to, int reports, List<Link> links) {
    Incident from = incident();
    decider.order(
        key ->
            new DeskCommand(
                key, order, from.id(), from.reference(), to, 0, 0, null, reports, links));
  }

  void absorb(DeskCommand order) {
    int room = Families.MOST_LINKS - incident().links().size();
    List<Link> links =
        order.links().stream()
            .filter(link -> !incident().links().contains(link) && !self(link))
            .limit(Math.max(room, 0))
            .toList();
    decider.record(new FamilyEvent.Absorbed(order.from(), order.reports(), links));
  }

  private boolean self(Link link) {
    return link.target().equals(incident().id().toString())
        || link.target().equals(incident().reference().toString());
  }

  void giveBack(IncidentId duplicate) {
    for (Family.Absorbed each : absorbed(incident())) {
      if (each.id().equals(duplicate)) {
        decider.record(new FamilyEvent.GaveBack(duplicate));
        return;
      }
    }
  }

  private static List<Family.Absorbed> absorbed(Incident incident) {
    return incident.family() == null ? List.of() : incident.family().absorbed();
  }
}
