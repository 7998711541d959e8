package dev.tocsin.examples.blackfriday.payload;

import dev.tocsin.incident.TocsinException;
import dev.tocsin.priority.PriorityTable;
import java.util.List;
import java.util.stream.Collectors;

/** Chooses the reader by looking at the document. */
public final class Payloads {
  private static final List<PayloadReader> READERS =
      List.of(new Alertmanager(), new SnsEnvelope(), new CloudWatch(), new PagerDuty());

  private Payloads() {}

  public static Payload read(Node document, PriorityTable priorities) {
    return read(document, new Severities(priorities));
  }

  static Payload read(Node document, Severities severities) {
    document.object();
    for (PayloadReader reader : READERS) {
      if (reader.knows(document)) {
        return reader.read(document, severities);
      }
    }
    throw document.fail(
        "this is no payload that can be read here; its keys are " + keys(document),
        READERS.stream()
            .map(PayloadReader::expects)
            .collect(Collectors.joining(", ", "send ", "")));
  }

  private static String keys(Node document) {
    return document.fields().keySet().stream()
        .limit(12)
        .map(TocsinException::excerpt)
        .collect(Collectors.joining(", ", "[", document.fields().size() > 12 ? ", …]" : "]"));
  }
}
