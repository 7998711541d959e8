package dev.tocsin.desk;

import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Target;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.MajorCase;
import dev.tocsin.incident.MajorReview;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.ReviewAction;
import dev.tocsin.incident.ReviewEvent;
import dev.tocsin.policy.MajorRules;
import dev.tocsin.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That a review follows a major incident, is held in time, and what it agreed on is done: also
 * after the incident is closed. Source: domain.md, "Words" (review).
 */
final class ReviewDue {
  private static final Duration A_DAY = Duration.ofDays(1);

  private ReviewDue() {}

  static @Nullable Due next(Incident incident, Policy policy) {
    MajorCase around = incident.majorCase();
    if (around == null && incident.major() == null) {
      return null;
    }
    MajorRules rules = policy.majorIncidents();
    MajorReview review = around == null ? null : around.review();
    Due first = rules == null || rules.reviewWithin() == null ? null : opening(incident, review);
    if (review == null) {
      return first;
    }
    Duration every = every(review, policy);
    if (review.completedAt() == null) {
      Instant from = review.countedFrom();
      Instant at = from == null ? review.dueAt() : from.plus(every);
      first = Due.earlier(first, new Due(at, ReviewDue::remind));
    }
    for (ReviewAction action : review.actions()) {
      if (action.doneAt() == null) {
        Instant from = action.countedFrom();
        Instant at = from == null ? action.dueAt() : from.plus(every);
        first = Due.earlier(first, new Due(at, (decider, due) -> remind(decider, action, due)));
      }
    }
    return first;
  }

  /** A resolved major incident owes one, unless one was opened since or is not completed yet. */
  private static @Nullable Due opening(Incident incident, @Nullable MajorReview review) {
    if (incident.major() == null
        || incident.phase() != Phase.RESOLVED
        || incident.resolution() == null) {
      return null;
    }
    Instant at = incident.resolution().at();
    boolean there =
        review != null && (review.completedAt() == null || !review.openedAt().isBefore(at));
    return there ? null : new Due(at, ReviewDue::open);
  }

  /** Opens one, unless there is one that is not completed, or the policy wants none. */
  static void open(Decider decider, Instant at) {
    MajorRules rules = decider.policy.majorIncidents();
    MajorCase around = decider.incident().majorCase();
    MajorReview review = around == null ? null : around.review();
    if (rules != null
        && rules.reviewWithin() != null
        && (review == null || review.completedAt() != null)) {
      decider.happened(
          new ReviewEvent.ReviewOpened(at.plus(rules.reviewWithin())),
          at,
          "major-incidents/review-within");
    }
  }

  private static void remind(Decider decider, Instant at) {
    MajorRules rules = decider.policy.majorIncidents();
    List<Contact> contacts =
        rules == null
            ? List.of()
            : Reach.of(new Target.Role(rules.commander()), decider).contacts();
    List<Notified> reminded =
        decider.tell(
            contacts.isEmpty() ? decider.policy.lastResort() : contacts,
            Message.REVIEW,
            "The review of this major incident was due at " + review(decider).dueAt() + ".");
    decider.happened(
        new ReviewEvent.ReviewReminded(last(decider, at), reminded),
        at,
        "major-incidents/review-within");
  }

  private static void remind(Decider decider, ReviewAction action, Instant at) {
    List<Notified> reminded =
        decider.tell(
            List.of(Contact.person(action.owner())),
            Message.REVIEW,
            "Action %d was due at %s: %s"
                .formatted(action.number(), action.dueAt(), action.text()));
    decider.happened(
        new ReviewEvent.ActionReminded(action.number(), last(decider, at), reminded),
        at,
        "major-incidents/review-within");
  }

  /**
   * How often it is spoken of. A policy that wants no review any more does not undo one that is
   * owed: that goes on in the time that it was given, so that its wake always has a reason.
   */
  private static Duration every(MajorReview review, Policy policy) {
    MajorRules rules = policy.majorIncidents();
    if (rules != null && rules.reviewWithin() != null) {
      return rules.reviewWithin();
    }
    Duration given = Duration.between(review.openedAt(), review.dueAt());
    return given.compareTo(A_DAY) < 0 ? A_DAY : given;
  }

  /** One reminder for all that were missed while nobody looked. */
  private static Instant last(Decider decider, Instant at) {
    Duration every = every(review(decider), decider.policy);
    return at.plus(every.multipliedBy(Duration.between(at, decider.now).dividedBy(every)));
  }

  private static MajorReview review(Decider decider) {
    return Objects.requireNonNull(Objects.requireNonNull(decider.incident().majorCase()).review());
  }
}
