package dev.tocsin.desk;

import dev.tocsin.incident.DeskOrder;
import dev.tocsin.incident.Family;
import dev.tocsin.incident.FamilyEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.ParentState;
import dev.tocsin.incident.Suspension;
import dev.tocsin.incident.SuspensionEvent;
import dev.tocsin.incident.SuspensionKind;
import dev.tocsin.notification.DeskCommand;
import dev.tocsin.store.Lane;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Parents and children, from whichever side: one level, and a child has one parent. Source:
 * domain.md, "Link".
 */
final class Families {
  static final String RULE = "children-follow";

  /** So that walking all of them stays a matter of minutes. */
  private static final int MOST_CHILDREN = 100_000;

  /** So many links an incident has at the most. */
  static final int MOST_LINKS = 1_000;

  private final Decider decider;
  private final Guards guards;

  Families(Decider decider) {
    this.decider = decider;
    this.guards = new Guards(decider);
  }

  private Incident incident() {
    return decider.incident();
  }

  void attach(Command.AttachTo command) {
    Incident parent = decider.facts.other();
    if (command.parent().equals(incident().parent())) {
      return;
    }
    guards.mustBeOpen(command);
    if (command.parent().equals(incident().id())) {
      throw guards.refused(command, "it would be its own child", "name another incident");
    }
    if (parent == null) {
      throw guards.refused(
          command, "there is no incident " + command.parent(), "name one that is there");
    }
    guards.mustBothBeReal(command, parent);
    if (incident().parent() != null) {
      throw guards.refused(
          command, "it is a child of " + incident().parent(), "detach it from that one first");
    }
    if (children(incident()) > 0) {
      throw guards.refused(
          command,
          "it has " + children(incident()) + " children",
          "attach those, one by one: a family has one level");
    }
    if (incident().major() != null) {
      throw guards.refused(
          command, "it is a major incident", "make it the parent of the other one");
    }
    if (incident().links().size() >= MOST_LINKS) {
      throw guards.refused(
          command, "it has " + MOST_LINKS + " links already", "log a new incident for it");
    }
    mustTakeChildren(command, parent);
    decider.record(new FamilyEvent.Attached(command.parent(), parent.version(), command.reason()));
    suspend(command.parent());
    order(DeskOrder.JOIN, command.parent());
  }

  /** Logged as a child, because of a storm. */
  void bornTo(Incident parent) {
    decider.followed(
        new FamilyEvent.Attached(parent.id(), parent.version(), parent.title()), "storms");
    suspend(parent.id());
    order(DeskOrder.JOIN, parent.id());
  }

  private void mustTakeChildren(Command command, Incident parent) {
    ParentState state = ParentState.of(parent);
    if (parent.parent() != null) {
      throw guards.refused(
          command,
          parent.reference() + " is a child itself",
          "attach it to the parent of that one, " + parent.parent());
    }
    if (state != ParentState.OPEN) {
      throw guards.refused(
          command,
          parent.reference() + " is in state '" + parent.state() + "'",
          "reopen that one before you do, or name one that is open");
    }
    if (children(parent) >= MOST_CHILDREN) {
      throw guards.refused(
          command,
          parent.reference() + " has " + MOST_CHILDREN + " children",
          "log another parent for the rest");
    }
  }

  void detach(Command.Detach command) {
    if (incident().parent() == null) {
      throw guards.refused(
          command, "it is nobody's child", "there is nothing to do; attach it if it should be");
    }
    decider.record(leaving(command.reason()));
    left();
  }

  /** Leaves its parent because of something else, if it has one; starts no round. */
  void leave(String why) {
    if (incident().parent() != null) {
      decider.followed(leaving(why), RULE);
    }
  }

  /** The path goes on before the parent is forgotten, and the parent will hear of it. */
  FamilyEvent leaving(String reason) {
    IncidentId parent = Objects.requireNonNull(incident().parent());
    release(parent, "it leaves its parent");
    order(DeskOrder.LEAVE, parent);
    return new FamilyEvent.Detached(parent, reason);
  }

  /** Somebody must take care of it again. */
  void left() {
    if (Agenda.open(incident())) {
      decider.startRound("detached", false, decider.now);
    }
  }

  /** At the end of a decision. Returns whether it has recorded anything. */
  static boolean review(Decider decider) {
    Family family = decider.incident().family();
    if (family == null) {
      return false;
    }
    Families families = new Families(decider);
    if (family.parent() != null && decider.incident().major() != null) {
      families.leave("a major incident is nobody's child");
      families.left();
      return true;
    }
    Family.Children children = family.children();
    if (children == null || children.count() == 0) {
      return false;
    }
    ParentState is = ParentState.of(decider.incident());
    boolean ended = is == ParentState.ENDED && children.told() == ParentState.CANCELLED;
    if (is == children.told() || ended) {
      return false;
    }
    families.call(is == ParentState.ENDED && decider.cancelled() ? ParentState.CANCELLED : is);
    return true;
  }

  private void call(ParentState state) {
    decider.followed(new FamilyEvent.ChildrenCalled(state), RULE);
    tell(incident(), Objects.requireNonNull(childrenOf(incident())).from() - 1);
  }

  /** A note to itself: the next children, from an entry on. */
  void tell(Incident parent, long after) {
    long version = Objects.requireNonNull(childrenOf(parent)).toldAt();
    decider.order(
        key ->
            new DeskCommand(
                key,
                DeskOrder.TELL_CHILDREN,
                parent.id(),
                parent.reference(),
                parent.id(),
                version,
                after,
                null,
                0,
                List.of()));
  }

  void follow(IncidentId child, ParentState state, long version) {
    Incident from = incident();
    decider.order(
        key ->
            new DeskCommand(
                key,
                DeskOrder.FOLLOW,
                from.id(),
                from.reference(),
                child,
                version,
                0,
                state,
                0,
                List.of()));
  }

  void order(DeskOrder order, IncidentId to) {
    Incident from = incident();
    decider.order(
        key ->
            new DeskCommand(key, order, from.id(), from.reference(), to, 0, 0, null, 0, List.of()));
  }

  void suspend(IncidentId parent) {
    decider.followed(
        new SuspensionEvent.Suspended(SuspensionKind.PARENT, parent.toString(), null, false), RULE);
  }

  void release(IncidentId parent, String why) {
    for (Suspension each : incident().escalation().suspensions()) {
      if (each.kind() == SuspensionKind.PARENT && each.until() == null) {
        decider.followed(
            new SuspensionEvent.Released(SuspensionKind.PARENT, parent.toString(), why), RULE);
        return;
      }
    }
  }

  static Family.@Nullable Children childrenOf(Incident incident) {
    return incident.family() == null ? null : incident.family().children();
  }

  private static int children(Incident incident) {
    Family.Children children = childrenOf(incident);
    return children == null ? 0 : children.count();
  }

  /** Whether it has as many as it can have. */
  static boolean full(Incident incident) {
    return children(incident) >= MOST_CHILDREN;
  }

  /**
   * What only keeps the books of a parent does not go before people's pages, however severe the
   * children are; what frees or resolves a child goes in the lane of the parent.
   */
  static Lane lane(DeskCommand order, Lane lane) {
    return order.order() == DeskOrder.TELL_CHILDREN || order.order() == DeskOrder.FOLLOW
        ? lane
        : Lane.NORMAL;
  }
}
