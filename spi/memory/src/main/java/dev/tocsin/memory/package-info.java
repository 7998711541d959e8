/**
 * An incident store in memory.
 *
 * <p>{@link dev.tocsin.memory.MemoryStore} is all of it that is public. Instants are UTC with
 * microsecond precision; durations are positive. Nothing outlives the process. Source: house.md,
 * "Rooms"; store-contract.md.
 */
@NullMarked
package dev.tocsin.memory;

import org.jspecify.annotations.NullMarked;
