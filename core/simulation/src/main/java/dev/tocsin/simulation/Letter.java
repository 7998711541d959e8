package dev.tocsin.simulation;

import dev.tocsin.escalation.Until;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.OutboxEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the oracle knows of one message. */
final class Letter {
  /** How it stands. */
  enum Fate {
    PENDING,
    DELIVERED,
    PARKED,
    SUPERSEDED
  }

  /**
   * The rung that sent it: in which round, until when it makes sense, after so many choices of a
   * path.
   */
  record Sender(String path, String rung, int round, int occurrence, Until until) {}

  final TenantId tenant;
  final OutboxEntry entry;
  final Lease lease = new Lease();
  final @Nullable Sender sender;
  Fate fate = Fate.PENDING;

  /** Since when it stands in its queue. */
  Instant since;

  /** Whether it could not be decoded at some time; then it is parked without an event. */
  boolean poison;

  /** How often the notifier got it. */
  int handedOver;

  /** Whether a person put it back: then nothing supersedes it any more. */
  boolean unparked;

  /** Whether it was superseded while it was in a claim: it goes when that ends undelivered. */
  boolean takenBack;

  /** The claim during which it was stopped; that one may still send it, no later one may. */
  @Nullable Long stoppedUnder;

  Letter(TenantId tenant, OutboxEntry entry, @Nullable Sender sender, Instant since) {
    this.since = since;
    this.tenant = tenant;
    this.entry = entry;
    this.sender = sender;
  }

  @Override
  public String toString() {
    return entry.key() + " of " + sender + ", " + fate;
  }
}
