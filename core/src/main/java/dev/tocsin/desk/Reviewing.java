package dev.tocsin.desk;

import dev.tocsin.incident.MajorReview;
import dev.tocsin.incident.ReviewAction;
import dev.tocsin.incident.ReviewEvent;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.Objects;

/**
 * What people do in a review, in any state of the incident. Each is refused before anything is
 * recorded. Source: domain.md, "Words" (review).
 */
final class Reviewing {
  private static final int MOST = 100;

  private final Decider decider;
  private final Guards guards;

  Reviewing(Decider decider) {
    this.decider = decider;
    this.guards = new Guards(decider);
  }

  /** Whether it is one of these commands. */
  boolean handle(Command command) {
    if (command instanceof Command.AddFinding finding) {
      add(finding);
    } else if (command instanceof Command.AgreeAction action) {
      agree(action);
    } else if (command instanceof Command.CompleteAction done) {
      complete(done);
    } else if (command instanceof Command.CompleteReview done) {
      open(done);
      guards.mustBePerson(done);
      decider.record(new ReviewEvent.ReviewCompleted(done.summary()));
    } else {
      return false;
    }
    return true;
  }

  private void add(Command.AddFinding command) {
    MajorReview review = open(command);
    guards.mustBePerson(command);
    if (command.text().isBlank()) {
      throw guards.refused(command, "the text is empty", "say what was found");
    }
    if (review.findings() >= MOST) {
      throw guards.refused(command, MOST + " findings are there already", "sum some of them up");
    }
    decider.record(new ReviewEvent.FindingAdded(review.findings() + 1, command.text()));
  }

  private void agree(Command.AgreeAction command) {
    MajorReview review = open(command);
    guards.mustBePerson(command);
    if (command.text().isBlank()) {
      throw guards.refused(command, "the text is empty", "say what shall be done");
    }
    if (!command.dueAt().isAfter(decider.now)) {
      throw guards.refused(
          command, "the date " + command.dueAt() + " has passed", "name one in the future");
    }
    if (review.actions().size() >= MOST) {
      throw guards.refused(command, MOST + " actions are there already", "sum some of them up");
    }
    Instant dueAt = Objects.requireNonNull(Text.timeOrNull("dueAt", command.dueAt()));
    decider.record(
        new ReviewEvent.ActionAgreed(
            review.actions().size() + 1, command.text(), command.owner(), dueAt));
  }

  /** An action can be done after the review as well. */
  private void complete(Command.CompleteAction command) {
    MajorReview review = review(command);
    guards.mustBePerson(command);
    ReviewAction action = review.action(command.number());
    if (action == null) {
      throw guards.refused(
          command,
          "there is no action " + command.number(),
          review.actions().isEmpty()
              ? "agree on one before you do"
              : "use 1 to " + review.actions().size());
    }
    if (action.doneAt() == null) {
      decider.record(new ReviewEvent.ActionCompleted(command.number(), command.note()));
    }
  }

  private MajorReview review(Command command) {
    MajorReview review =
        decider.incident().majorCase() == null ? null : decider.incident().majorCase().review();
    if (review == null) {
      throw guards.refused(
          command,
          "there is no review",
          "stand the major incident down or resolve it, under a policy with review-within");
    }
    return review;
  }

  private MajorReview open(Command command) {
    MajorReview review = review(command);
    if (review.completedAt() != null) {
      throw guards.refused(
          command,
          "the review was completed at " + review.completedAt(),
          "write a comment, or log an incident of its own");
    }
    return review;
  }
}
