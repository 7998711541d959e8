/**
 * What a host hands in beside store and notifier: ids, authority, rotas, and an ear.
 *
 * <p>Source: house.md, "Who may import whom" (time, ids and executors are handed in).
 */
@NullMarked
package dev.tocsin.host;

import org.jspecify.annotations.NullMarked;
