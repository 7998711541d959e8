package dev.tocsin.store;

import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Reference;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to load: an incident by one of its three names, and whether a request was seen before; or
 * the incident that a request has changed.
 *
 * <p>At most one of id, reference and dedup key is set; where none is, the request is. Immutable.
 * Source: store-contract.md, "Who resolves what" and "Dedup ownership".
 *
 * @param id the incident's id, or null
 * @param reference the incident's reference, or null
 * @param dedupKey the key whose owner is wanted, or null
 * @param requestId the host's name of the call, or null when it gave none
 */
public record Lookup(
    @Nullable IncidentId id,
    @Nullable Reference reference,
    @Nullable String dedupKey,
    @Nullable String requestId) {
  /** Checks that exactly one name is set, or a request and no name. */
  public Lookup {
    int names = (id == null ? 0 : 1) + (reference == null ? 0 : 1) + (dedupKey == null ? 0 : 1);
    if (names != 1 && (names != 0 || requestId == null)) {
      throw new IllegalArgumentException(
          "A look-up needs exactly one of id, reference and dedup key, or a request; this one has "
              + names);
    }
  }

  /**
   * By id.
   *
   * @param id the incident's id
   * @param requestId the host's name of the call, or null
   * @return the look-up
   */
  public static Lookup of(IncidentId id, @Nullable String requestId) {
    return new Lookup(id, null, null, requestId);
  }

  /**
   * By reference.
   *
   * @param reference the incident's reference
   * @return the look-up
   */
  public static Lookup of(Reference reference) {
    return new Lookup(null, reference, null, null);
  }

  /**
   * By the dedup key.
   *
   * @param dedupKey the key whose owner is wanted
   * @return the look-up
   */
  public static Lookup ofDedupKey(String dedupKey) {
    return new Lookup(null, null, dedupKey, null);
  }

  /**
   * By a request, whichever incident it has changed: the one in whose register it stands, closed,
   * archived or not. Where several have recorded the same request, one of them.
   *
   * @param requestId the host's name of the call
   * @return the look-up
   */
  public static Lookup ofRequest(String requestId) {
    return new Lookup(null, null, null, Objects.requireNonNull(requestId, "requestId"));
  }

  /**
   * Whether nothing but a request is known.
   *
   * @return true for what {@link #ofRequest} makes
   */
  public boolean byRequest() {
    return id == null && reference == null && dedupKey == null;
  }
}
