/**
 * The lifecycle: states, and the one table that says which trigger leads from which to which.
 *
 * <p>Immutable, safe for many threads, no nulls unless marked.
 */
@NullMarked
package dev.tocsin.lifecycle;

import org.jspecify.annotations.NullMarked;
