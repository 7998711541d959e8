/**
 * The front door: a service desk and its worker.
 *
 * <p>Safe for many threads unless a type says otherwise; no nulls unless marked.
 */
@NullMarked
package dev.tocsin;

import org.jspecify.annotations.NullMarked;
