/**
 * Business calendars, seasons, and clocks that suspensions stop.
 *
 * <p>Values and pure functions only. Immutable, safe for many threads, no nulls unless marked.
 * Local times follow one rule everywhere: a time that a change of offset skips stands for the end
 * of the gap, a time that it repeats for its first occurrence, and ends are exclusive. Source:
 * escalation.md, "On call" and "Service levels".
 */
@NullMarked
package dev.tocsin.calendar;

import org.jspecify.annotations.NullMarked;
