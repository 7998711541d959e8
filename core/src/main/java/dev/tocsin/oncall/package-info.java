/**
 * Who is on call: rotas in layers, their overrides and holidays, and the shifts that follow.
 *
 * <p>Values and arithmetic only; no clock is read. Immutable, safe for many threads, no nulls
 * unless marked. Source: escalation.md, "On call".
 */
@NullMarked
package dev.tocsin.oncall;

import org.jspecify.annotations.NullMarked;
