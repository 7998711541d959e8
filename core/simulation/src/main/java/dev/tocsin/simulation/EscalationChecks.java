package dev.tocsin.simulation;

import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.escalation.Until;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.FiredRung;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.RungOutcome;
import dev.tocsin.policy.Adoption;
import dev.tocsin.policy.Policy;
import dev.tocsin.store.Commit;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the register may say about the escalation: invariants 9 to 11, 14 to 17 and 26. */
final class EscalationChecks {
  private final Mirror mirror;
  private final Verdict verdict;
  private final Tally tally;
  private final SimulatedTime time;
  final PromiseChecks promises;

  /** The rung that a person has asked for in the commit that is looked at, or null. */
  private @Nullable String asked;

  private boolean reopened;
  private boolean rungTaken;

  EscalationChecks(Mirror mirror, Verdict verdict, Tally tally, SimulatedTime time) {
    this.mirror = mirror;
    this.verdict = verdict;
    this.tally = tally;
    this.time = time;
    this.promises = new PromiseChecks(mirror, verdict, tally);
  }

  /** A commit begins. */
  void begins() {
    asked = null;
    reopened = false;
    rungTaken = false;
  }

  /** One entry, and the incident before and after it. */
  void recorded(Life life, @Nullable Incident before, Entry entry, Incident after) {
    if (entry.event() instanceof EscalationEvent.EscalatedNow now) {
      asked = now.rung();
    }
    reopened |= entry.event() instanceof LifecycleEvent.Reopened;
    rungTaken |= entry.event() instanceof EscalationEvent.RungFired;
    if (before == null || !version(before).equals(version(after))) {
      wentOver(life, before, after);
    }
    verdict.check(
        Invariant.RECORDED_NEVER_BACK,
        before == null || !entry.recordedAt().isBefore(before.recordedAt()),
        () -> life + " goes back to " + entry.recordedAt());
    verdict.check(
        Invariant.NO_RUNG_EARLY,
        !entry.recordedAt().isAfter(time.latest())
            && !entry.occurredAt().isAfter(entry.recordedAt()),
        () -> life + " records the future: " + entry);
    Policy policy = mirror.engine(after.escalation().policyVersion()).policy();
    verdict.check(
        Invariant.ONE_TEAM,
        policy.team(after.team()) != null,
        () -> life + " belongs to '" + after.team() + "', which is no team");
    if (before != null) {
      neverFalls(life, before, entry, after);
    }
    if (before != null) {
      promises.recorded(life, before, entry);
    }
    if (entry.event() instanceof EscalationEvent.RungFired fired && before != null) {
      once(life, fired);
      notStopped(life, before, entry, fired);
      notEarly(life, before, entry, fired);
    } else if (entry.event() instanceof EscalationEvent.LastResortPaged) {
      tally.reached(RareState.LAST_RESORT);
    }
  }

  private static String version(Incident incident) {
    return incident.escalation().policyVersion();
  }

  private void wentOver(Life life, @Nullable Incident before, Incident after) {
    long serial = mirror.serial(life.tenant, version(after));
    long last = life.policySerial;
    verdict.check(
        Invariant.POLICY_NEVER_BACK,
        serial > 0 && (before == null || serial > last),
        () -> life + " goes over to policy no. " + serial + " after no. " + last);
    life.policySerial = serial;
    if (before != null) {
      Adoption adoption = mirror.engine(version(after)).policy().adoption();
      verdict.check(
          Invariant.ADOPTED_AS_SAID,
          adoption == Adoption.LIVE || reopened || (rungTaken && adoption == Adoption.AT_NEXT_RUNG),
          () -> life + " goes over to a policy that is adopted " + adoption);
      tally.reached(RareState.WENT_OVER_AT_NEXT_RUNG, adoption == Adoption.AT_NEXT_RUNG);
      tally.reached(RareState.REOPENED_UNDER_ANOTHER, reopened);
    }
  }

  private void once(Life life, EscalationEvent.RungFired fired) {
    String name =
        "%d/%s/%s/%d".formatted(fired.round(), fired.path(), fired.rung(), fired.occurrence());
    verdict.check(
        Invariant.RUNG_ONCE, life.rungs.add(name), () -> life + " has rung " + name + " twice");
  }

