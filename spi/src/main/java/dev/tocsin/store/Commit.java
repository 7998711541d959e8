package dev.tocsin.store;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.TenantId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One atomic change of one incident: all of it becomes visible together, or none (C1).
 *
 * <p>The constructor refuses what contradicts itself with {@link InvalidValueException}, so a store
 * need not look. The store checks what only it can know: the version, the dedup key's owner, the
 * fences, its limits. Immutable. Source: store-contract.md, "Shape".
 *
 * @param id made by the caller; the same on every replay of the same attempt (C4). Attempts of
 *     which only one may happen share one: a conflict does not use it up (C3)
 * @param expectedVersion the version that was read; 0 for a new incident (C2)
 * @param entries one or more, in order, with the sequences that follow the expected version (C11)
 * @param snapshot equal to the fold of all events of the incident; owns {@link Incident#ownedKey()}
 * @param wake the one instant to look again; null when time alone changes nothing any more
 * @param outbox what is to be sent, keyed {@code id:ordinal}
 * @param superseded keys of the incident's messages that are taken back (C27): at once, or, where
 *     somebody has claimed one, when that claim ends without a delivery; until then it goes on
 *     holding up what stands behind it. Nothing happens to what is parked or another incident's
 * @param fence the claim of the incident's wake that is released with it; a lost one is a conflict
 * @param settled the claim of an outbox entry that ends with it; a lost one is a conflict
 */
public record Commit(
    UUID id,
    long expectedVersion,
    List<Entry> entries,
    Incident snapshot,
    @Nullable Wake wake,
    List<OutboxEntry> outbox,
    List<OutboxKey> superseded,
    @Nullable Fence fence,
    @Nullable Settlement settled) {
  /** Checks that the parts agree. */
  public Commit {
    Objects.requireNonNull(id, "id");
    entries = List.copyOf(entries);
    Objects.requireNonNull(snapshot, "snapshot");
    outbox = List.copyOf(outbox);
    superseded = List.copyOf(superseded);
    check(!entries.isEmpty(), id, "has no entries", "give at least one");
    check(expectedVersion >= 0, id, "expects a negative version", "use 0 for a new incident");
    for (int i = 0; i < entries.size(); i++) {
      check(
          entries.get(i).sequence() == expectedVersion + i + 1,
          id,
          "has sequence " + entries.get(i).sequence() + " at place " + i,
          "count on from the expected version " + expectedVersion);
    }
    check(
        snapshot.version() == expectedVersion + entries.size(),
        id,
        "has a snapshot of version " + snapshot.version(),
        "fold exactly its entries onto version " + expectedVersion);
    for (OutboxEntry entry : outbox) {
      check(
          entry.key().commit().equals(id) && entry.incidentId().equals(snapshot.id()),
          id,
          "has an outbox entry " + entry.key() + " of another commit or incident",
          "key it by this commit's id");
    }
    check(
        outbox.stream().map(OutboxEntry::key).distinct().count() == outbox.size(),
        id,
        "has an outbox key twice",
        "count the ordinals up");
    check(
        fence == null
            || (fence.tenant().equals(snapshot.tenant())
                && fence.item().equals(new Item.OfWake(snapshot.id()))),
        id,
        "has the fence of another item",
        "give the claim of this incident's wake");
    check(
        settled == null
            || (settled.fence().tenant().equals(snapshot.tenant())
                && settled.fence().item() instanceof Item.OfOutbox),
        id,
        "settles another tenant's claim, or not a message's",
        "give the claim of a message of tenant " + snapshot.tenant());
  }

  /**
   * The tenant.
   *
   * @return the customer that the incident belongs to
   */
  public TenantId tenant() {
    return snapshot.tenant();
  }

  /**
   * The incident.
   *
   * @return its id
   */
  public IncidentId incidentId() {
    return snapshot.id();
  }

  private static void check(boolean right, UUID id, String problem, String remedy) {
    if (!right) {
      throw new InvalidValueException("commit", id.toString(), problem, remedy);
    }
  }
}
