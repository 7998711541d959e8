package dev.tocsin.faults.proxy;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Listens at the loopback address in PostgreSQL's place and passes on what it hears, but for some
 * of the commits. Safe for many threads.
 */
public final class Proxy implements Closeable {
  private final ServerSocket listening;
  private final int server;
  private final Random random;
  private final Map<Hit, Integer> percent = new EnumMap<>(Hit.class);
  private final AtomicInteger hits = new AtomicInteger();
  private volatile boolean on;
  private final Duration delay;

  /**
   * Begins to listen; nothing is hit yet.
   *
   * @param server the server's port
   * @param percent of how many writes in a hundred each happens
   * @param delay how long what is late or slow takes
   * @param seed for the dice
   * @throws IOException when there is no port
   */
  public Proxy(int server, Map<Hit, Integer> percent, Duration delay, long seed)
      throws IOException {
    this.server = server;
    this.percent.putAll(percent);
    this.delay = delay;
    this.random = new Random(seed);
    listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    daemon("proxy", this::accept);
  }

  /** The port to connect to. */
  public int port() {
    return listening.getLocalPort();
  }

  /**
   * Begins or ends to hit.
   *
   * @param value whether to
   */
  public void hitting(boolean value) {
    on = value;
  }

  /** How many writes were hit so far. */
  public int hits() {
    return hits.get();
  }

  Duration delay() {
    return delay;
  }

  /** What becomes of the next write. */
  synchronized Hit next() {
    Hit hit = on ? roll() : Hit.NONE;
    if (hit != Hit.NONE) {
      hits.incrementAndGet();
    }
    return hit;
  }

  private Hit roll() {
    int dice = random.nextInt(100);
    for (Map.Entry<Hit, Integer> each : percent.entrySet()) {
      dice -= each.getValue();
      if (dice < 0) {
        return each.getKey();
      }
    }
    return Hit.NONE;
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listening.accept();
      Socket back;
      try {
        back = new Socket(InetAddress.getLoopbackAddress(), server);
      } catch (IOException e) {
        client.close(); // the server is away
        continue;
      }
      Link link = new Link(this, client, back);
      daemon("to-server", link::toServer);
      daemon("to-client", link::toClient);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void daemon(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // One of the two sides is gone, or the proxy is closed.
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