  private void neverFalls(Life life, Incident before, Entry entry, Incident after) {
    Escalation was = before.escalation();
    Escalation is = after.escalation();
    boolean begins = entry.event() instanceof EscalationEvent.RoundStarted;
    boolean kept = true;
    for (FiredRung rung : was.fired()) {
      FiredRung now = is.fired(rung.path(), rung.rung());
      kept &= now != null && now.occurrence() >= rung.occurrence();
    }
    boolean right = begins ? is.round() == was.round() + 1 : is.round() == was.round() && kept;
    verdict.check(
        Invariant.RUNG_NEVER_FALLS,
        right,
        () -> life + " falls from " + was.fired() + " to " + is.fired() + " by " + entry.event());
  }

  private void notStopped(
      Life life, Incident before, Entry entry, EscalationEvent.RungFired fired) {
    Rung rung = rung(entry, fired);
    boolean open = before.phase() != Phase.RESOLVED && before.phase() != Phase.CLOSED;
    boolean guarded =
        rung != null && rung.until() == Until.ACKNOWLEDGED && !asked(fired) && !passedOver(fired);
    verdict.check(
        Invariant.NO_RUNG_AFTER_STOP,
        open && !(guarded && before.acknowledgement() != null),
        () -> life + " is " + before.phase() + "/" + before.acknowledgement() + " at " + fired);
  }

  private void notEarly(Life life, Incident before, Entry entry, EscalationEvent.RungFired fired) {
    Rung rung = rung(entry, fired);
    if (rung == null || asked(fired) || passedOver(fired)) {
      return;
    }
    Escalation escalation = before.escalation();
    FiredRung last = escalation.fired(fired.path(), rung.id());
    Policy policy = mirror.engine(version(entry)).policy();
    Instant own =
        last == null
            ? promises.due(before, rung, policy)
            : promises.repeated(before, rung, last, fired.occurrence(), policy);
    boolean atOnce = last == null && atOnce(escalation, fired, entry);
    Instant at = entry.occurredAt();
    verdict.check(
        Invariant.NO_RUNG_EARLY,
        at.equals(own) || atOnce || (own != null && late(escalation, own, at)),
        () -> life + " takes " + fired + " at " + at + ", due " + own);
    promises.notWhileStill(life, before, entry, policy);
  }

  /** Whether it came to be due by a change only, such as that to another path or policy. */
  private static boolean late(Escalation escalation, Instant own, Instant at) {
    Instant changed = escalation.watchedFrom();
    return changed != null && own.isBefore(changed) && !at.isBefore(changed);
  }

  private static String version(Entry entry) {
    return Objects.requireNonNull(entry.cause()).policyVersion();
  }

  /** Whether the rung before it reached nobody, so that this one need not wait. */
  private boolean atOnce(Escalation escalation, EscalationEvent.RungFired fired, Entry entry) {
    Path path = path(entry, fired);
    Rung previous = null;
    if (path != null) {
      for (Rung rung : path.rungs()) {
        if (rung.id().equals(fired.rung())) {
          break;
        }
        previous = rung;
      }
    }
    FiredRung before = previous == null ? null : escalation.fired(fired.path(), previous.id());
    return before != null
        && before.exhaustedAt() != null
        && !entry.occurredAt().isBefore(before.exhaustedAt());
  }

  /** The incident as a commit has left it. */
  void committed(Life life, Commit commit) {
    Incident incident = life.snapshot;
    String version = incident.escalation().policyVersion();
    Policy policy = mirror.engine(version).policy();
    verdict.check(
        Invariant.OPEN_HAS_A_WAKE,
        commit.wake() != null || !mustHaveWake(incident, policy),
        () -> life + " has no wake: " + incident.status() + " " + incident.escalation());
    verdict.check(
        Invariant.WAKE_IS_COMPUTED,
        mirror.computed(incident, commit.wake()),
        () ->
            life
                + " has "
                + commit.wake()
                + " instead of "
                + mirror.engine(version).nextWake(incident));
    for (FiredRung rung : incident.escalation().fired()) {
      if (!rung.parked().isEmpty() && rung.exhaustedAt() != null && commit.settled() != null) {
        tally.reached(RareState.RUNG_EXHAUSTED);
        break;
      }
    }
  }

