package dev.tocsin.examples.storage;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Backlog;
import dev.tocsin.store.Fence;
import dev.tocsin.store.Item;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.ParkedItem;
import dev.tocsin.store.Poison;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.StoreUnavailableException;
import dev.tocsin.store.WakeBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Both queues as workers see them; what cannot be read is reported and blocks nobody (C24). */
final class Claims {
  private final Wakes wakes;
  private final Messages messages;
  private final Incidents incidents;

  Claims(Wakes wakes, Messages messages, Incidents incidents) {
    this.wakes = wakes;
    this.messages = messages;
    this.incidents = incidents;
  }

  // README: poison
  WakeBatch wakes(Set<TenantId> tenants, int limit, Duration lease, Instant now) {
    List<WakeBatch.Claim> claims = new ArrayList<>();
    List<Poison> poison = new ArrayList<>();
    for (Job job : wakes.queue.claim(tenants, limit, lease, now)) {
      TenantId tenant = TenantId.of(job.tenant());
      Fence fence = new Fence(tenant, new Item.OfWake(IncidentId.of(job.item())), job.fence());
      try {
        Incident incident = Objects.requireNonNull(incidents.find(tenant, job.item()));
        claims.add(new WakeBatch.Claim(fence, incident, job.since(), job.attempts()));
      } catch (StoreUnavailableException e) {
        poison.add(new Poison(fence, job.attempts(), String.valueOf(e.getMessage())));
      }
    }
    return new WakeBatch(now, claims, poison);
  }

  // README: end

  OutboxBatch outbox(Set<TenantId> tenants, int limit, Duration lease, Instant now) {
    List<OutboxBatch.Claim> claims = new ArrayList<>();
    List<Poison> poison = new ArrayList<>();
    for (Job job : messages.queue.claim(tenants, limit, lease, now)) {
      Item item = new Item.OfOutbox(OutboxKey.of(job.item()));
      Fence fence = new Fence(TenantId.of(job.tenant()), item, job.fence());
      try {
        claims.add(new OutboxBatch.Claim(fence, messages.read(job), job.attempts()));
      } catch (IllegalStateException e) {
        poison.add(new Poison(fence, job.attempts(), "Message %s is %s".formatted(job.item(), e)));
      }
    }
    return new OutboxBatch(now, claims, poison);
  }

  boolean settle(Settlement settlement, Instant now) {
    if (!(settlement.fence().item() instanceof Item.OfWake wake)) {
      return messages.settle(settlement, now);
    }
    Job job = wakes.queue.holder(settlement.fence(), wake.incidentId().toString(), now);
    if (job != null) {
      wakes.queue.settle(job, settlement.outcome(), now);
    }
    return job != null;
  }

  boolean unpark(TenantId tenant, Item item, Instant now) {
    return item instanceof Item.OfWake wake
        ? wakes.queue.unpark(tenant, wake.incidentId().toString(), now)
        : item instanceof Item.OfOutbox message
            && messages.queue.unpark(tenant, message.key().toString(), now);
  }

  List<ParkedItem> parked(TenantId tenant, int limit) {
    List<Job> all = new ArrayList<>(wakes.queue.parked(tenant, limit));
    all.addAll(messages.queue.parked(tenant, limit));
    return all.stream()
        .sorted(Comparator.comparing(Job::since).thenComparing(Job::place))
        .limit(limit)
        .map(
            job ->
                new ParkedItem(
                    job.strand() == null
                        ? new Item.OfWake(IncidentId.of(job.item()))
                        : new Item.OfOutbox(OutboxKey.of(job.item())),
                    job.attempts(),
                    String.valueOf(job.parked()),
                    job.since()))
        .toList();
  }

  Backlog backlog(Set<TenantId> tenants, Instant now) {
    return new Backlog(
        now, wakes.queue.backlog(tenants, now), messages.queue.backlog(tenants, now));
  }
}
