package dev.tocsin.examples.storage;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.DuplicateKey;
import java.time.Instant;
import java.util.Objects;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Who owns a dedup key, and who held it last and is closed (C7 to C9). */
final class DedupKeys implements Part {
  private final Disk disk;
  private final MVMap<String, String> owners;
  private final MVMap<String, String> owned;
  private final MVMap<String, String> closings;
  private final MVMap<String, String> closed;

  DedupKeys(Disk disk) {
    this.disk = disk;
    owners = disk.map("keys.owners");
    owned = disk.map("keys.owned");
    closings = disk.map("keys.closings");
    closed = disk.map("keys.closed");
  }

  // README: dedup
  @Override
  public @Nullable CommitResult answer(Commit commit, Instant now) {
    String key = commit.snapshot().ownedKey();
    String owner = key == null ? null : owners.get(Keys.of(commit.tenant(), key));
    return owner == null || owner.equals(commit.incidentId().toString())
        ? null
        : new DuplicateKey(IncidentId.of(owner));
  }

  @Override
  public void apply(Commit commit, Instant now) {
    TenantId tenant = commit.tenant();
    Incident after = commit.snapshot();
    String id = after.id().toString();
    String me = Keys.of(tenant, id);
    String key = after.ownedKey() == null ? null : Keys.of(tenant, after.ownedKey());
    String had = owned.get(me);
    if (!Objects.equals(key, had)) {
      if (had != null) {
        owners.remove(had);
        owned.remove(me);
      }
      if (key != null) {
        owners.put(key, id);
        owned.put(me, key);
      }
    }
    String dedupKey = after.details().dedupKey();
    boolean over = dedupKey != null && after.phase() == Phase.CLOSED;
    if (dedupKey != null && over && !closed.containsKey(me)) {
      String place = Keys.of(tenant, dedupKey, Keys.number(disk.next()));
      closed.put(me, place);
      closings.put(place, id);
    } else if (!over && closed.containsKey(me)) {
      closings.remove(closed.remove(me));
    }
  }

  // README: end

  @Nullable String owner(TenantId tenant, String dedupKey) {
    return owners.get(Keys.of(tenant, dedupKey));
  }

  @Nullable String lastClosed(TenantId tenant, String dedupKey) {
    String prefix = Keys.of(tenant, dedupKey);
    String last = closings.lowerKey(prefix + '~');
    return last != null && last.startsWith(prefix) ? closings.get(last) : null;
  }
}
