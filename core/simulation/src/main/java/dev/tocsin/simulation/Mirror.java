package dev.tocsin.simulation;

import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.TenantId;
import dev.tocsin.policy.Policy;
import dev.tocsin.store.Activation;
import dev.tocsin.store.Commit;
import dev.tocsin.store.Item;
import dev.tocsin.store.Wake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Everything that the oracle knows: what the store must be, told by what it has confirmed. */
final class Mirror {
  /** A commit that happened. */
  record Applied(Commit commit) {
    IncidentId incident() {
      return commit.incidentId();
    }

    /** The version that it made. */
    long version() {
      return commit.snapshot().version();
    }
  }

  final Map<IncidentId, Life> lives = new LinkedHashMap<>();
  final Map<OutboxKey, Letter> letters = new HashMap<>();
  final Map<UUID, Applied> applied = new HashMap<>();
  private final Map<TenantId, List<Life>> byTenant = new LinkedHashMap<>();
  private final Map<String, Life> owners = new HashMap<>();
  private final Map<String, UUID> requests = new HashMap<>();
  private final Map<String, Long> serials = new HashMap<>();
  private final Map<String, IncidentEngine> engines;
  private final Map<String, Map<String, Hours>> hours;
  private final Map<String, IncidentEngine> staffings = new HashMap<>();
  private @Nullable Life touched;

  Mirror(Map<String, IncidentEngine> engines, Map<String, Map<String, Hours>> hours) {
    this.engines = engines;
    this.hours = hours;
  }

  void add(Life life) {
    lives.put(life.id, life);
    byTenant.computeIfAbsent(life.tenant, each -> new ArrayList<>()).add(life);
  }

  void touch(Life life) {
    touched = life;
  }

  /** The incident of which somebody has read or written something last. */
  @Nullable Life lastTouched() {
    return touched;
  }

  List<Life> of(TenantId tenant) {
    return byTenant.getOrDefault(tenant, List.of());
  }

  @Nullable Life life(IncidentId id) {
    return lives.get(id);
  }

  @Nullable Letter letter(OutboxKey key) {
    return letters.get(key);
  }

  @Nullable Life owner(TenantId tenant, String key) {
    return owners.get(tenant + "|" + key);
  }

  void owns(Life life, String key) {
    owners.put(life.tenant + "|" + key, life);
  }

  void releases(Life life, String key) {
    owners.remove(life.tenant + "|" + key, life);
  }

  /** The commit that did what a request asked for, or null. */
  @Nullable UUID done(TenantId tenant, String request) {
    return requests.get(tenant + "|" + request);
  }

  /** The incident that a commit has changed, or null. */
  @Nullable IncidentId incident(@Nullable UUID commit) {
    Applied done = commit == null ? null : applied.get(commit);
    return done == null ? null : done.incident();
  }

  /** Whether this attempt has happened, not only another one of the same request, under its id. */
  boolean happened(Commit commit) {
    Applied done = applied.get(commit.id());
    return done != null && sameAttempt(done.commit(), commit);
  }

  /** A desk that rots may change what it commits: that is for other checks to find. */
  static boolean sameAttempt(Commit one, Commit other) {
    return one.id().equals(other.id())
        && one.incidentId().equals(other.incidentId())
        && one.expectedVersion() == other.expectedVersion()
        && one.entries().get(0).recordedAt().equals(other.entries().get(0).recordedAt());
  }

  void did(TenantId tenant, String request, UUID commit) {
    requests.putIfAbsent(tenant + "|" + request, commit);
  }

  void inForce(TenantId tenant, Activation activation) {
    serials.put(tenant + "|" + activation.version(), activation.serial());
  }

  /** The last time that a version came into force; 0 when it never did. */
  long serial(TenantId tenant, String version) {
    return serials.getOrDefault(tenant + "|" + version, 0L);
  }

  /**
   * Whether a wake is what an engine says. Who is on call is live: an incident that stays under its
   * version is decided with the rotas of whichever policy was in force.
   */
  boolean computed(Incident incident, @Nullable Wake wake) {
    return computed(incident, each -> Objects.equals(wake, each));
  }

  /** The same of the instant alone. */
  boolean computedDue(Incident incident, Instant due) {
    return computed(incident, each -> each != null && each.due().equals(due));
  }

  private boolean computed(Incident incident, Predicate<@Nullable Wake> right) {
    String version = incident.escalation().policyVersion();
    if (right.test(engine(version).nextWake(incident))) {
      return true;
    }
    Policy own = engine(version).policy();
    for (IncidentEngine other : engines.values()) {
      Policy staffed = own.onCallBy(other.policy());
      IncidentEngine engine =
          staffings.computeIfAbsent(
              version + other.policy().version(), each -> new IncidentEngine(staffed));
      if (right.test(engine.nextWake(incident))) {
        return true;
      }
    }
    return false;
  }

  IncidentEngine engine(String policyVersion) {
    return Objects.requireNonNull(engines.get(policyVersion), policyVersion);
  }

  /** The calendars of a policy, as they are meant. */
  Map<String, Hours> hours(String policyVersion) {
    return hours.getOrDefault(policyVersion, Map.of());
  }

  boolean knowsPolicy(String version) {
    return engines.containsKey(version);
  }

  @Nullable Lease lease(Item item) {
    if (item instanceof Item.OfOutbox outbox) {
      Letter letter = letter(outbox.key());
      return letter == null ? null : letter.lease;
    }
    Life life = life(((Item.OfWake) item).incidentId());
    return life == null ? null : life.lease;
  }

  @Nullable TenantId tenant(Item item) {
    if (item instanceof Item.OfOutbox outbox) {
      Letter letter = letter(outbox.key());
      return letter == null ? null : letter.tenant;
    }
    Life life = life(((Item.OfWake) item).incidentId());
    return life == null ? null : life.tenant;
  }

  /** Of all entries the kind, the time and the actor, in order. */
  long hash() {
    long hash = 1;
    for (Life life : lives.values()) {
      for (Entry entry : life.entries) {
        String line = entry.event().type() + entry.recordedAt() + entry.occurredAt() + entry.by();
        hash = 31 * hash + line.hashCode();
      }
    }
    return hash;
  }
}
