package dev.tocsin.examples.policytool;

import java.util.List;

/** A document cannot be read. */
final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Unreadable> all;

  UnreadableException(List<Unreadable> all, Throwable cause) {
    super(all.get(0).words(), cause);
    this.all = List.copyOf(all);
  }

  /** All that is wrong with it, in order. */
  List<Unreadable> all() {
    return all;
  }
}
