/**
 * The escalation matrix: rows that match an incident, and the paths of rungs to which they lead.
 *
 * <p>Values only; who decides by them stands in {@link dev.tocsin.desk}. Immutable, safe for many
 * threads, no nulls unless marked.
 */
@NullMarked
package dev.tocsin.escalation;

import org.jspecify.annotations.NullMarked;
