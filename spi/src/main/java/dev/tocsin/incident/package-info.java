/**
 * The values: what an incident is, and everything that can happen to it.
 *
 * <p>All types are immutable and safe to share between threads. Nothing accepts or returns null
 * unless it says {@link org.jspecify.annotations.Nullable}. Instants are UTC with microsecond
 * precision (store-contract.md, C14): the desk truncates finer ones before it decides. Every value
 * can be written and read by a Jackson {@code ObjectMapper} (2.18 or newer with {@code
 * JavaTimeModule}, or 3) through the annotations alone. Malformed text is refused with {@link
 * dev.tocsin.incident.InvalidValueException} by the constructors.
 */
@NullMarked
package dev.tocsin.incident;

import org.jspecify.annotations.NullMarked;
