package dev.tocsin.policyfile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The errors found so far. Parts of the document that do not depend on each other are read by
 * {@link #attempt} each, so that an author is told of all that is wrong, not only of the first.
 *
 * <p>For one reading; not thread-safe. Source: first-screens.md, "The policy author".
 */
final class Problems {
  /** How many are told; a document with more is hardly a policy. */
  static final int MOST = 50;

  private final List<PolicyFileException> found = new ArrayList<>();

  /** Reads one part; an error of it is kept, and the parts after it are read all the same. */
  void attempt(Runnable part) {
    if (found.size() == MOST) {
      return;
    }
    try {
      part.run();
    } catch (PolicyFileException e) {
      found.add(e);
    }
  }

  /** Reads each part. */
  <T> void each(Iterable<T> parts, Consumer<T> read) {
    for (T part : parts) {
      attempt(() -> read.accept(part));
    }
  }

  /**
   * Ends the reading when anything was wrong.
   *
   * @throws PolicyFileException the first that was found, with all others
   */
  void raise() {
    if (!found.isEmpty()) {
      throw found.get(0).before(found.subList(1, found.size()));
    }
  }
}
