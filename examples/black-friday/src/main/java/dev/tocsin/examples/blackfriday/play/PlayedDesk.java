package dev.tocsin.examples.blackfriday.play;

import dev.tocsin.DeskWorker;
import dev.tocsin.ServiceDesk;
import dev.tocsin.host.AutomationResult;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.policy.Policy;
import dev.tocsin.policyfile.PolicyFile;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A desk with a store, a clock wound by hand, and a notifier that remembers. */
final class PlayedDesk {
  private static final String PLAYED = "played only: nothing was done";

  final ServiceDesk desk;
  private final HandClock clock;
  private final Storehouse.Room room;
  private final DeskWorker worker;
  private final Map<IncidentId, Map<OutboxKey, Sent>> sent = new HashMap<>();

  PlayedDesk(Policy policy, Instant start, Function<InstantSource, Storehouse.Room> rooms) {
    clock = new HandClock(start);
    room = rooms.apply(clock);
    desk =
        ServiceDesk.builder(policy, room.store(), new CountedIds())
            .tenant(room.tenant())
            .notifier(
                message ->
                    sent.computeIfAbsent(message.incidentId(), id -> new LinkedHashMap<>())
                        .put(message.key(), new Sent(clock.instant(), message)))
            .automation(run -> AutomationResult.succeeded(PLAYED))
            .continuityPlan(plan -> PLAYED)
            .policyCodec(PolicyFile.codec())
            .build();
    worker = desk.worker();
  }

  Instant now() {
    return room.store().now();
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
    return room.next().get();
  }

  Map<OutboxKey, Sent> sentAbout(IncidentId id) {
    return sent.getOrDefault(id, Map.of());
  }
}
