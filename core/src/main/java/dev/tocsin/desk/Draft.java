package dev.tocsin.desk;

import dev.tocsin.incident.Acknowledgement;
import dev.tocsin.incident.Attainment;
import dev.tocsin.incident.Classification;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.Family;
import dev.tocsin.incident.Flapping;
import dev.tocsin.incident.Hold;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.MajorCase;
import dev.tocsin.incident.MajorIncident;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.Ownership;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.PlanRun;
import dev.tocsin.incident.Resolution;
import dev.tocsin.incident.State;
import dev.tocsin.incident.Status;
import dev.tocsin.incident.SupplierTicket;
import dev.tocsin.incident.Swarm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The next incident while one entry is applied to the last one. Lives no longer than that. */
final class Draft {
  private final Incident before;
  private final Entry entry;

  Classification classification;
  Status status;
  Ownership ownership;
  Escalation escalation;
  @Nullable Acknowledgement acknowledgement;
  @Nullable Resolution resolution;
  @Nullable MajorIncident major;
  @Nullable Swarm swarm;
  List<SupplierTicket> suppliers;
  @Nullable Family family;
  @Nullable Flapping flapping;
  List<PlanRun> plans;
  @Nullable MajorCase majorCase;
  List<Link> links;
  int recurrences;
  @Nullable Attainment attainment;

  Draft(Incident before, Entry entry) {
    this.before = before;
    this.entry = entry;
    classification = before.classification();
    status = before.status();
    ownership = before.ownership();
    escalation = before.escalation();
    acknowledgement = before.acknowledgement();
    resolution = before.resolution();
    major = before.major();
    swarm = before.swarm();
    suppliers = before.suppliers();
    family = before.family();
    flapping = before.flapping();
    plans = before.plans();
    majorCase = before.majorCase();
    links = before.links();
    recurrences = before.recurrences();
    attainment = before.attainment();
  }

  Incident incident() {
    return new Incident(
        before.identity(),
        before.version() + 1,
        before.details(),
        classification,
        status,
        Moves.byPerson(ownership, entry),
        escalation,
        acknowledgement,
        resolution,
        major,
        swarm,
        SupplierFold.heard(suppliers, entry),
        family,
        flapping,
        plans,
        majorCase,
        links,
        recurrences,
        AttainmentFold.responded(attainment, before, entry),
        entry.touched(before.touchedAt()),
        entry.head(before.head()),
        entry.recordedAt(),
        before.more());
  }

  /**
   * Another state, or the same one again; a hold suspends the path, and its end goes on with it.
   */
  void state(State to, @Nullable Hold hold, Instant at) {
    escalation = PathFold.state(before, to, hold, at);
    status = new Status(to, at, hold);
  }

  /** A hand-over: whoever waits goes on waiting. */
  void moveTo(State to, Instant at) {
    if (to.equals(status.state())) {
      return;
    }
    state(to, to.phase() == Phase.ON_HOLD ? status.hold() : null, at);
  }

  void followUp(Instant next, List<Notified> reminded) {
    Hold hold = status.hold();
    if (hold != null) {
      status =
          new Status(
              status.state(), status.since(), new Hold(hold.reason(), hold.note(), next, reminded));
    }
  }

  void link(Link link) {
    links = plus(links, link);
  }

  static <T> List<T> plus(List<T> list, T last) {
    if (list.isEmpty()) {
      return List.of(last);
    }
    List<T> copy = new ArrayList<>(list.size() + 1);
    copy.addAll(list);
    copy.add(last);
    return List.copyOf(copy);
  }
}
