package dev.tocsin.examples.blackfriday.payload;

import java.util.List;

/**
 * What a document says, whatever system it came from.
 *
 * @param system the actor in whose name it is logged, such as "alertmanager"
 * @param kind what the document is, for people
 * @param reposts whether the system posts a firing alert again and again
 * @param signals in the order in which they became true
 * @param notes what the reader has to say about the document as a whole
 */
public record Payload(
    String system, String kind, boolean reposts, List<Signal> signals, List<String> notes) {
  public Payload {
    signals = List.copyOf(signals);
    notes = List.copyOf(notes);
  }
}
