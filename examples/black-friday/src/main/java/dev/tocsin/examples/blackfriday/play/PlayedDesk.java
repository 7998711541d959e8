package dev.tocsin.examples.blackfriday.play;

import dev.tocsin.DeskWorker;
import dev.tocsin.ServiceDesk;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.TenantId;
import dev.tocsin.memory.MemoryStore;
import dev.tocsin.policy.Policy;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A desk with a store in memory, a clock wound by hand, and a notifier that remembers. */
final class PlayedDesk {
  private static final Set<TenantId> TENANT = Set.of(TenantId.DEFAULT);

  final ServiceDesk desk;
  private final HandClock clock;
  private final MemoryStore store;
  private final DeskWorker worker;
  private final Map<IncidentId, Map<OutboxKey, Sent>> sent = new HashMap<>();

  PlayedDesk(Policy policy, Instant start) {
    clock = new HandClock(start);
    store = MemoryStore.create(clock);
    desk =
        ServiceDesk.builder(policy, store, new CountedIds())
            .notifier(
                message ->
                    sent.computeIfAbsent(message.incidentId(), id -> new LinkedHashMap<>())
                        .put(message.key(), new Sent(clock.instant(), message)))
            .build();
    worker = desk.worker();
  }

  Instant now() {
    return store.now();
  }

  void windTo(Instant instant) {
    clock.windTo(instant);
  }

  /** Does what is due and sends what waits. */
  void work() {
    worker.runUntilIdle();
  }

  /** When time alone brings something next. */
  Optional<Instant> nextWake() {
    return store.earliestClaimable(TENANT);
  }

  Map<OutboxKey, Sent> sentAbout(IncidentId id) {
    return sent.getOrDefault(id, Map.of());
  }
}
