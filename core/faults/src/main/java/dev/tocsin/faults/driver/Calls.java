package dev.tocsin.faults.driver;

import dev.tocsin.faults.process.Journal;
import dev.tocsin.faults.process.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls, each written down before and after: {@code I, request, attempt, time, verb,
 * incident} and {@code O, request, attempt, time, outcome, detail}. For one thread.
 */
final class Calls {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int ATTEMPTS = 15;
  private static final int DONE = 200;
  private static final int REFUSED = 409;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final Journal journal;
  private final List<Integer> ports;
  private final Random random;

  Calls(Journal journal, List<Integer> ports, long seed) {
    this.journal = journal;
    this.ports = ports;
    this.random = new Random(seed);
  }

  /**
   * Makes a call. One that failed is made again, with the same request id and most often at another
   * node; one in four is given up instead, so that some outcomes stay unknown.
   *
   * @return the incident when it has happened, else null
   */
  @Nullable String make(String verb, String request, String incident, String text) {
    try {
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        journal.write("I", request, attempt, System.currentTimeMillis(), verb, incident);
        String[] outcome = call(verb, request, incident, text);
        journal.write(
            "O", request, attempt, System.currentTimeMillis(), outcome[0], verb, outcome[1]);
        if (outcome[0].equals("ACKNOWLEDGED")) {
          return outcome[1].split(" ", 2)[0];
        }
        boolean last = outcome[0].equals("REFUSED") && !outcome[1].startsWith("StoreUnavailable");
        if (last || random.nextInt(4) == 0) {
          return null;
        }
        Pause.millis(100 + random.nextInt(400));
      }
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // without a journal there is nothing to judge by
    }
  }

  private String[] call(String verb, String request, String incident, String text) {
    int port = ports.get(random.nextInt(ports.size()));
    HttpRequest post =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/command"))
            .timeout(TIMEOUT)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    String.join("\n", verb, request, incident, text)))
            .build();
    try {
      HttpResponse<String> answer = client.send(post, HttpResponse.BodyHandlers.ofString());
      return switch (answer.statusCode()) {
        case DONE -> new String[] {"ACKNOWLEDGED", answer.body()};
        case REFUSED -> new String[] {"REFUSED", answer.body()};
        default -> new String[] {"UNKNOWN", answer.body()};
      };
    } catch (IOException e) {
      return new String[] {"UNKNOWN", e.toString()};
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new String[] {"UNKNOWN", e.toString()};
    }
  }
}
