package dev.tocsin.simulation;

import dev.tocsin.store.Commit;
import dev.tocsin.store.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What lasts for a while and is the same for all nodes: outages, poison, commits on their way. */
final class Weather {
  private final SimulatedTime time;
  private Instant outageUntil = Instant.MIN;
  private Instant readOnlyUntil = Instant.MIN;
  private Instant rateLimitedUntil = Instant.MIN;

  /** Until when an item cannot be decoded. */
  final Map<Item, Instant> poison = new HashMap<>();

  /** Recipients that nobody can reach. */
  final Set<String> refused = new HashSet<>();

  /** Commits that were answered Unknown and have yet to happen, by their ids. */
  private final Map<UUID, List<Commit>> late = new HashMap<>();

  /** Commits that were answered Unknown at least once. */
  final Set<UUID> doubtful = new HashSet<>();

  Weather(SimulatedTime time) {
    this.time = time;
  }

  boolean outage() {
    return time.world().isBefore(outageUntil);
  }

  boolean readOnly() {
    return time.world().isBefore(readOnlyUntil);
  }

  boolean rateLimited() {
    return time.world().isBefore(rateLimitedUntil);
  }

  void outage(Duration length) {
    outageUntil = time.world().plus(length);
  }

  void readOnly(Duration length) {
    readOnlyUntil = time.world().plus(length);
  }

  void rateLimit(Duration length) {
    rateLimitedUntil = time.world().plus(length);
  }

  boolean poisoned(Item item) {
    Instant until = poison.get(item);
    return until != null && time.world().isBefore(until);
  }

  void late(Commit commit) {
    noLonger(commit);
    late.computeIfAbsent(commit.id(), each -> new ArrayList<>()).add(commit);
  }

  boolean isLate(Commit commit) {
    return late.getOrDefault(commit.id(), List.of()).contains(commit);
  }

  /** Takes it from what is to happen; false where it was not. */
  boolean noLonger(Commit commit) {
    List<Commit> same = late.get(commit.id());
    return same != null && same.remove(commit);
  }

  void heal() {
    outageUntil = Instant.MIN;
    readOnlyUntil = Instant.MIN;
    rateLimitedUntil = Instant.MIN;
    poison.clear();
    refused.clear();
    late.clear();
  }
}
