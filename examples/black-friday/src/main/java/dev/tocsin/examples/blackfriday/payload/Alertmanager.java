package dev.tocsin.examples.blackfriday.payload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The webhook of Prometheus Alertmanager: version 4, and version 3, which has no fingerprints and
 * whose group key is a number.
 */
final class Alertmanager implements PayloadReader {
  static final int MOST_ALERTS = 1_000;

  @Override
  public String expects() {
    return "an Alertmanager webhook (version, status, alerts)";
  }

  @Override
  public boolean knows(Node document) {
    return document.fields().containsKey("alerts");
  }

  @Override
  public Payload read(Node document, Severities severities) {
    Node group = document.find("status");
    List<Node> alerts = document.need("alerts", "send at least one alert").list();
    if (alerts.isEmpty()) {
      throw document
          .need("alerts", "")
          .fail("the list of alerts is empty", "send at least one alert");
    }
    if (alerts.size() > MOST_ALERTS) {
      throw alerts
          .get(MOST_ALERTS)
          .fail(
              "there are %,d alerts".formatted(alerts.size()),
              "send at most %,d at once; Alertmanager's max_alerts sees to it"
                  .formatted(MOST_ALERTS));
    }
    List<Signal> signals = new ArrayList<>();
    for (Node alert : alerts) {
      new Alert(alert, group, severities).addTo(signals);
    }
    signals.sort(Comparator.comparing(Signal::at));
    return new Payload("alertmanager", kind(document), true, signals, notes(document));
  }

  private static String kind(Node document) {
    String version = document.findText("version");
    String receiver = document.findText("receiver");
    return "Alertmanager's webhook"
        + (version == null ? "" : ", version " + Words.line(version))
        + (receiver == null ? "" : ", for receiver " + Words.line(receiver));
  }

  private static List<String> notes(Node document) {
    Node cut = document.find("truncatedAlerts");
    return cut == null || cut.text().equals("0")
        ? List.of()
        : List.of(
            "Alertmanager left out "
                + Words.line(cut.text())
                + " more alerts of the group (max_alerts)");
  }
}
