package dev.tocsin.faults.driver;

import dev.tocsin.faults.process.Journal;
import dev.tocsin.faults.process.ParentWatch;
import dev.tocsin.faults.process.Pause;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A program that gives commands to the nodes and writes on disk what it wants before each call and
 * what it was told after it. It is never killed: what it has written is what a caller knows.
 *
 * <p>Settings: {@code ports} (of the nodes, with commas), {@code journal}, {@code threads}, {@code
 * pause} (milliseconds between two commands of a thread), {@code seed}. It stops when its parent
 * writes a line, and ends when the calls under way have come to an end.
 */
public final class Driver {
  private Driver() {}

  /**
   * Runs until it is told to stop.
   *
   * @param args none
   * @throws IOException when the journal cannot be written
   * @throws InterruptedException never
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    AtomicBoolean stop = new AtomicBoolean();
    ParentWatch.start(() -> stop.set(true));
    List<Integer> ports = new ArrayList<>();
    for (String port : System.getProperty("ports").split(",", -1)) {
      ports.add(Integer.valueOf(port));
    }
    long seed = Long.getLong("seed");
    try (Journal journal = new Journal(Path.of(System.getProperty("journal")))) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < Integer.getInteger("threads"); i++) {
        Script script = new Script(i, new Calls(journal, ports, seed + i), seed + i);
        Thread thread =
            new Thread(
                () -> {
                  while (!stop.get()) {
                    script.step();
                    Pause.millis(Integer.getInteger("pause"));
                  }
                });
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
    System.exit(0);
  }
}
