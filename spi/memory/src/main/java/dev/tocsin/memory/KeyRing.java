package dev.tocsin.memory;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Phase;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who owns which dedup key, and who held it last and is closed.
 *
 * <p>Looking up costs the same however many there are; reopening an incident walks over those that
 * held its key and were closed after it. Not thread-safe. Source: store-contract.md, "Dedup
 * ownership", C7 and C8.
 */
final class KeyRing {
  private final KeyTable<String, Row> owners =
      new KeyTable<>(row -> Objects.requireNonNull(row.snapshot.details().dedupKey()));
  private final Map<String, Row> closed = new HashMap<>();

  /** The incident that is not closed and has the key. */
  @Nullable Row owner(String key) {
    return owners.get(key);
  }

  /** The incident that held the key, was closed last, and still is. */
  @Nullable Row lastClosed(String key) {
    return closed.get(key);
  }

  /** Another owner of the key that an incident wants, or null when nobody stands in its way. */
  @Nullable Row rival(Incident wanting) {
    String key = wanting.ownedKey();
    Row owner = key == null ? null : owners.get(key);
    return owner == null || owner.snapshot.id().equals(wanting.id()) ? null : owner;
  }

  /** Hands keys over as an incident's snapshot changes; {@code before} is null for a new one. */
  void change(Row row, @Nullable Incident before, Incident after) {
    String had = before == null ? null : before.ownedKey();
    String owns = after.ownedKey();
    if (!Objects.equals(had, owns)) {
      if (had != null) {
        owners.remove(had);
      }
      if (owns != null) {
        owners.add(owns, row);
      }
    }
    String left = before == null ? null : closedKey(before);
    String leaves = closedKey(after);
    if (!Objects.equals(left, leaves)) {
      if (left != null) {
        unlink(left, row);
      }
      if (leaves != null) {
        row.closedBefore = closed.put(leaves, row);
      }
    }
  }

  /** Forgets a closed incident. */
  void forget(Row row) {
    String left = closedKey(row.snapshot);
    if (left != null) {
      unlink(left, row);
    }
  }

  private void unlink(String key, Row row) {
    Row later = null;
    for (Row each = closed.get(key); each != null && each != row; each = each.closedBefore) {
      later = each;
    }
    Row earlier = row.closedBefore;
    row.closedBefore = null;
    if (later != null) {
      later.closedBefore = earlier;
    } else if (earlier != null) {
      closed.put(key, earlier);
    } else {
      closed.remove(key);
    }
  }

  private static @Nullable String closedKey(Incident incident) {
    return incident.phase() == Phase.CLOSED ? incident.details().dedupKey() : null;
  }
}
