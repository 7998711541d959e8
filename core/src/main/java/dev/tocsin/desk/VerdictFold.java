package dev.tocsin.desk;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.FeedbackEvent;
import dev.tocsin.incident.Resolution;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the reporter said of a resolution, applied. Source: domain.md, practice 3. */
final class VerdictFold {
  private VerdictFold() {}

  /** A rejection leaves it to the reopening to take the resolution back. */
  static @Nullable Resolution change(@Nullable Resolution now, Entry entry, FeedbackEvent event) {
    if (now == null) {
      return null;
    }
    if (event instanceof FeedbackEvent.ResolutionConfirmed confirmed) {
      return with(now, entry.occurredAt(), confirmed.rating());
    }
    return event instanceof FeedbackEvent.ServiceRated rated
        ? with(now, now.confirmedAt(), rated.rating())
        : now;
  }

  private static Resolution with(
      Resolution now, @Nullable Instant confirmedAt, @Nullable Integer rating) {
    return new Resolution(
        now.by(), now.at(), now.text(), now.kind(), now.autoCloseStopped(), confirmedAt, rating);
  }
}
