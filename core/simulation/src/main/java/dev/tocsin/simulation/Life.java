package dev.tocsin.simulation;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Wake;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the oracle knows of one incident: what was committed, and nothing else. */
final class Life {
  final TenantId tenant;
  final IncidentId id;
  final List<Entry> entries = new ArrayList<>();

  /** Of each entry the commit that brought it. */
  final List<UUID> commits = new ArrayList<>();

  final Lease lease = new Lease();
  final Set<String> rungs = new HashSet<>();

  /** Messages that are neither delivered nor superseded nor parked, by the queue they stand in. */
  final Map<String, Deque<Letter>> queues = new LinkedHashMap<>();

  /** When a person told its reporter something last, or null. */
  @Nullable Instant toldAt;

  /** When the policy that it runs under had come into force, as it began to. */
  long policySerial;

  Incident snapshot;
  @Nullable Wake wake;

  /** Whether it could not be decoded at some time; then its wake may be parked. */
  boolean poison;

  /** When a person put its parked wake back: since then it is due, whatever the wake says. */
  @Nullable Instant unparkedAt;

  /** Keys whose parking is in the register, and how often. */
  final Map<OutboxKey, Integer> parkings = new LinkedHashMap<>();

  Life(TenantId tenant, IncidentId id, Incident snapshot) {
    this.tenant = tenant;
    this.id = id;
    this.snapshot = snapshot;
  }

  long version() {
    return entries.size();
  }

  Deque<Letter> queue(Letter letter) {
    return queues.computeIfAbsent(letter.entry.outgoing().queue(), each -> new ArrayDeque<>());
  }

  /** When it is due, or null. */
  @Nullable Instant due() {
    if (wake == null) {
      return null;
    }
    return unparkedAt != null && unparkedAt.isBefore(wake.due()) ? unparkedAt : wake.due();
  }

  @Override
  public String toString() {
    return snapshot.reference() + " v" + version();
  }
}
