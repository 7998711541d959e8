/**
 * The one document that holds all rules of a desk.
 *
 * <p>Immutable, safe for many threads, no nulls unless marked.
 */
@NullMarked
package dev.tocsin.policy;

import org.jspecify.annotations.NullMarked;
