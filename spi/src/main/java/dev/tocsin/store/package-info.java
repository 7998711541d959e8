/**
 * The store contract: what a host or a vendor implements to keep incidents.
 *
 * <p>The clauses C1 to C39 of store-contract.md say what must be true; each method names those it
 * keeps. Every call is for one tenant, or an explicit set of them, and returns nothing of another's
 * (C37). Instants are UTC with microsecond precision (C14). Durations are positive. Implementations
 * are safe for many threads. A store that cannot answer throws {@link
 * dev.tocsin.store.StoreUnavailableException}; only {@link dev.tocsin.store.IncidentStore#commit}
 * has an outcome for "perhaps".
 */
@NullMarked
package dev.tocsin.store;

import org.jspecify.annotations.NullMarked;
