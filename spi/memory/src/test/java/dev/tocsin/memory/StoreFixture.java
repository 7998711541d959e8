package dev.tocsin.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.Item;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.WakeBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A store with a clock wound by hand, and short words for what the tests do with it. */
abstract class StoreFixture {
  static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
  static final Duration LEASE = Duration.ofMinutes(1);
  static final TenantId TENANT = Draft.TENANT;
  static final TenantId OTHER = TenantId.of("other");
  static final Set<TenantId> MINE = Set.of(TENANT);

  final HandClock clock = new HandClock(NOON);
  final MemoryStore store = MemoryStore.create(clock);

  Draft log(String key) {
    return Draft.log(key, clock.instant());
  }

  Draft on(Incident incident) {
    return Draft.on(incident, clock.instant());
  }

  /** Commits what must succeed, and returns what the incident is then. */
  Incident committed(Draft draft) {
    Incident incident = draft.incident();
    assertThat(store.commit(draft.commit()))
        .isEqualTo(new CommitResult.Committed(incident.version()));
    return incident;
  }

  Loaded load(IncidentId id) {
    return store.load(TENANT, Lookup.of(id, null));
  }

  List<WakeBatch.Claim> wakes(int limit) {
    return store.claimWakes(MINE, limit, LEASE).claims();
  }

  WakeBatch.Claim wake() {
    List<WakeBatch.Claim> claims = wakes(10);
    assertThat(claims).hasSize(1);
    return claims.get(0);
  }

  List<OutboxBatch.Claim> outbox(int limit) {
    return store.claimOutbox(MINE, limit, LEASE).claims();
  }

  OutboxBatch.Claim entry() {
    List<OutboxBatch.Claim> claims = outbox(10);
    assertThat(claims).hasSize(1);
    return claims.get(0);
  }

  boolean settle(WakeBatch.Claim claim, Outcome outcome) {
    return store.settle(new Settlement(claim.fence(), outcome));
  }

  boolean settle(OutboxBatch.Claim claim, Outcome outcome) {
    return store.settle(new Settlement(claim.fence(), outcome));
  }

  static List<OutboxKey> keys(List<OutboxBatch.Claim> claims) {
    return claims.stream().map(claim -> claim.entry().key()).toList();
  }

  static List<IncidentId> ids(List<WakeBatch.Claim> claims) {
    return claims.stream().map(claim -> claim.incident().id()).toList();
  }

  static Item item(Incident incident) {
    return new Item.OfWake(incident.id());
  }
}
