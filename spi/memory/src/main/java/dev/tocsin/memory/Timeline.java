package dev.tocsin.memory;

import dev.tocsin.incident.Identity;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.store.Cursor;
import dev.tocsin.store.Page;
import dev.tocsin.store.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All incidents of a tenant in the order of {@link Cursor}, in chunks, so that finding a place
 * costs O(log n) and walking on costs one step for each.
 *
 * <p>Incidents come nearly in this order, and are then put at the end. No place ever changes (C13).
 * Not thread-safe. Source: store-contract.md, C13.
 */
final class Timeline {
  private static final int CHUNK = 512;
  private static final IncidentId LAST_ID = new IncidentId(new UUID(-1, -1));

  private final List<List<Row>> chunks = new ArrayList<>();

  /** Adds an incident that is not there yet. */
  void add(Row row) {
    Cursor cursor = Cursor.of(row.snapshot);
    int c = Math.max(0, chunkOf(cursor));
    if (chunks.isEmpty()) {
      chunks.add(new ArrayList<>());
    }
    List<Row> chunk = chunks.get(c);
    int place = placeAfter(chunk, cursor);
    if (chunk.size() < CHUNK) {
      chunk.add(place, row);
    } else if (place == CHUNK && c == chunks.size() - 1) {
      List<Row> next = new ArrayList<>(CHUNK);
      next.add(row);
      chunks.add(next);
    } else {
      List<Row> upper = chunk.subList(CHUNK / 2, CHUNK);
      chunks.add(c + 1, new ArrayList<>(upper));
      upper.clear();
      add(row);
    }
  }

  /** Takes an incident out. */
  void remove(Row row) {
    Cursor cursor = Cursor.of(row.snapshot);
    int c = chunkOf(cursor);
    List<Row> chunk = chunks.get(c);
    chunk.remove(placeAfter(chunk, cursor) - 1);
    if (chunk.isEmpty()) {
      chunks.remove(c);
    }
  }

  /** A page of those that a query wants. */
  Page search(Query query, @Nullable Cursor after, int limit) {
    Cursor start = start(query.loggedFrom(), after);
    Instant before = query.loggedBefore();
    List<Incident> found = new ArrayList<>(Math.min(limit, CHUNK));
    int c = start == null ? 0 : Math.max(0, chunkOf(start));
    int place = start == null || chunks.isEmpty() ? 0 : placeAfter(chunks.get(c), start);
    for (; c < chunks.size(); c++, place = 0) {
      List<Row> chunk = chunks.get(c);
      for (int i = place; i < chunk.size(); i++) {
        Incident incident = chunk.get(i).snapshot;
        if (before != null && !incident.identity().loggedAt().isBefore(before)) {
          return new Page(found, null);
        }
        if (query.matches(incident)) {
          if (found.size() == limit) {
            return new Page(found, Cursor.of(found.get(limit - 1)));
          }
          found.add(incident);
        }
      }
    }
    return new Page(found, null);
  }

  private static @Nullable Cursor start(@Nullable Instant from, @Nullable Cursor after) {
    if (from == null || !from.isAfter(Instant.MIN)) {
      return after;
    }
    Cursor before = new Cursor(from.minusNanos(1), LAST_ID);
    return after == null || after.compareTo(before) < 0 ? before : after;
  }

  /** The last chunk whose first row does not lie after the cursor, or -1. */
  private int chunkOf(Cursor cursor) {
    int low = 0;
    int high = chunks.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (compare(chunks.get(middle).get(0), cursor) <= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }

  /** The place of the first row of a chunk that lies after the cursor, or its size. */
  private static int placeAfter(List<Row> chunk, Cursor cursor) {
    int low = 0;
    int high = chunk.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (compare(chunk.get(middle), cursor) <= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private static int compare(Row row, Cursor cursor) {
    Identity identity = row.snapshot.identity();
    int byTime = identity.loggedAt().compareTo(cursor.loggedAt());
    return byTime != 0 ? byTime : identity.id().compareTo(cursor.id());
  }
}
