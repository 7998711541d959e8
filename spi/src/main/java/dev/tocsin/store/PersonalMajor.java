package dev.tocsin.store;

import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.MajorCandidate;
import dev.tocsin.incident.MajorCase;
import dev.tocsin.incident.MajorEvent;
import dev.tocsin.incident.MajorIncident;
import dev.tocsin.incident.MajorReview;
import dev.tocsin.incident.ReviewAction;
import dev.tocsin.incident.ReviewEvent;
import dev.tocsin.incident.RoleHolder;
import dev.tocsin.incident.RoleOffer;
import org.jspecify.annotations.Nullable;

/** The personal fields of a major incident and of the review after it. */
final class PersonalMajor {
  private PersonalMajor() {}

  static IncidentEvent of(Personal personal, MajorEvent event) {
    if (event instanceof MajorEvent.MajorProposed e) {
      return new MajorEvent.MajorProposed(
          personal.text(e.reason()), personal.notified(e.notified()), e.more());
    }
    if (event instanceof MajorEvent.MajorDismissed e) {
      return new MajorEvent.MajorDismissed(personal.text(e.reason()), e.more());
    }
    if (event instanceof MajorEvent.CommanderNamed e) {
      return new MajorEvent.CommanderNamed(
          personal.recipient(e.who()),
          e.basis(),
          personal.notified(e.notified()),
          e.until(),
          e.more());
    }
    if (event instanceof MajorEvent.ResponseTeamCalled e) {
      return new MajorEvent.ResponseTeamCalled(
          e.team(), personal.notified(e.notified()), e.nobody(), e.more());
    }
    if (event instanceof MajorEvent.RoleOffered e) {
      return new MajorEvent.RoleOffered(
          e.role(), e.person(), personal.notified(e.notified()), e.more());
    }
    if (event instanceof MajorEvent.StakeholdersUpdated e) {
      return new MajorEvent.StakeholdersUpdated(
          personal.text(e.text()), e.toReporter(), personal.notified(e.notified()), e.more());
    }
    if (event instanceof MajorEvent.UpdateReminded e) {
      return new MajorEvent.UpdateReminded(
          e.countedFrom(), personal.notified(e.notified()), e.more());
    }
    if (event instanceof MajorEvent.StoodDown e) {
      return new MajorEvent.StoodDown(
          personal.text(e.reason()), personal.notified(e.notified()), e.leftOut(), e.more());
    }
    return event;
  }

  static IncidentEvent of(Personal personal, ReviewEvent event) {
    if (event instanceof ReviewEvent.ReviewReminded e) {
      return new ReviewEvent.ReviewReminded(
          e.countedFrom(), personal.notified(e.notified()), e.more());
    }
    if (event instanceof ReviewEvent.FindingAdded e) {
      return new ReviewEvent.FindingAdded(e.number(), personal.text(e.text()), e.more());
    }
    if (event instanceof ReviewEvent.ActionAgreed e) {
      return new ReviewEvent.ActionAgreed(
          e.number(), personal.text(e.text()), e.owner(), e.dueAt(), e.more());
    }
    if (event instanceof ReviewEvent.ActionReminded e) {
      return new ReviewEvent.ActionReminded(
          e.number(), e.countedFrom(), personal.notified(e.notified()), e.more());
    }
    if (event instanceof ReviewEvent.ActionCompleted e) {
      return new ReviewEvent.ActionCompleted(e.number(), personal.textOrNull(e.note()), e.more());
    }
    if (event instanceof ReviewEvent.ReviewCompleted e) {
      return new ReviewEvent.ReviewCompleted(personal.text(e.summary()), e.more());
    }
    return event;
  }

  static @Nullable MajorIncident of(Personal personal, @Nullable MajorIncident now) {
    return now == null
        ? null
        : new MajorIncident(
            personal.actor(now.by()),
            now.at(),
            personal.text(now.reason()),
            now.roles().stream()
                .map(
                    each ->
                        new RoleHolder(
                            each.role(),
                            personal.recipient(each.who()),
                            each.since(),
                            each.accepted(),
                            personal.notified(each.notified()),
                            each.askedAt(),
                            each.until()))
                .toList(),
            now.offers().stream()
                .map(
                    each ->
                        new RoleOffer(
                            each.role(),
                            each.person(),
                            personal.actor(each.by()),
                            each.at(),
                            personal.notified(each.notified())))
                .toList(),
            now.calledAt(),
            personal.notified(now.called()),
            now.updatedAt(),
            now.countedFrom(),
            personal.notified(now.reminded()));
  }

  static @Nullable MajorCase of(Personal personal, @Nullable MajorCase now) {
    return now == null
        ? null
        : new MajorCase(candidate(personal, now.candidate()), review(personal, now.review()));
  }

  private static @Nullable MajorCandidate candidate(
      Personal personal, @Nullable MajorCandidate now) {
    return now == null
        ? null
        : new MajorCandidate(
            personal.actor(now.by()),
            now.at(),
            personal.text(now.reason()),
            personal.notified(now.notified()));
  }

  private static @Nullable MajorReview review(Personal personal, @Nullable MajorReview now) {
    return now == null
        ? null
        : new MajorReview(
            now.openedAt(),
            now.dueAt(),
            now.findings(),
            now.actions().stream()
                .map(
                    each ->
                        new ReviewAction(
                            each.number(),
                            personal.text(each.text()),
                            each.owner(),
                            each.dueAt(),
                            each.doneAt(),
                            each.countedFrom(),
                            personal.notified(each.reminded())))
                .toList(),
            now.completedAt(),
            now.countedFrom(),
            personal.notified(now.reminded()));
  }
}
