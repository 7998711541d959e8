package dev.tocsin.jdbc;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Runs what is to wait for a lock in a thread of its own. The common pool has one thread where
 * there are two processors, in which two never wait for each other.
 */
final class Aside {
  private Aside() {}

  static <T> CompletableFuture<T> run(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, task -> new Thread(task, "aside").start());
  }
}
