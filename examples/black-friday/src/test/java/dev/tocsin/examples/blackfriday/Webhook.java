package dev.tocsin.examples.blackfriday;

import java.util.Collections;

/** Writes webhooks of Alertmanager with one thing changed. */
final class Webhook {
  static final String LABELS =
      "{\"alertname\": \"Down\", \"job\": \"node\", \"severity\": \"critical\"}";
  static final String ANNOTATIONS = "{\"summary\": \"It is down\"}";

  private String labels = LABELS;
  private String annotations = ANNOTATIONS;
  private String startsAt = "\"2026-11-27T18:02:41Z\"";
  private String rest = "\"endsAt\": \"0001-01-01T00:00:00Z\", \"fingerprint\": \"f1\"";
  private int count = 1;

  static Webhook webhook() {
    return new Webhook();
  }

  Webhook labels(String value) {
    labels = value;
    return this;
  }

  Webhook annotations(String value) {
    annotations = value;
    return this;
  }

  Webhook summary(String value) {
    return annotations("{\"summary\": \"" + value + "\"}");
  }

  Webhook startsAt(String value) {
    startsAt = value;
    return this;
  }

  Webhook rest(String value) {
    rest = value;
    return this;
  }

  Webhook times(int value) {
    count = value;
    return this;
  }

  /** One alert a line, from line 2 on. */
  @Override
  public String toString() {
    String alert =
        "{\"labels\": %s, \"annotations\": %s, \"startsAt\": %s, %s}"
            .formatted(labels, annotations, startsAt, rest);
    return "{\"version\": \"4\", \"status\": \"firing\", \"alerts\": [\n"
        + String.join(",\n", Collections.nCopies(count, alert))
        + "\n]}\n";
  }
}
