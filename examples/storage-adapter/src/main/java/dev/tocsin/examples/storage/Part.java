package dev.tocsin.examples.storage;

import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One part of a store. A commit asks all parts for an answer and, if none has one, has each make
 * its part of the change, in one unit of the disk.
 */
interface Part {
  /**
   * What the commit is answered without being made: that it was made before, or why it cannot be.
   * Changes nothing.
   *
   * @return null to go on
   */
  @Nullable CommitResult answer(Commit commit, Instant now);

  /** Makes this part of the change. Nothing stands in its way any more. */
  void apply(Commit commit, Instant now);
}
