package dev.tocsin.desk;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.MajorCase;
import dev.tocsin.incident.MajorReview;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.ReviewAction;
import dev.tocsin.incident.ReviewEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What happened in a review, applied. Source: domain.md, "Words" (review). */
final class ReviewFold {
  private ReviewFold() {}

  static void change(Draft draft, Entry entry, ReviewEvent event) {
    MajorCase was = draft.majorCase == null ? new MajorCase(null, null) : draft.majorCase;
    MajorReview now = was.review();
    if (event instanceof ReviewEvent.ReviewOpened opened) {
      draft.majorCase =
          was.review(
              new MajorReview(
                  entry.occurredAt(),
                  opened.dueAt(),
                  now == null ? 0 : now.findings(),
                  now == null ? List.of() : now.actions(),
                  null,
                  null,
                  List.of()));
    } else if (now != null) {
      draft.majorCase = was.review(going(now, entry.occurredAt(), event));
    }
  }

  private static MajorReview going(MajorReview now, Instant at, ReviewEvent event) {
    if (event instanceof ReviewEvent.ReviewReminded reminded) {
      return with(
          now, now.findings(), now.actions(), null, reminded.countedFrom(), reminded.notified());
    }
    if (event instanceof ReviewEvent.FindingAdded added) {
      return with(
          now, added.number(), now.actions(), now.completedAt(), now.countedFrom(), now.reminded());
    }
    if (event instanceof ReviewEvent.ReviewCompleted) {
      return with(now, now.findings(), now.actions(), at, now.countedFrom(), List.of());
    }
    if (event instanceof ReviewEvent.ActionAgreed agreed) {
      ReviewAction action =
          new ReviewAction(
              agreed.number(),
              agreed.text(),
              agreed.owner(),
              agreed.dueAt(),
              null,
              null,
              List.of());
      return actions(now, Draft.plus(now.actions(), action));
    }
    if (event instanceof ReviewEvent.ActionReminded reminded) {
      return actions(
          now,
          each(
              now,
              reminded.number(),
              was -> with(was, null, reminded.countedFrom(), reminded.notified())));
    }
    return event instanceof ReviewEvent.ActionCompleted completed
        ? actions(
            now, each(now, completed.number(), was -> with(was, at, was.countedFrom(), List.of())))
        : now;
  }

  private static List<ReviewAction> each(
      MajorReview now, int number, UnaryOperator<ReviewAction> change) {
    List<ReviewAction> actions = new ArrayList<>(now.actions());
    actions.replaceAll(action -> action.number() == number ? change.apply(action) : action);
    return actions;
  }

  private static ReviewAction with(
      ReviewAction was,
      @Nullable Instant doneAt,
      @Nullable Instant countedFrom,
      List<Notified> reminded) {
    return new ReviewAction(
        was.number(), was.text(), was.owner(), was.dueAt(), doneAt, countedFrom, reminded);
  }

  private static MajorReview actions(MajorReview now, List<ReviewAction> actions) {
    return with(now, now.findings(), actions, now.completedAt(), now.countedFrom(), now.reminded());
  }

  private static MajorReview with(
      MajorReview now,
      int findings,
      List<ReviewAction> actions,
      @Nullable Instant completedAt,
      @Nullable Instant countedFrom,
      List<Notified> reminded) {
    return new MajorReview(
        now.openedAt(), now.dueAt(), findings, actions, completedAt, countedFrom, reminded);
  }
}
