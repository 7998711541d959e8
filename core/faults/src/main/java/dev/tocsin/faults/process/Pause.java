package dev.tocsin.faults.process;

/** Waiting, as real processes must be waited for. */
public final class Pause {
  private Pause() {}

  /**
   * Waits.
   *
   * @param millis for how long
   */
  public static void millis(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
