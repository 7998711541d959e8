package dev.tocsin.benchmarks;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Cause;
import dev.tocsin.incident.Classification;
import dev.tocsin.incident.Details;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.Identity;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.Ownership;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.Reference;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.State;
import dev.tocsin.incident.Status;
import dev.tocsin.incident.TenantId;
import dev.tocsin.incident.Urgency;
import dev.tocsin.store.Commit;
import dev.tocsin.store.Fence;
import dev.tocsin.store.Wake;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Commits as the desk makes them, without the desk: so that a store can be measured alone. What
 * comes from a policy is shared by all incidents, as the desk shares it; what was reported is each
 * one's own.
 */
public final class Incidents {
  /** Whose they are. */
  public static final TenantId TENANT = TenantId.DEFAULT;

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final State NEW = new State("New", Phase.NEW);
  private static final Classification CLASSIFICATION =
      new Classification(
          Category.of("application/checkout"), Impact.EXTENSIVE, Urgency.HIGH, Priority.P1, null);
  private static final Cause CAUSE = new Cause("v1", "row down");
  private static final IncidentEvent ROUND =
      new EscalationEvent.RoundStarted(1, "logged", "down", "down", false, null);
  private static final IncidentEvent COMMENTED =
      new RecordEvent.Commented("still looking into it", false);

  private Incidents() {}

  /** The number that an incident was made of. */
  public static int number(IncidentId id) {
    return (int) id.value().getLeastSignificantBits();
  }

  /** An incident of some facts, as a store hands it out: what was reported is its own. */
  public static Incident of(
      int number, String category, int priority, String service, Instant now) {
    Priority level = new Priority(priority);
    return new Incident(
        new Identity(
            TENANT,
            new IncidentId(new UUID(number * 0x9E3779B97F4A7C15L, number)),
            reference(number),
            now,
            new UUID(number, ~number)),
        2,
        new Details(
            "Answers 503 on instance " + number,
            "Answers every second request 503.",
            Source.MONITORING,
            null,
            service,
            null,
            now,
            Map.of("instance", "web-" + number)),
        new Classification(Category.of(category), Impact.EXTENSIVE, Urgency.HIGH, level, null),
        new Status(NEW, now, null),
        new Ownership("desk", null, now, List.of()),
        new Escalation("v1", "down", "down", 1, now, level, List.of(), List.of(), null),
        null,
        null,
        null,
        null,
        List.of(),
        0,
        now,
        Map.of());
  }

  /** Logs an incident and begins its first round. */
  public static Commit log(int number, Instant now, Wake wake) {
    IncidentId id = new IncidentId(new UUID(number * 0x9E3779B97F4A7C15L, number));
    Identity identity = new Identity(TENANT, id, reference(number), now, new UUID(number, ~number));
    Details details =
        new Details(
            "Checkout answers 503 on instance " + number,
            "Since 08:00 the checkout of shop " + number + " answers every second request 503.",
            Source.MONITORING,
            null,
            "shop",
            "checkout-503-" + number,
            now,
            Map.of("instance", "web-" + number, "job", "shop-" + number));
    return new Commit(
        new UUID(number, 1),
        0,
        List.of(
            new Entry(
                1,
                now,
                now,
                Actor.DESK,
                null,
                null,
                new LifecycleEvent.Logged(identity, details, CLASSIFICATION, NEW, "desk", "v1")),
            new Entry(2, now, now, Actor.DESK, CAUSE, null, ROUND)),
        new Incident(
            identity,
            2,
            details,
            CLASSIFICATION,
            new Status(NEW, now, null),
            new Ownership("desk", null, now, List.of()),
            new Escalation("v1", "down", "down", 1, now, Priority.P1, List.of(), List.of(), null),
            null,
            null,
            null,
            null,
            List.of(),
            0,
            now,
            Map.of()),
        wake,
        List.of(),
        List.of(),
        null,
        null);
  }

  /** The least that a commit can be: one entry of an event that all share, one new snapshot. */
  public static Commit touch(Incident old, Instant now, Wake wake, Fence fence) {
    long version = old.version() + 1;
    return new Commit(
        new UUID(old.id().value().getLeastSignificantBits(), version),
        old.version(),
        List.of(new Entry(version, now, now, Actor.DESK, CAUSE, null, COMMENTED)),
        new Incident(
            old.identity(),
            version,
            old.details(),
            old.classification(),
            old.status(),
            old.ownership(),
            old.escalation(),
            null,
            null,
            null,
            null,
            List.of(),
            0,
            now,
            Map.of()),
        wake,
        List.of(),
        List.of(),
        fence,
        null);
  }

  /** Counted, as a million that were drawn would collide. */
  public static Reference reference(int number) {
    StringBuilder text = new StringBuilder("INC-");
    for (int shift = 25; shift >= 0; shift -= 5) {
      text.append(ALPHABET.charAt(number >>> shift & 31));
    }
    return new Reference(text.toString());
  }
}
