package dev.tocsin.examples.blackfriday.payload;

import dev.tocsin.incident.Report;
import java.time.Instant;
import java.util.List;

/** One thing that monitoring says, at the instant at which it became true. */
public sealed interface Signal {
  Instant at();

  String dedupKey();

  /**
   * Something is wrong.
   *
   * @param subject what raised it, in a few words: "ServerDown on web-1"
   * @param selfCleared whether the same payload says that it is over
   * @param notes what the reader of the payload had to assume
   */
  record Raised(
      Instant at,
      String dedupKey,
      Report report,
      String subject,
      boolean selfCleared,
      List<String> notes)
      implements Signal {
    public Raised {
      notes = List.copyOf(notes);
    }
  }

  /** Somebody says "mine" in the monitoring system. */
  record Taken(Instant at, String dedupKey) implements Signal {}

  /** It is over, and nobody of ours did it. */
  record Cleared(Instant at, String dedupKey, String text) implements Signal {}
}
