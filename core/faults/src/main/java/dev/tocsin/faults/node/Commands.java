package dev.tocsin.faults.node;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.tocsin.OutcomeUnknownException;
import dev.tocsin.ServiceDesk;
import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.TocsinException;
import dev.tocsin.incident.Urgency;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Takes commands over HTTP: lines of verb, request id, incident, text. Answers 200 with incident
 * and version when it has happened, 409 when the desk says by its error that nothing has, and 503
 * when nobody knows.
 */
final class Commands implements HttpHandler {
  private static final int DONE = 200;
  private static final int REFUSED = 409;
  private static final int UNKNOWN = 503;

  private final ServiceDesk desk;

  Commands(ServiceDesk desk) {
    this.desk = desk;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] lines =
          new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
              .split("\n", -1);
      int status;
      String answer;
      try {
        Incident incident = carryOut(lines[0], lines[1], lines[2], lines[3]);
        status = DONE;
        answer = incident.id() + " " + incident.version();
      } catch (OutcomeUnknownException e) {
        status = UNKNOWN;
        answer = String.valueOf(e.getMessage());
      } catch (TocsinException e) {
        status = REFUSED;
        answer = e.getClass().getSimpleName() + ": " + e.getMessage();
      } catch (RuntimeException e) {
        status = UNKNOWN;
        answer = e.toString();
      }
      byte[] body = answer.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Incident carryOut(String verb, String request, String incident, String text) {
    Caller caller = Caller.of(Actor.person("driver")).request(request);
    if (verb.equals("log")) {
      return desk.log(
          Report.of(text)
              .source(Source.MONITORING)
              .category("service")
              .impact(Impact.EXTENSIVE)
              .urgency(Urgency.CRITICAL),
          caller);
    }
    Command command =
        switch (verb) {
          case "acknowledge" -> new Command.Acknowledge();
          case "comment" -> new Command.Comment(text, false);
          case "resolve" -> new Command.Resolve(text, "fix");
          case "close" -> new Command.Close(null);
          default -> throw new IllegalArgumentException(verb);
        };
    return desk.handle(new IncidentId(UUID.fromString(incident)), command, caller);
  }
}
