package dev.tocsin.memory;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.store.Commit;
import dev.tocsin.store.Fence;
import dev.tocsin.store.Lane;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.Wake;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a commit that happened: enough to tell its replay from other content.
 *
 * <p>The entries are not kept again, for they stand in the history; of the snapshot only the hash,
 * for it is the fold of those entries (C11). Immutable. Source: store-contract.md, C4.
 */
final class Receipt {
  private record Extras(
      List<OutboxEntry> outbox,
      List<OutboxKey> superseded,
      @Nullable Fence fence,
      @Nullable Settlement settled) {
    static @Nullable Extras of(Commit commit) {
      return commit.outbox().isEmpty()
              && commit.superseded().isEmpty()
              && commit.fence() == null
              && commit.settled() == null
          ? null
          : new Extras(commit.outbox(), commit.superseded(), commit.fence(), commit.settled());
    }
  }

  private final Row row;
  private final int version;
  private final int count;
  private final int hash;
  private final long wake;
  private final long forgetAt;
  private final @Nullable Extras extras;

  Receipt(Row row, Commit commit, long forgetAt) {
    this.row = row;
    this.version = (int) commit.snapshot().version();
    this.count = commit.entries().size();
    this.hash = hash(commit.snapshot());
    this.wake = code(commit.wake());
    this.forgetAt = forgetAt;
    this.extras = Extras.of(commit);
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
  boolean isOf(Commit commit) {
    return row.snapshot.id().equals(commit.incidentId())
        && version == commit.snapshot().version()
        && count == commit.entries().size()
        && wake == code(commit.wake())
        && hash == hash(commit.snapshot())
        && Objects.equals(extras, Extras.of(commit))
        && row.holds(commit.entries(), commit.expectedVersion());
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
        snapshot.links(),
        snapshot.recurrences(),
        snapshot.recordedAt());
  }

  /** Microseconds and lane in one number; the range of years leaves the bits free. */
  private static long code(@Nullable Wake wake) {
    return wake == null
        ? Micros.NEVER
        : Micros.of(wake.due()) * 2 + (wake.lane() == Lane.SEVERE ? 1 : 0);
  }
}
