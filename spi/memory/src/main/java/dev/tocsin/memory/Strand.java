package dev.tocsin.memory;

import dev.tocsin.incident.IncidentId;
import dev.tocsin.store.OutboxEntry;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent about one incident to one recipient over one channel, first in, first out:
 * only its head can be claimed. Not thread-safe. Source: store-contract.md, C26.
 */
final class Strand {
  /** What an entry has in common with those that it must not overtake. */
  record Key(IncidentId incidentId, String queue) {
    static Key of(OutboxEntry entry) {
      return new Key(entry.incidentId(), entry.outgoing().queue());
    }
  }

  /** Its name. */
  final Key key;

  /** Its place in the heaps. */
  final int slot;

  private @Nullable Parcel head;
  private @Nullable Parcel tail;

  Strand(Key key, int slot) {
    this.key = key;
    this.slot = slot;
  }

  /** The only one that can be claimed; null when nothing waits. */
  @Nullable Parcel head() {
    return head;
  }

  /** Adds to the end. */
  void append(Parcel parcel) {
    parcel.strand = this;
    parcel.older = tail;
    if (tail == null) {
      head = parcel;
    } else {
      tail.younger = parcel;
    }
    tail = parcel;
  }

  /** Takes one out, wherever it stands. */
  void remove(Parcel parcel) {
    Parcel older = parcel.older;
    Parcel younger = parcel.younger;
    if (older == null) {
      head = younger;
    } else {
      older.younger = younger;
    }
    if (younger == null) {
      tail = older;
    } else {
      younger.older = older;
    }
    parcel.strand = null;
    parcel.older = null;
    parcel.younger = null;
  }
}
