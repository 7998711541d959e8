package dev.tocsin.examples.blackfriday.payload;

import dev.tocsin.incident.Category;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.TocsinException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An event as it is sent to PagerDuty's Events API v2. The routing key is a secret: not read. */
final class PagerDuty implements PayloadReader {
  @Override
  public String expects() {
    return "or a PagerDuty Events API v2 event (event_action, payload)";
  }

  @Override
  public boolean knows(Node document) {
    return document.fields().containsKey("event_action");
  }

  @Override
  public Payload read(Node document, Severities severities) {
    Node action = document.need("event_action", "send trigger, acknowledge or resolve");
    List<String> notes = new ArrayList<>();
    Instant at = at(document, notes);
    return switch (action.string()) {
      case "trigger" -> payload(trigger(document, at, severities, notes));
      case "acknowledge" -> payload(new Signal.Taken(at, neededKey(document)));
      case "resolve" ->
          payload(
              new Signal.Cleared(at, neededKey(document), "the event was resolved where it arose"));
      default ->
          throw action.fail(
              "there is no event_action '" + TocsinException.excerpt(action.string()) + "'",
              "send trigger, acknowledge or resolve");
    };
  }

  private static Payload payload(Signal signal) {
    return new Payload(
        "pagerduty", "a PagerDuty Events API v2 event", false, List.of(signal), List.of());
  }

  private static Instant at(Node document, List<String> notes) {
    Node payload = document.find("payload");
    Node timestamp = payload == null ? null : payload.find("timestamp");
    if (timestamp != null) {
      return Moments.read(timestamp);
    }
    notes.add("the event says no time: played as if it came on Black Friday morning");
    return Moments.BLACK_FRIDAY;
  }

  private static String neededKey(Node document) {
    return document.need("dedup_key", "send the key of the event that is meant").string();
  }

  private static Signal trigger(
      Node document, Instant at, Severities severities, List<String> notes) {
    Node payload = document.need("payload", "send summary, source and severity in it").object();
    Node summary = payload.need("summary", "say in one line what is wrong");
    Node origin = payload.need("source", "say what is affected: a host, a service");
    String key = key(document, summary, origin, notes);
    Report report =
        summary
            .guard(() -> Report.of(Words.line(summary.string())))
            .source(Source.MONITORING)
            .occurredAt(at)
            .category(category(payload));
    String component = payload.findText("component");
    String service = component == null ? payload.findText("group") : component;
    if (service != null) {
      report = payload.guard(report, r -> r.service(Words.line(service)));
    }
    report = document.guard(report, r -> r.dedupKey(key));
    for (Map.Entry<String, String> fact : facts(payload).entrySet()) {
      report = payload.guard(report, r -> r.attribute(fact.getKey(), fact.getValue()));
    }
    Report full = severities.apply(report, payload.findText("severity"), notes);
    String subject = Words.line("trigger from " + origin.string());
    return new Signal.Raised(at, key, full, subject, false, notes);
  }

  private static String key(Node document, Node summary, Node origin, List<String> notes) {
    String key = document.findText("dedup_key");
    if (key != null) {
      return key;
    }
    notes.add("the event has no dedup_key: a hash of source and summary stands for it");
    return Words.hash(Map.of("source", origin.string(), "summary", summary.string()));
  }

  private static Category category(Node payload) {
    Node details = payload.find("custom_details");
    Node own =
        details == null || details.kind() != Node.Kind.OBJECT ? null : details.find("category");
    if (own != null) {
      return own.guard(() -> Category.of(own.string()));
    }
    @Nullable String group = payload.findText("group");
    return Words.category(
        group == null ? payload.findText("component") : group, payload.findText("class"));
  }

  private static Map<String, String> facts(Node payload) {
    Map<String, String> facts = new TreeMap<>();
    payload
        .fields()
        .forEach(
            (name, value) -> {
              if (value.kind() == Node.Kind.TEXT && !name.equals("summary")) {
                facts.put(name, value.string());
              }
            });
    Node details = payload.find("custom_details");
    if (details != null && details.kind() == Node.Kind.OBJECT) {
      details
          .fields()
          .forEach(
              (name, value) -> {
                if (!value.text().isEmpty()) {
                  facts.put(name, value.text());
                }
              });
    }
    return facts;
  }
}
