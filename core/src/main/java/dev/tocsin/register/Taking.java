package dev.tocsin.register;

import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Identity;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.Wake;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes one incident in, a part at a time. For one thread; throws what its caller translates. */
final class Taking {
  /** Characters of one commit: far below every store's limit, whatever they are in bytes. */
  private static final long PART = 256 << 10;

  private static final int REPLAYS = 5;

  private final IncidentStore store;
  private final TenantId tenant;
  private final IncidentId id;
  private final @Nullable Incident there;
  private final List<Entry> part = new ArrayList<>();
  private long size;
  private @Nullable Incident folded;

  Taking(IncidentStore store, TenantId tenant, IncidentId id, @Nullable Incident there) {
    this.store = store;
    this.tenant = tenant;
    this.id = id;
    this.there = there;
  }

  void take(Entry entry, int length) {
    if (entry.event() instanceof LifecycleEvent.Logged logged) {
      mine(logged.identity());
    }
    long known = there == null ? 0 : there.version();
    if (entry.sequence() > known && !part.isEmpty() && size + length > PART) {
      commit(null);
    }
    folded = IncidentEngine.apply(folded, entry);
    if (there != null && entry.sequence() == known) {
      same(there, folded);
    }
    if (entry.sequence() > known) {
      require(
          there == null || !(entry.event() instanceof RecordEvent.Redacted),
          "it was redacted since it was imported; redact it here as well");
      part.add(entry);
      size += length;
    }
  }

  void finish(@Nullable String head, Function<Incident, @Nullable Wake> wakes) {
    Incident last = Objects.requireNonNull(folded, "an incident has entries");
    if (there != null && there.version() > last.version()) {
      List<Entry> known = store.history(tenant, id, last.version() - 1, 1);
      String hash = known.isEmpty() ? null : known.get(0).head(null);
      require(Objects.equals(hash, head), "the store has another history of it");
    }
    if (!part.isEmpty()) {
      commit(wakes.apply(last));
    }
  }

  private void mine(Identity identity) {
    require(identity.id().equals(id), "it is of incident " + identity.id());
    require(identity.tenant().equals(tenant), "it is not of tenant " + tenant);
  }

  private static void same(Incident there, Incident folded) {
    require(
        there.head() == null ? there.equals(folded) : there.head().equals(folded.head()),
        "the store has another history of it");
  }

  private void commit(@Nullable Wake wake) {
    Incident snapshot = Objects.requireNonNull(folded, "folded");
    Commit commit =
        new Commit(
            named(snapshot.version()),
            snapshot.version() - part.size(),
            part,
            snapshot,
            wake,
            List.of(),
            List.of(),
            null,
            null);
    CommitResult result = store.commit(commit);
    for (int i = 0; i < REPLAYS && result instanceof CommitResult.Unknown; i++) {
      result = store.commit(commit);
    }
    part.clear();
    size = 0;
    if (result instanceof CommitResult.DuplicateKey duplicate) {
      throw new IllegalStateException("its dedup key belongs to incident " + duplicate.owner());
    }
    if (result instanceof CommitResult.Rejected rejected) {
      throw new IllegalStateException(
          "the store refused it, " + rejected.reason() + ": " + rejected.detail());
    }
    require(
        result instanceof CommitResult.Committed,
        result instanceof CommitResult.Conflict
            ? "somebody else changed it meanwhile; import it again"
            : "the store did not say whether it has it; import it again");
  }

  /** The same part has the same id, so that it happens once however often it is tried. */
  private UUID named(long version) {
    return UUID.nameUUIDFromBytes(
        ("import:" + tenant + ":" + id + ":" + version + ":" + part.size())
            .getBytes(StandardCharsets.UTF_8));
  }

  private static void require(boolean right, String problem) {
    if (!right) {
      throw new IllegalStateException(problem);
    }
  }
}
