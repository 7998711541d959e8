package dev.tocsin.desk;

import dev.tocsin.incident.DeskOrder;
import dev.tocsin.incident.Family;
import dev.tocsin.incident.FamilyEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.ParentState;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.State;
import dev.tocsin.lifecycle.Trigger;
import dev.tocsin.notification.DeskCommand;
import dev.tocsin.policy.Follow;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an incident does because another one says so. What has no effect any more records nothing.
 * Source: domain.md, "Link"; store-contract.md, "Commands that reach other incidents".
 */
final class Orders {
  private final Decider decider;
  private final Families families;

  Orders(Decider decider) {
    this.decider = decider;
    this.families = new Families(decider);
  }

  private Incident incident() {
    return decider.incident();
  }

  void take(DeskCommand order) {
    switch (order.order()) {
      case JOIN -> join(order.from());
      case LEAVE -> {
        if (Families.childrenOf(incident()) != null) {
          decider.record(new FamilyEvent.ChildLeft(order.from()));
        }
      }
      case FOLLOW -> follow(order, Objects.requireNonNull(order.state(), "state"));
      case ABSORB -> new Merging(decider).absorb(order);
      case GIVE_BACK -> new Merging(decider).giveBack(order.from());
      case TELL_CHILDREN -> throw new IllegalArgumentException("children are told by TellChildren");
    }
  }

  /** Always on record, so that a later leave is its counterpart; one that may not stay is told. */
  private void join(IncidentId child) {
    boolean full = Families.full(incident());
    decider.record(new FamilyEvent.ChildJoined(child));
    ParentState state = full ? ParentState.ENDED : ParentState.of(incident());
    if (state != ParentState.OPEN) {
      families.follow(child, state, incident().version());
    }
  }

  /** Some children at a time; what was called since makes it pointless. */
  void tell(Command.TellChildren command) {
    Family.Children children = Families.childrenOf(incident());
    if (children == null
        || command.order().version() != children.toldAt()
        || (command.children().isEmpty() && !command.more())) {
      return;
    }
    decider.record(new FamilyEvent.ChildrenTold(command.upTo(), command.children().size()));
    for (IncidentId child : command.children()) {
      families.follow(child, children.told(), children.toldAt());
    }
    if (command.more()) {
      families.tell(incident(), command.upTo());
    }
  }

  private void follow(DeskCommand order, ParentState state) {
    Family.Parent parent = incident().family() == null ? null : incident().family().parent();
    if (parent == null || !parent.id().equals(order.from()) || order.version() <= parent.heard()) {
      return;
    }
    switch (state) {
      case OPEN -> open(order, parent);
      case RESOLVED -> resolved(order);
      case CANCELLED -> cancelled(order);
      case ENDED -> ended(order);
    }
  }

  private void heard(DeskCommand order, boolean follows) {
    decider.record(
        new FamilyEvent.Followed(
            order.from(), order.version(), Objects.requireNonNull(order.state()), follows));
  }

  private void open(DeskCommand order, Family.Parent parent) {
    if (Agenda.open(incident())) {
      if (!incident().heldByParent()) {
        heard(order, false);
        families.suspend(order.from());
      }
      return;
    }
    if (parent.resolvedWith()
        && decider.policy.childrenFollow().contains(Follow.REOPEN)
        && inTime()
        && Merging.target(incident()) == null) {
      reopen(order);
    }
  }

  private boolean inTime() {
    return incident().phase() != Phase.CLOSED
        || !decider.now.isAfter(
            incident().status().since().plus(decider.policy.times().reopenWindow()));
  }

  private void reopen(DeskCommand order) {
    if (decider.versions.active().lifecycle().find(incident().state(), Trigger.REOPEN, null)
        == null) {
      return;
    }
    Adopting adopting = new Adopting(decider);
    heard(order, true);
    adopting.reopening();
    State to = decider.policy.lifecycle().find(incident().state(), Trigger.REOPEN, null);
    if (to == null) {
      return;
    }
    decider.followed(
        new LifecycleEvent.Reopened(to, "its parent " + order.reference() + " was reopened"),
        Families.RULE);
    families.suspend(order.from());
    adopting.reopened();
    decider.startRound("reopened", false, decider.now);
  }

  private void resolved(DeskCommand order) {
    if (!Agenda.open(incident())) {
      return;
    }
    State to =
        decider.policy.childrenFollow().contains(Follow.RESOLVE) ? to(Trigger.RESOLVE) : null;
    heard(order, to != null);
    families.release(order.from(), "its parent is resolved");
    if (to == null) {
      families.left();
    } else {
      decider.followed(
          new LifecycleEvent.Resolved(
              to, "Resolved with its parent " + order.reference() + ".", "with-parent"),
          Families.RULE);
    }
  }

  private void cancelled(DeskCommand order) {
    State to = decider.policy.childrenFollow().contains(Follow.CANCEL) ? to(Trigger.CANCEL) : null;
    if (to == null || !Agenda.open(incident()) || PlanDue.anyInForce(incident())) {
      ended(order);
      return;
    }
    heard(order, true);
    families.release(order.from(), "its parent was cancelled");
    decider.followed(
        new LifecycleEvent.Cancelled(to, "its parent " + order.reference() + " was cancelled"),
        Families.RULE);
  }

  private void ended(DeskCommand order) {
    if (incident().phase() == Phase.CLOSED) {
      return;
    }
    decider.record(families.leaving(order.reference() + " is nobody's parent any more"));
    families.left();
  }

  private @Nullable State to(Trigger trigger) {
    return decider.policy.lifecycle().find(incident().state(), trigger, null);
  }

  /** A child whose parent is not there stands alone again; everything else is only on record. */
  void refused(Command.RefuseOrder command) {
    DeskCommand order = command.order();
    decider.record(new FamilyEvent.OrderRefused(order.order(), order.to(), command.reason()));
    if (order.order() == DeskOrder.JOIN && order.to().equals(incident().parent())) {
      families.release(order.to(), "its parent is not there");
      decider.followed(
          new FamilyEvent.Detached(order.to(), "its parent is not there"), Families.RULE);
      families.left();
    }
  }
}
