/**
 * From category to team.
 *
 * <p>Immutable, safe for many threads, no nulls unless marked.
 */
@NullMarked
package dev.tocsin.routing;

import org.jspecify.annotations.NullMarked;
