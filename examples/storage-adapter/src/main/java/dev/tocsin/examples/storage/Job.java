package dev.tocsin.examples.storage;

import dev.tocsin.incident.IncidentId;
import dev.tocsin.store.Lane;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a worker can claim: a wake, or a message.
 *
 * @param tenant whose
 * @param item the incident's id, or the message's key
 * @param lane severe first
 * @param due not before it; null when there is nothing to do and only a claim keeps it
 * @param place its turn among those that are due at the same instant
 * @param strand those with the same one leave one after the other; null for wakes
 * @param until the end of its lease, or the instant of a retry; null when it is free
 * @param fence the number of its claim; 0 when nobody has it
 * @param attempts how often it was claimed
 * @param parked why it was given up, or null
 * @param parkedAt when
 * @param superseded goes when its claim ends (C27)
 */
record Job(
    String tenant,
    String item,
    Lane lane,
    @Nullable Instant due,
    long place,
    @Nullable String strand,
    @Nullable Instant until,
    long fence,
    int attempts,
    @Nullable String parked,
    @Nullable Instant parkedAt,
    boolean superseded) {
  static Job of(
      String tenant, String item, Lane lane, Instant due, long place, @Nullable String strand) {
    return new Job(tenant, item, lane, due, place, strand, null, 0, 0, null, null, false);
  }

  String key() {
    return Keys.of(tenant, item);
  }

  /** Whether it is a message of an incident. */
  boolean isOf(IncidentId incident) {
    return strand != null && strand.startsWith(Keys.of(incident));
  }

  /** Since when it is parked, or else due. */
  Instant since() {
    return parkedAt != null ? parkedAt : due != null ? due : Keys.FIRST;
  }

  /** Whether somebody has it. */
  boolean held(Instant now) {
    return fence > 0 && until != null && until.isAfter(now);
  }

  Job claimed(long number, Instant end) {
    return new Job(
        tenant, item, lane, due, place, strand, end, number, attempts + 1, null, null, false);
  }

  Job free(@Nullable Instant notBefore, int attempt) {
    return new Job(
        tenant, item, lane, due, place, strand, notBefore, 0, attempt, null, null, false);
  }

  Job parked(String reason, Instant at, long newPlace) {
    return new Job(tenant, item, lane, due, newPlace, strand, null, 0, attempts, reason, at, false);
  }

  /** Due at another instant; whoever has it keeps it (C20). */
  Job moved(@Nullable Instant newDue, Lane newLane, long newPlace) {
    return new Job(
        tenant,
        item,
        newLane,
        newDue,
        newPlace,
        strand,
        until,
        fence,
        attempts,
        parked,
        parkedAt,
        superseded);
  }

  Job takenBack() {
    return new Job(
        tenant, item, lane, due, place, strand, until, fence, attempts, parked, parkedAt, true);
  }
}
