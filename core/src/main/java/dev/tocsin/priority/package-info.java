/**
 * From impact and urgency to priority.
 *
 * <p>Immutable, safe for many threads, no nulls unless marked.
 */
@NullMarked
package dev.tocsin.priority;

import org.jspecify.annotations.NullMarked;
