package dev.tocsin.jdbc;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Fence;
import dev.tocsin.store.Item;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.Poison;
import dev.tocsin.store.WakeBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a claim has caught, decoded and sorted; what cannot be decoded is poison and stands in
 * nobody's way. For one thread. Source: store-contract.md, C24.
 */
final class Catch {
  private record Wake(int lane, WakeBatch.Claim claim) {}

  private record Message(int lane, long age, int ordinal, OutboxBatch.Claim claim) {}

  private final Codec codec;
  private final Snapshots snapshots;
  private final List<Wake> wakes = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();
  private final List<Poison> poison = new ArrayList<>();

  Catch(Codec codec, Snapshots snapshots) {
    this.codec = codec;
    this.snapshots = snapshots;
  }

  /** How many it holds. */
  int size() {
    return wakes.size() + messages.size() + poison.size();
  }

  /** Adds a wake. */
  void wake(
      String tenant,
      UUID incident,
      long number,
      int attempts,
      Instant due,
      int lane,
      @Nullable String snapshot) {
    IncidentId id = new IncidentId(incident);
    Fence fence = new Fence(TenantId.of(tenant), new Item.OfWake(id), number);
    try {
      if (snapshot == null) {
        throw new CodecException("there is no such incident", null);
      }
      Incident read = snapshots.read(incident, snapshot);
      if (!read.id().equals(id) || !read.tenant().equals(fence.tenant())) {
        throw new CodecException("it is the snapshot of incident " + read.id(), null);
      }
      wakes.add(new Wake(lane, new WakeBatch.Claim(fence, read, due, attempts)));
    } catch (CodecException e) {
      poison.add(new Poison(fence, attempts, "Incident %s: %s".formatted(id, e.getMessage())));
    }
  }

  /** Adds a message. */
  void message(
      String tenant, OutboxKey key, long number, int attempts, int lane, long age, String body) {
    Fence fence = new Fence(TenantId.of(tenant), new Item.OfOutbox(key), number);
    try {
      OutboxEntry entry = codec.decode(body, OutboxEntry.class);
      if (!entry.key().equals(key)) {
        throw new CodecException("it is the text of message " + entry.key(), null);
      }
      messages.add(
          new Message(lane, age, key.ordinal(), new OutboxBatch.Claim(fence, entry, attempts)));
    } catch (CodecException e) {
      poison.add(new Poison(fence, attempts, "Message %s: %s".formatted(key, e.getMessage())));
    }
  }

  WakeBatch wakes(Instant now) {
    wakes.sort(
        Comparator.comparingInt(Wake::lane)
            .thenComparing(wake -> wake.claim.due())
            .thenComparing(wake -> wake.claim.incident().id()));
    return new WakeBatch(now, wakes.stream().map(Wake::claim).toList(), poison);
  }

  OutboxBatch messages(Instant now) {
    messages.sort(
        Comparator.comparingInt(Message::lane)
            .thenComparingLong(Message::age)
            .thenComparingInt(Message::ordinal));
    return new OutboxBatch(now, messages.stream().map(Message::claim).toList(), poison);
  }
}
