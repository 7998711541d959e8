package dev.tocsin.jdbc;

import dev.tocsin.incident.Incident;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Reads snapshots. The last ones that this node has read or written are remembered with their
 * texts: while the table has the same text it means the same incident, and is not decoded again.
 *
 * <p>What is remembered is never told without the table's text, so that no other node and no editor
 * of the table can make it wrong. Cost: a comparison of texts instead of decoding; the heap of
 * {@link #PLACES} incidents at the most. Safe for many threads. Source: store-contract.md, C10 and
 * C12.
 */
final class Snapshots {
  /** How many are remembered; a newer one takes the place of an older one. */
  static final int PLACES = 512;

  /** The longest text that is remembered. */
  static final int LONGEST = 8_192;

  private record Known(String text, Incident incident) {}

  private final Codec codec;
  private final AtomicReferenceArray<@Nullable Known> places = new AtomicReferenceArray<>(PLACES);

  Snapshots(Codec codec) {
    this.codec = codec;
  }

  /**
   * Reads the text in the row of an incident.
   *
   * @throws CodecException when it is no incident's
   */
  Incident read(UUID id, String text) {
    Known known = places.get(place(id));
    if (known != null && known.text.equals(text)) {
      return known.incident;
    }
    Incident incident = codec.decode(text, Incident.class);
    remember(id, text, incident);
    return incident;
  }

  /** Remembers what was committed. */
  void written(Encoded encoded) {
    Incident incident = encoded.commit.snapshot();
    remember(incident.id().value(), encoded.snapshot, incident);
  }

  private void remember(UUID id, String text, Incident incident) {
    places.set(place(id), text.length() > LONGEST ? null : new Known(text, incident));
  }

  private static int place(UUID id) {
    return Math.floorMod(id.hashCode(), PLACES);
  }
}
