/**
 * The corridor: commands come in, events come out, and an incident is the fold of its events.
 *
 * <p>Everything here is pure: no clock, no store, no thread. Immutable, safe for many threads, no
 * nulls unless marked. Source: house.md, "How an incident flows".
 */
@NullMarked
package dev.tocsin.desk;

import org.jspecify.annotations.NullMarked;
