package dev.tocsin.examples.blackfriday.payload;

import dev.tocsin.incident.Category;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.TocsinException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An alarm of Amazon CloudWatch, as it comes through SNS. */
final class CloudWatch implements PayloadReader {
  private static final List<String> FACTS = List.of("AWSAccountId", "Region", "AlarmArn");

  @Override
  public String expects() {
    return "a CloudWatch alarm (AlarmName, NewStateValue, StateChangeTime)";
  }

  @Override
  public boolean knows(Node document) {
    return document.fields().containsKey("AlarmName")
        && document.fields().containsKey("NewStateValue");
  }

  @Override
  public Payload read(Node document, Severities severities) {
    Node state = document.need("NewStateValue", "send ALARM, OK or INSUFFICIENT_DATA");
    Instant at =
        Moments.read(document.need("StateChangeTime", "send the instant at which it changed"));
    String name = document.need("AlarmName", "name the alarm").string();
    String arn = document.findText("AlarmArn");
    String key = Words.shortKey(Words.line(arn == null ? name : arn));
    return switch (state.string()) {
      case "ALARM" -> payload(List.of(alarm(document, name, key, at, severities)), List.of());
      case "OK" ->
          payload(
              List.of(new Signal.Cleared(at, key, "CloudWatch says the alarm is OK again")),
              List.of());
      case "INSUFFICIENT_DATA" ->
          payload(
              List.of(),
              List.of(
                  "INSUFFICIENT_DATA says that CloudWatch cannot tell, neither that something is"
                      + " wrong nor that it is over"));
      default ->
          throw state.fail(
              "there is no state '" + TocsinException.excerpt(state.string()) + "'",
              "send ALARM, OK or INSUFFICIENT_DATA");
    };
  }

  private static Payload payload(List<Signal> signals, List<String> notes) {
    return new Payload("cloudwatch", "an Amazon CloudWatch alarm", false, signals, notes);
  }

  private static Signal alarm(
      Node document, String name, String key, Instant at, Severities severities) {
    Node trigger = document.find("Trigger");
    String namespace = trigger == null ? null : trigger.findText("Namespace");
    String metric = trigger == null ? null : trigger.findText("MetricName");
    List<String> dimensions = dimensions(trigger);
    String subject = subject(name, metric, dimensions);
    Report report =
        document
            .need("AlarmName", "")
            .guard(() -> Report.of(subject))
            .source(Source.MONITORING)
            .occurredAt(at)
            .category(category(document, namespace, metric));
    String words = description(document);
    report = document.guard(report, r -> r.description(words));
    report = document.guard(report, r -> r.dedupKey(key));
    for (String fact : FACTS) {
      String value = document.findText(fact);
      if (value != null) {
        report = document.need(fact, "").guard(report, r -> r.attribute(fact, value));
      }
    }
    for (String dimension : dimensions) {
      String[] pair = dimension.split(" ", 2);
      report = document.guard(report, r -> r.attribute(pair[0], pair[1]));
    }
    List<String> notes = new ArrayList<>();
    report = severities.apply(report, null, notes);
    return new Signal.Raised(at, key, report, Words.line(name) + " in ALARM", false, notes);
  }

  private static String subject(String name, @Nullable String metric, List<String> dimensions) {
    String what = metric == null ? "" : ": " + metric;
    String where = dimensions.isEmpty() ? "" : " of " + String.join(", ", dimensions);
    return Words.line(name + what + where);
  }

  private static String description(Node document) {
    String said = document.findText("AlarmDescription");
    String reason = document.findText("NewStateReason");
    return (said == null ? "" : said + "\n") + (reason == null ? "" : reason);
  }

  /** {@code AWS/EC2/NetworkOut}: the namespace is a path already. */
  private static Category category(
      Node document, @Nullable String namespace, @Nullable String metric) {
    if (namespace == null || metric == null) {
      return Words.category("cloudwatch", metric);
    }
    String path = Words.line(namespace) + "/" + Words.line(metric).replace('/', '-');
    return document.guard(() -> Category.of(path));
  }

  private static List<String> dimensions(@Nullable Node trigger) {
    Node list = trigger == null ? null : trigger.find("Dimensions");
    List<String> found = new ArrayList<>();
    if (list != null) {
      for (Node each : list.list()) {
        found.add(
            Words.line(each.need("name", "name the dimension").string()).replace(' ', '-')
                + " "
                + Words.line(each.need("value", "give the dimension its value").string()));
      }
    }
    return found;
  }
}
