package dev.tocsin.faults.node;

import dev.tocsin.notification.Notification;
import dev.tocsin.notification.Notifier;
import dev.tocsin.notification.UndeliverableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Posts each message, with its key, to a process that stands for the world. */
final class SinkNotifier implements Notifier {
  private static final int OK = 200;
  private static final int GONE = 410;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI sink;
  private final int node;

  SinkNotifier(int port, int node) {
    this.sink = URI.create("http://127.0.0.1:" + port + "/messages");
    this.node = node;
  }

  @Override
  public void send(Notification message) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(sink)
            .timeout(TIMEOUT)
            .header("Key", message.key().toString())
            .header("Recipient", message.recipient().id())
            .header("Node", String.valueOf(node))
            .POST(HttpRequest.BodyPublishers.ofString(message.subject()))
            .build();
    int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status == GONE) {
      throw new UndeliverableException("the sink has nobody of that name", null);
    }
    if (status != OK) {
      throw new IOException("the sink answered " + status);
    }
  }
}
