package dev.tocsin.memory;

import dev.tocsin.incident.Incident;
import dev.tocsin.store.Commit;
import dev.tocsin.store.Lane;
import dev.tocsin.store.Wake;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a commit that happened: enough to tell its replay from other content.
 *
 * <p>The entries and the wake are compared exactly; the entries stand in the history anyway, unless
 * they were redacted. Of the rest the hash is kept: the snapshot is the fold of those entries
 * (C11), and messages that were sent would otherwise fill the memory for a day. Immutable. Source:
 * store-contract.md, C4.
 */
final class Receipt {
  private final long idHigh;
  private final long idLow;
  private final Row row;
  private final int version;
  private final int count;
  private final int content;
  private final int rest;
  private final long wake;
  private final long forgetAt;

  /**
   * A receipt.
   *
   * @param besides the hash of what was done besides the commit, or 0
   */
  Receipt(Row row, Commit commit, int besides, long forgetAt) {
    this.idHigh = commit.id().getMostSignificantBits();
    this.idLow = commit.id().getLeastSignificantBits();
    this.row = row;
    this.version = (int) commit.snapshot().version();
    this.count = commit.entries().size();
    this.content = content(commit);
    this.rest = rest(commit, besides);
    this.wake = code(commit.wake());
    this.forgetAt = forgetAt;
  }

  /** The commit's id. */
  UUID id() {
    return new UUID(idHigh, idLow);
  }

  /** The version that the commit made. */
  long version() {
    return version;
  }

  /** Whether its time is over. */
  boolean expired(long now) {
    return forgetAt <= now;
  }

  /** Whether a commit of the same id is the same commit. */
  boolean isOf(Commit commit, int besides) {
    return row.snapshot.id().equals(commit.incidentId())
        && version == commit.snapshot().version()
        && count == commit.entries().size()
        && wake == code(commit.wake())
        && content == content(commit)
        && rest == rest(commit, besides)
        && (row.redacted || row.holds(commit.entries(), commit.expectedVersion()));
  }

  /** What was reported is left out but for its title: it stands in the first entry. */
  private static int hash(Incident snapshot) {
    return Objects.hash(
        snapshot.title(),
        snapshot.classification(),
        snapshot.status(),
        snapshot.ownership(),
        snapshot.escalation(),
        snapshot.acknowledgement(),
        snapshot.resolution(),
        snapshot.major(),
        snapshot.swarm(),
        snapshot.plans(),
        snapshot.majorCase(),
        snapshot.links(),
        snapshot.recurrences(),
        snapshot.recordedAt());
  }

  private static int content(Commit commit) {
    return 31 * hash(commit.snapshot()) + commit.entries().hashCode();
  }

  private static int rest(Commit commit, int besides) {
    // Outcomes without fields have the same hash, so their name is one of the parts.
    String end =
        commit.settled() == null ? "" : commit.settled().outcome().getClass().getSimpleName();
    return Objects.hash(
        commit.outbox(), commit.superseded(), commit.fence(), commit.settled(), end, besides);
  }

  /** Microseconds and lane in one number; the range of years leaves the bits free. */
  private static long code(@Nullable Wake wake) {
    return wake == null
        ? Micros.NEVER
        : Micros.of(wake.due()) * 2 + (wake.lane() == Lane.SEVERE ? 1 : 0);
  }
}
