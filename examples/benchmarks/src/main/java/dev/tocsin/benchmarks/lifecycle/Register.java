package dev.tocsin.benchmarks.lifecycle;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Classification;
import dev.tocsin.incident.Details;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.Identity;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Ownership;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Reference;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.Status;
import dev.tocsin.incident.TenantId;
import dev.tocsin.incident.Urgency;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Team;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A column that makes Tocsin's own immutable incident and events. What it recorded is kept until
 * the next drive, so that nothing of it is dead code, and can be compared.
 *
 * <p>Every drive begins with the same immutable incident in New, and the long-lived one is set back
 * to the same incident in progress after each RESUME: an incident keeps each of its holds, and a
 * million of them are not what is to be measured.
 */
public abstract class Register implements LifecycleColumn {
  static final String POLICY = "desk";
  static final String TEAM = "service-desk";
  static final Actor DANA = Actor.person("dana");

  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

  final Policy policy = Policy.builder(POLICY).team(Team.of(TEAM, 1)).defaultTeam(TEAM).build();

  private final Incident fresh = fresh();
  private final Instant[] minutes = new Instant[8];

  private Incident incident = fresh;
  private List<Entry> entries = List.of();

  private Incident working = fresh;
  private Incident held = fresh;
  private List<Entry> heldEntries = List.of();

  Register() {
    for (int i = 0; i < minutes.length; i++) {
      minutes[i] = NOON.plusSeconds(60L * (i + 1));
    }
  }

  /** Makes one step, adds its entries to a list and returns the incident after it. */
  abstract Incident fire(Incident from, Trigger trigger, Instant now, List<Entry> to);

  /** The incident after the last drive. */
  public final Incident incident() {
    return incident;
  }

  /** What the last drive recorded. */
  public final List<Entry> entries() {
    return entries;
  }

  @Override
  public final State drive(Trigger[] triggers) {
    Incident now = fresh;
    List<Entry> recorded = new ArrayList<>(8);
    for (int i = 0; i < triggers.length; i++) {
      now = fire(now, triggers[i], minutes[i], recorded);
    }
    incident = now;
    entries = recorded;
    return state(now);
  }

  @Override
  public final void hold() {
    heldEntries = new ArrayList<>(64);
    Incident assigned = fire(fresh, Trigger.ASSIGN, minutes[0], heldEntries);
    working = fire(assigned, Trigger.START, minutes[1], heldEntries);
    held = working;
  }

  @Override
  public final State fireHeld(Trigger trigger) {
    if (heldEntries.size() >= 64) {
      heldEntries.clear();
    }
    if (trigger == Trigger.HOLD) {
      held = fire(working, trigger, minutes[2], heldEntries);
    } else {
      held = fire(held, trigger, minutes[3], heldEntries);
    }
    return state(held);
  }

  private static State state(Incident incident) {
    return switch (incident.state()) {
      case "New" -> State.NEW;
      case "Assigned" -> State.ASSIGNED;
      case "In progress" -> State.IN_PROGRESS;
      case "On hold" -> State.ON_HOLD;
      case "Resolved" -> State.RESOLVED;
      case "Closed" -> State.CLOSED;
      case "Cancelled" -> State.CANCELLED;
      default -> throw new IllegalStateException(incident.state());
    };
  }

  private Incident fresh() {
    IncidentId id = new IncidentId(new UUID(1, 2));
    return new Incident(
        new Identity(TenantId.DEFAULT, id, Reference.from(id), NOON, new UUID(3, 4)),
        1,
        new Details(
            "Checkout answers 503", null, Source.MONITORING, null, "shop", "key", null, Map.of()),
        new Classification(
            Category.of("application/checkout"), Impact.EXTENSIVE, Urgency.HIGH, Priority.P1, null),
        new Status(new dev.tocsin.incident.State("New", Phase.NEW), NOON, null),
        new Ownership(TEAM, null, NOON, List.of()),
        new Escalation(
            policy.version(), null, null, 1, NOON, Priority.P1, List.of(), List.of(), null),
        null,
        null,
        null,
        null,
        List.of(),
        0,
        NOON,
        Map.of());
  }
}
