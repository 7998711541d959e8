package dev.tocsin.desk;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.MajorCandidate;
import dev.tocsin.incident.MajorCase;
import dev.tocsin.incident.MajorEvent;
import dev.tocsin.incident.MajorIncident;
import dev.tocsin.incident.MajorReview;
import dev.tocsin.incident.MajorRole;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.RoleHolder;
import dev.tocsin.incident.RoleOffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a major incident, applied. Source: domain.md, practice 7. */
final class MajorFold {
  private MajorFold() {}

  static void change(Draft draft, Incident before, Entry entry, MajorEvent event) {
    if (event instanceof MajorEvent.MajorProposed proposed) {
      candidate(
          draft,
          new MajorCandidate(
              entry.by(), entry.occurredAt(), proposed.reason(), proposed.notified()));
    } else if (event instanceof MajorEvent.MajorDismissed) {
      candidate(draft, null);
    } else if (event instanceof MajorEvent.StoodDown) {
      draft.major = null;
    } else if (before.major() != null) {
      draft.major = handled(before.major(), entry, event);
      if (event instanceof MajorEvent.StakeholdersUpdated updated
          && updated.toReporter()
          && entry.by().human()
          && !entry.by().equals(before.details().reporter())) {
        draft.attainment = AttainmentFold.updated(draft.attainment, entry.occurredAt());
      }
    }
  }

  static void candidate(Draft draft, @Nullable MajorCandidate candidate) {
    MajorCase was = draft.majorCase == null ? new MajorCase(null, null) : draft.majorCase;
    draft.majorCase = was.candidate(candidate);
  }

  /** What a reopening leaves: the handling goes on, and the next update is counted from it. */
  static void reopened(Draft draft, Instant at) {
    if (draft.majorCase != null) {
      candidate(draft, null);
    }
    if (draft.major != null) {
      draft.major = counted(draft.major, draft.major.updatedAt(), at, List.of());
    }
  }

  /** There is nothing to review, or not here: only what was agreed on and is not done stays. */
  static void gone(Draft draft) {
    MajorReview review = draft.majorCase == null ? null : draft.majorCase.review();
    boolean owed =
        review != null && review.actions().stream().anyMatch(action -> action.doneAt() == null);
    draft.majorCase = owed ? new MajorCase(null, review) : null;
  }

  private static MajorIncident handled(MajorIncident now, Entry entry, MajorEvent event) {
    Instant at = entry.occurredAt();
    if (event instanceof MajorEvent.CommanderNamed named) {
      return with(now, named(now, named, at), now.offers());
    }
    if (event instanceof MajorEvent.RoleOffered offered) {
      RoleOffer offer =
          new RoleOffer(offered.role(), offered.person(), entry.by(), at, offered.notified());
      return with(now, now.roles(), Draft.plus(now.offers(), offer));
    }
    if (event instanceof MajorEvent.RoleAccepted accepted) {
      return accepted(now, accepted.role(), accepted.person(), at);
    }
    if (event instanceof MajorEvent.RoleLeft left) {
      List<RoleHolder> roles = new ArrayList<>(now.roles());
      roles.removeIf(each -> each.role() == left.role() && each.is(left.person()));
      return with(now, roles, now.offers());
    }
    if (event instanceof MajorEvent.ResponseTeamCalled called) {
      return new MajorIncident(
          now.by(),
          now.at(),
          now.reason(),
          now.roles(),
          now.offers(),
          at,
          called.notified(),
          now.updatedAt(),
          now.countedFrom(),
          now.reminded());
    }
    if (event instanceof MajorEvent.StakeholdersUpdated) {
      return counted(now, at, at, List.of());
    }
    return event instanceof MajorEvent.UpdateReminded reminded
        ? counted(now, now.updatedAt(), reminded.countedFrom(), reminded.notified())
        : now;
  }

  /** Whoever was on call and still is goes on, with the message that they had. */
  private static List<RoleHolder> named(
      MajorIncident now, MajorEvent.CommanderNamed named, Instant at) {
    RoleHolder was = now.commander();
    if (was != null && (was.accepted() || !was.who().equals(named.who()))) {
      was = null;
    }
    List<RoleHolder> roles = new ArrayList<>();
    roles.add(
        new RoleHolder(
            MajorRole.COMMANDER,
            named.who(),
            was == null ? at : was.since(),
            false,
            was == null ? named.notified() : was.notified(),
            at,
            named.until()));
    now.roles().stream().filter(each -> each.role() != MajorRole.COMMANDER).forEach(roles::add);
    return roles;
  }

  private static MajorIncident accepted(
      MajorIncident now, MajorRole role, String person, Instant at) {
    boolean many = role == MajorRole.RESOLVER;
    List<RoleHolder> roles = new ArrayList<>(now.roles());
    roles.removeIf(each -> each.role() == role && (!many || each.is(person)));
    roles.add(RoleHolder.accepted(role, person, at));
    List<RoleOffer> offers = new ArrayList<>(now.offers());
    offers.removeIf(each -> each.role() == role && (!many || each.person().equals(person)));
    return with(now, roles, offers);
  }

  private static MajorIncident with(
      MajorIncident now, List<RoleHolder> roles, List<RoleOffer> offers) {
    return new MajorIncident(
        now.by(),
        now.at(),
        now.reason(),
        roles,
        offers,
        now.calledAt(),
        now.called(),
        now.updatedAt(),
        now.countedFrom(),
        now.reminded());
  }

  private static MajorIncident counted(
      MajorIncident now, @Nullable Instant updatedAt, Instant from, List<Notified> reminded) {
    return new MajorIncident(
        now.by(),
        now.at(),
        now.reason(),
        now.roles(),
        now.offers(),
        now.calledAt(),
        now.called(),
        updatedAt,
        from,
        reminded);
  }
}
