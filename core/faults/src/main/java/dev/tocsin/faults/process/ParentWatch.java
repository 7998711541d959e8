package dev.tocsin.faults.process;

import java.io.IOException;

/**
 * Ends a process when the one that started it is gone, however it went.
 *
 * <p>The parent holds the other end of standard input; the kernel closes it.
 */
public final class ParentWatch {
  private static final int ORPHANED = 3;

  private ParentWatch() {}

  /**
   * Halts this process at the end of standard input.
   *
   * @param line called for each line that the parent writes
   */
  public static void start(Runnable line) {
    Thread thread =
        new Thread(
            () -> {
              try {
                for (int read = System.in.read(); read >= 0; read = System.in.read()) {
                  if (read == '\n') {
                    line.run();
                  }
                }
              } catch (IOException e) {
                // As good as the end.
              }
              Runtime.getRuntime().halt(ORPHANED);
            },
            "parent-watch");
    thread.setDaemon(true);
    thread.start();
  }
}
