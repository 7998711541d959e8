package dev.tocsin.store;

import dev.tocsin.incident.FeedbackEvent;

/** What the reporter said of a resolution, without the words; a rating names nobody. */
final class PersonalFeedback {
  private PersonalFeedback() {}

  static FeedbackEvent of(Personal personal, FeedbackEvent event) {
    if (event instanceof FeedbackEvent.ResolutionConfirmed e) {
      return new FeedbackEvent.ResolutionConfirmed(
          e.rating(), personal.textOrNull(e.text()), e.more());
    }
    if (event instanceof FeedbackEvent.ResolutionRejected e) {
      return new FeedbackEvent.ResolutionRejected(personal.text(e.reason()), e.more());
    }
    FeedbackEvent.ServiceRated e = (FeedbackEvent.ServiceRated) event;
    return new FeedbackEvent.ServiceRated(e.rating(), personal.textOrNull(e.text()), e.more());
  }
}
