/**
 * Service levels: targets for response, update and resolution, and the clock of each.
 *
 * <p>Values and pure functions only. Immutable, safe for many threads, no nulls unless marked.
 * Source: escalation.md, "Service levels".
 */
@NullMarked
package dev.tocsin.servicelevel;

import org.jspecify.annotations.NullMarked;
