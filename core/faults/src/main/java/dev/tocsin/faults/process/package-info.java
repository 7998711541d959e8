/** Processes that this one starts, stops and outlives. */
@NullMarked
package dev.tocsin.faults.process;

import org.jspecify.annotations.NullMarked;
