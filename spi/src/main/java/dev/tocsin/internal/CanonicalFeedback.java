package dev.tocsin.internal;

import dev.tocsin.incident.FeedbackEvent;

/** The canonical form of what the reporter says of a resolution. */
final class CanonicalFeedback {
  private CanonicalFeedback() {}

  static void write(CanonicalWriter to, FeedbackEvent event) {
    if (event instanceof FeedbackEvent.ResolutionConfirmed e) {
      to.fields(e.more())
          .put("rating", e.rating())
          .put("text", e.text())
          .put("type", e.type())
          .end();
    } else if (event instanceof FeedbackEvent.ResolutionRejected e) {
      to.fields(e.more()).put("reason", e.reason()).put("type", e.type()).end();
    } else if (event instanceof FeedbackEvent.ServiceRated e) {
      to.fields(e.more())
          .put("rating", e.rating())
          .put("text", e.text())
          .put("type", e.type())
          .end();
    } else {
      throw CanonicalEvents.missing(event);
    }
  }
}
