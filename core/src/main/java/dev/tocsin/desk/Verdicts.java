package dev.tocsin.desk;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.FeedbackEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Resolution;
import java.time.Duration;
import java.time.Instant;

/**
 * What the reporter says of a resolution. Nobody says it on the reporter's behalf: a figure for
 * satisfaction is worth nothing when those whom it measures can enter it. Source: domain.md,
 * practice 3.
 */
final class Verdicts {
  private final Decider decider;
  private final Guards guards;

  Verdicts(Decider decider) {
    this.decider = decider;
    this.guards = new Guards(decider);
  }

  private Incident incident() {
    return decider.incident();
  }

  /** The closing itself follows. */
  void confirm(Command.ConfirmResolution command) {
    mustBeReporter(command);
    if (incident().phase() != Phase.RESOLVED) {
      throw guards.refused(
          command,
          "it is in state '" + incident().state() + "'",
          "confirm what is resolved and not closed");
    }
    Continuity.mustBeNormal(decider, command);
    decider.record(new FeedbackEvent.ResolutionConfirmed(command.rating(), command.text()));
  }

  /** The reopening itself follows. */
  void reject(Command.RejectResolution command) {
    mustBeReporter(command);
    resolution(command, incident().phase() == Phase.RESOLVED || closed());
    decider.record(new FeedbackEvent.ResolutionRejected(command.reason()));
  }

  void rate(Command.RateService command) {
    mustBeReporter(command);
    Resolution resolution = resolution(command, closed());
    Instant since = incident().status().since();
    Duration window = decider.policy.times().reopenWindow();
    if (decider.now.isAfter(since.plus(window))) {
      throw guards.refused(
          command,
          "it was closed at " + since + ", more than " + window + " ago",
          "rate within the policy's reopen window");
    }
    if (resolution.rating() != null) {
      throw guards.refused(
          command,
          "it is rated already, with " + resolution.rating(),
          "write a comment, if there is more to say");
    }
    String other = Merging.target(incident());
    if (other != null) {
      throw guards.refused(command, "it is a duplicate of " + other, "rate that one");
    }
    decider.record(new FeedbackEvent.ServiceRated(command.rating(), command.text()));
  }

  private boolean closed() {
    return incident().phase() == Phase.CLOSED;
  }

  private Resolution resolution(Command command, boolean fits) {
    Resolution resolution = incident().resolution();
    if (!fits || resolution == null) {
      throw guards.refused(
          command,
          "it is in state '"
              + incident().state()
              + (resolution == null ? "' and not resolved" : "'"),
          command instanceof Command.RateService
              ? "rate what was resolved and is closed"
              : "wait until it is resolved");
    }
    return resolution;
  }

  private void mustBeReporter(Command command) {
    Actor actor = guards.mustBePerson(command);
    Actor reporter = incident().details().reporter();
    if (reporter == null) {
      throw guards.refused(command, "it has no reporter", "close or reopen it instead");
    }
    if (!actor.equals(reporter)) {
      throw guards.refused(
          command,
          actor + " is not the reporter",
          "let the reporter do it; anybody else can close or reopen it");
    }
  }
}
