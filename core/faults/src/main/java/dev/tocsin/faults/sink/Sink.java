package dev.tocsin.faults.sink;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tocsin.faults.node.Rules;
import dev.tocsin.faults.process.Journal;
import dev.tocsin.faults.process.ParentWatch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * The world outside: takes messages and writes each one down, with its arrival in milliseconds,
 * before it says so. One recipient is refused for good, and one at the first try of each message.
 *
 * <p>Settings: {@code port}, {@code journal}. A line is: arrival, key, recipient, node, status.
 */
public final class Sink {
  /** Taken charge of. */
  public static final int TAKEN = 200;

  private static final int LATER = 503;
  private static final int GONE = 410;
  private static final int THREADS = 16;

  private final Journal journal;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  private Sink(Journal journal) {
    this.journal = journal;
  }

  /**
   * Runs until its parent is gone.
   *
   * @param args none
   * @throws IOException when the port is taken, or the journal cannot be written
   */
  public static void main(String[] args) throws IOException {
    ParentWatch.start(() -> {});
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.getInteger("port")),
            200);
    Sink sink = new Sink(new Journal(Path.of(System.getProperty("journal"))));
    server.createContext("/messages", sink::take);
    server.setExecutor(Executors.newFixedThreadPool(THREADS));
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      long arrival = System.currentTimeMillis();
      String key = exchange.getRequestHeaders().getFirst("Key");
      String recipient = exchange.getRequestHeaders().getFirst("Recipient");
      String node = exchange.getRequestHeaders().getFirst("Node");
      exchange.getRequestBody().readAllBytes();
      int status =
          switch (recipient) {
            case Rules.VOID -> GONE;
            case Rules.FLAKY -> seen.add(key) ? LATER : TAKEN;
            default -> TAKEN;
          };
      journal.write(arrival, key, recipient, node, status);
      exchange.sendResponseHeaders(status, -1);
    }
  }
}