  /** Written down here once more, so that the engine is not asked whether it is right. */
  private static boolean mustHaveWake(Incident incident, Policy policy) {
    boolean acknowledged = incident.acknowledgement() != null;
    return switch (incident.phase()) {
      case CLOSED -> false;
      case RESOLVED -> incident.resolution() != null && !incident.resolution().autoCloseStopped();
      case ON_HOLD -> true;
      case NEW, ACTIVE -> {
        Path path = policy.matrix().path(incident.escalation().path());
        boolean more = acknowledged && policy.times().acknowledgementLapse() != null;
        if (path != null) {
          for (Rung rung : path.rungs()) {
            boolean stopped = acknowledged && rung.until() == Until.ACKNOWLEDGED;
            boolean certain =
                rung.until() != Until.UPDATED && !(rung.threshold() instanceof Threshold.Share);
            more |=
                certain && !stopped && incident.escalation().fired(path.id(), rung.id()) == null;
          }
        }
        yield more;
      }
    };
  }

  /** A commit has lost against these entries. */
  void lostRace(Commit commit, List<Entry> winners) {
    boolean acknowledges = has(commit.entries(), OwnershipEvent.Acknowledged.class);
    for (Entry winner : winners) {
      if (winner.event() instanceof EscalationEvent.RungFired fired) {
        boolean same =
            commit.entries().stream()
                .map(Entry::event)
                .anyMatch(
                    event ->
                        event instanceof EscalationEvent.RungFired mine
                            && mine.path().equals(fired.path())
                            && mine.rung().equals(fired.rung())
                            && mine.round() == fired.round()
                            && mine.occurrence() == fired.occurrence());
        tally.reached(RareState.SAME_RUNG_TWICE_DECIDED, same);
        tally.reached(RareState.ACKNOWLEDGE_MET_LAST_RUNG, acknowledges && last(winner, fired));
      } else if (winner.event() instanceof EscalationEvent.PathChosen) {
        tally.reached(RareState.POLICY_CHANGED_UNDER_CLAIM, commit.fence() != null);
      }
    }
    if (has(winners, OwnershipEvent.Acknowledged.class)) {
      for (Entry mine : commit.entries()) {
        if (mine.event() instanceof EscalationEvent.RungFired fired && last(mine, fired)) {
          tally.reached(RareState.ACKNOWLEDGE_MET_LAST_RUNG);
        }
      }
    }
  }

  private static boolean has(List<Entry> entries, Class<?> type) {
    return entries.stream().anyMatch(entry -> type.isInstance(entry.event()));
  }

  private boolean last(Entry entry, EscalationEvent.RungFired fired) {
    Path path = path(entry, fired);
    return path != null && path.rungs().get(path.rungs().size() - 1).id().equals(fired.rung());
  }

  /** Whether a person asked for a later one: then it is recorded, and nothing comes of it. */
  private static boolean passedOver(EscalationEvent.RungFired fired) {
    return fired.outcome() == RungOutcome.OVERTAKEN
        && fired.reason() != null
        && fired.notified().isEmpty();
  }

  private boolean asked(EscalationEvent.RungFired fired) {
    return fired.rung().equals(asked);
  }

  @Nullable Rung rung(Entry entry, EscalationEvent.RungFired fired) {
    Path path = path(entry, fired);
    return path == null ? null : path.rung(fired.rung());
  }

  /** A path by the policy under which an incident runs. */
  @Nullable Path path(Life life, String id) {
    String version = life.snapshot.escalation().policyVersion();
    return mirror.engine(version).policy().matrix().path(id);
  }

  private @Nullable Path path(Entry entry, EscalationEvent.RungFired fired) {
    String version = entry.cause() == null ? null : entry.cause().policyVersion();
    return version == null || !mirror.knowsPolicy(version)
        ? null
        : mirror.engine(version).policy().matrix().path(fired.path());
  }
}
