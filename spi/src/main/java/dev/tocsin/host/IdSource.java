package dev.tocsin.host;

import java.util.UUID;

/**
 * Where ids of incidents and commits come from; in production {@code UUID::randomUUID}.
 *
 * <p>The ids must be unique over all nodes of a store, and hard to guess, for the tokens in
 * notifications rest on them. A test hands in a counter. Called by any thread; must not return
 * null. Source: house.md, "Who may import whom".
 */
@FunctionalInterface
public interface IdSource {
  /**
   * The next id, never given before.
   *
   * @return a fresh id
   */
  UUID next();
}
