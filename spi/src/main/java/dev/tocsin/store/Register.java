package dev.tocsin.store;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reading: one incident, its history, many incidents.
 *
 * <p>A reader on any node sees every commit that was acknowledged before it asked (C10); what was
 * stored comes back equal (C12). Safe for many threads. Throws {@link StoreUnavailableException}
 * when the store does not answer. An incident of another tenant does not exist (C37). Source:
 * store-contract.md, "Register".
 */
public interface Register {
  /**
   * Finds one incident and tells the store's time and the policy in force. What is told of
   * incident, request and key is one view: of a commit all is seen or nothing (C1). Indexed: the
   * cost does not grow with the number of incidents. A snapshot that cannot be decoded is an error
   * whose message names the incident's id (C24).
   *
   * @param tenant the customer
   * @param lookup which one
   * @return what was found, never null
   * @throws dev.tocsin.incident.TocsinException when the snapshot cannot be decoded
   */
  Loaded load(TenantId tenant, Lookup lookup);

  /**
   * The register's lines of one incident, in order. The cost grows with what is returned only.
   *
   * @param tenant the customer
   * @param id the incident
   * @param after the sequence after which to begin; 0 for the first
   * @param limit the most to return, at least 1
   * @return as many as there are, empty when there is no such incident
   * @throws IllegalArgumentException when after is negative or the limit below 1 (C23)
   */
  List<Entry> history(TenantId tenant, IncidentId id, long after, int limit);

  /**
   * Finds incidents, a page at a time, sorted by (logged at, id) (C13). A page costs the same
   * wherever it lies, the ten thousandth as much as the first; conditions that few incidents meet
   * cost a walk over those between, so narrow a search for a person or a word by what is {@link
   * Query#open} or by when it was logged.
   *
   * @param tenant the customer
   * @param query which ones
   * @param after where the last page ended, or null for the first page
   * @param limit the most to return, at least 1
   * @return a page
   * @throws IllegalArgumentException when the limit is below 1 (C23)
   * @throws UnreadableIncidentException when the snapshot of one on the page cannot be decoded; a
   *     store that cannot tell its place throws another {@link dev.tocsin.incident.TocsinException}
   */
  Page search(TenantId tenant, Query query, @Nullable Cursor after, int limit);
}
