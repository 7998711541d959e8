package dev.tocsin.simulation;

import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Activation;
import dev.tocsin.store.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that the oracle knows: what the store must be, told by what it has confirmed. */
final class Mirror {
  /** A commit that happened, and the version that it made. */
  record Applied(UUID id, IncidentId incident, long version) {}

  final Map<IncidentId, Life> lives = new LinkedHashMap<>();
  final Map<OutboxKey, Letter> letters = new HashMap<>();
  final Map<UUID, Applied> applied = new HashMap<>();
  private final Map<TenantId, List<Life>> byTenant = new LinkedHashMap<>();
  private final Map<String, Life> owners = new HashMap<>();
  private final Map<String, UUID> requests = new HashMap<>();
  private final Map<String, Long> serials = new HashMap<>();
  private final Map<String, IncidentEngine> engines;
  private @Nullable Life touched;

  Mirror(Map<String, IncidentEngine> engines) {
    this.engines = engines;
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

  IncidentEngine engine(String policyVersion) {
    return Objects.requireNonNull(engines.get(policyVersion), policyVersion);
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
