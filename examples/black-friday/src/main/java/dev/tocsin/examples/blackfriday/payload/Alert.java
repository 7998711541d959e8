package dev.tocsin.examples.blackfriday.payload;

import dev.tocsin.incident.Category;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.TocsinException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One alert of Alertmanager's webhook. */
final class Alert {
  private static final int MOST_LABELS = 100;

  private final Node alert;
  private final @Nullable Node groupStatus;
  private final Severities severities;
  private final Node labelsAt;
  private final Map<String, String> labels = new LinkedHashMap<>();

  Alert(Node alert, @Nullable Node groupStatus, Severities severities) {
    this.alert = alert.object();
    this.groupStatus = groupStatus;
    this.severities = severities;
    this.labelsAt =
        alert.need("labels", "send the labels of the alert: they say what it is").object();
    labelsAt.fields().forEach((name, value) -> labels.put(name, value.string()));
    if (labels.isEmpty()) {
      throw labelsAt.fail("the alert has no labels", "send at least alertname");
    }
    if (labels.size() > MOST_LABELS) {
      throw labelsAt.fail(
          "the alert has " + labels.size() + " labels", "keep at most " + MOST_LABELS);
    }
  }

  void addTo(List<Signal> signals) {
    Node startsAt = alert.need("startsAt", "send the instant at which it began");
    Instant from = Moments.read(startsAt);
    Instant until = resolved() ? end(from) : null;
    String key = key();
    List<String> notes = new ArrayList<>();
    Report report = severities.apply(report(key, from), label("severity"), notes);
    signals.add(new Signal.Raised(from, key, report, subject(), until != null, notes));
    if (until != null) {
      signals.add(
          new Signal.Cleared(until, key, "the alert is over: Alertmanager says it is resolved"));
    }
  }

  private boolean resolved() {
    Node status = alert.find("status") == null ? groupStatus : alert.find("status");
    if (status == null) {
      throw alert.fail("neither the alert nor its group has a status", "send firing or resolved");
    }
    return switch (status.string()) {
      case "resolved" -> true;
      case "firing" -> false;
      default ->
          throw status.fail(
              "there is no status '" + TocsinException.excerpt(status.string()) + "'",
              "send firing or resolved");
    };
  }

  private Instant end(Instant from) {
    Node endsAt = alert.need("endsAt", "send the instant at which the resolved alert ended");
    Instant until = Moments.read(endsAt);
    if (until.isBefore(from)) {
      throw endsAt.fail(
          "the alert ends at %s, before it starts at %s".formatted(until, from),
          "send an end after the start");
    }
    return until;
  }

  private String key() {
    Node fingerprint = alert.find("fingerprint");
    return fingerprint == null || fingerprint.string().isBlank()
        ? Words.hash(labels)
        : fingerprint.string();
  }

  private Report report(String key, Instant from) {
    Report report = title().source(Source.MONITORING).occurredAt(from).category(category());
    Node description = annotation("description");
    if (description != null) {
      report = description.guard(report, r -> r.description(description.string()));
    }
    String service = label("service") == null ? label("job") : label("service");
    if (service != null) {
      report = labelsAt.guard(report, r -> r.service(Words.line(service)));
    }
    for (Map.Entry<String, String> label : labels.entrySet()) {
      Node place = labelsAt.need(label.getKey(), "");
      report = place.guard(report, r -> r.attribute(label.getKey(), label.getValue()));
    }
    Node fingerprint = alert.find("fingerprint");
    return (fingerprint == null ? labelsAt : fingerprint).guard(report, r -> r.dedupKey(key));
  }

  private Report title() {
    Node summary = annotation("summary");
    Node words = summary == null ? annotation("description") : summary;
    if (words != null) {
      return words.guard(() -> Report.of(Words.line(words.string())));
    }
    return labelsAt.guard(() -> Report.of(Words.line(subject())));
  }

  private String subject() {
    String name = label("alertname");
    String instance = label("instance");
    String what = name == null ? "an alert of " + labels : name;
    return Words.line(instance == null ? what : what + " on " + instance);
  }

  private Category category() {
    Node label = labelsAt.find("category");
    return label == null
        ? Words.category(label("job"), label("alertname"))
        : label.guard(() -> Category.of(label.string()));
  }

  private @Nullable String label(String name) {
    String value = labels.get(name);
    return value == null || value.isBlank() ? null : value;
  }

  /** An annotation by its name, in whatever case it was written. */
  private @Nullable Node annotation(String name) {
    Node annotations = alert.find("annotations");
    if (annotations == null) {
      return null;
    }
    for (Map.Entry<String, Node> each : annotations.object().fields().entrySet()) {
      if (each.getKey().equalsIgnoreCase(name) && !each.getValue().string().isBlank()) {
        return each.getValue();
      }
    }
    return null;
  }
}
