package dev.tocsin.desk;

import dev.tocsin.incident.Attainment;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.ServiceLevelEvent;
import dev.tocsin.incident.TargetRecord;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.ServiceLevelRule;
import dev.tocsin.servicelevel.ServiceTarget;
import dev.tocsin.servicelevel.TargetClock;
import dev.tocsin.servicelevel.TargetKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Warnings and breaches of the targets that an incident is owed, each at its true instant, and
 * which service level that is. Source: escalation.md, "Service levels".
 */
final class Promises {
  private static final int BREACH = 100;
  private static final TargetKind[] KINDS = TargetKind.values();

  private Promises() {}

  /** The next warning or breach that was not told yet. */
  static @Nullable Due next(Incident incident, Policy policy) {
    Attainment attainment = incident.attainment();
    if (attainment == null || attainment.level() == null) {
      return null;
    }
    Due first = null;
    for (TargetKind kind : KINDS) {
      first = Due.earlier(first, next(kind, attainment, incident, policy));
    }
    return first;
  }

  private static @Nullable Due next(
      TargetKind kind, Attainment attainment, Incident incident, Policy policy) {
    ServiceTarget target = TargetClocks.target(kind, incident, policy);
    TargetRecord told = attainment.target(kind.toString());
    int upTo = told == null ? 0 : told.upTo();
    long passed = told == null ? 0 : told.inRow();
    if (target == null || upTo >= BREACH) {
      return null;
    }
    TargetClock clock = Objects.requireNonNull(TargetClocks.clock(kind, incident, policy));
    int percent = percent(target, upTo);
    Instant at = clock.share(Math.toIntExact(Math.min(passed, LONGEST) * BREACH + percent));
    Instant met = TargetClocks.met(kind, incident);
    return at == null || (met != null && at.isAfter(met))
        ? null
        : new Due(at, (decider, when) -> take(decider, kind, passed + 1, percent, when));
  }

  /** So many intervals in a row that their shares still fit into a number. */
  private static final long LONGEST = Integer.MAX_VALUE / BREACH - 1;

  private static int percent(ServiceTarget target, int upTo) {
    for (int warning : target.warnings()) {
      if (warning > upTo) {
        return warning;
      }
    }
    return BREACH;
  }

  private static void take(
      Decider decider, TargetKind kind, long interval, int percent, Instant at) {
    String target = kind.toString();
    String rule =
        "service-level "
            + Objects.requireNonNull(decider.incident().attainment()).level()
            + "/"
            + target;
    decider.happened(
        percent == BREACH
            ? new ServiceLevelEvent.TargetBreached(target, interval)
            : new ServiceLevelEvent.TargetWarned(target, interval, percent),
        at,
        rule);
  }

  /** How the incident stands towards each target that it is owed. */
  static List<TargetStatus> status(Incident incident, Policy policy, Instant now) {
    List<TargetStatus> all = new ArrayList<>();
    for (TargetKind kind : KINDS) {
      TargetClock clock = TargetClocks.clock(kind, incident, policy);
      if (clock != null) {
        all.add(status(kind, clock, incident, now));
      }
    }
    return all;
  }

  private static TargetStatus status(
      TargetKind kind, TargetClock clock, Incident incident, Instant now) {
    Attainment attainment = Objects.requireNonNull(incident.attainment());
    TargetRecord told = attainment.target(kind.toString());
    Instant met = TargetClocks.met(kind, incident);
    boolean over = met != null && !met.isAfter(now);
    long missed = Math.max(told == null ? 0 : told.missed(), clock.breaches(now));
    TargetStatus.State state =
        missed > 0
            ? TargetStatus.State.BREACHED
            : over
                ? TargetStatus.State.MET
                : clock.served(now.plusNanos(1_000)).compareTo(clock.served(now)) > 0
                    ? TargetStatus.State.RUNNING
                    : TargetStatus.State.PAUSED;
    return new TargetStatus(
        Objects.requireNonNull(attainment.level()),
        kind,
        state,
        over ? null : clock.due(),
        clock.remaining(now),
        missed);
  }

  /** Records which service level the incident is owed as it stands; asked after every step. */
  static void review(Decider decider, Instant at) {
    Incident incident = decider.incident();
    Attainment attainment = incident.attainment();
    String was = attainment == null ? null : attainment.level();
    if ((decider.policy.serviceLevels().isEmpty() && was == null)
        || incident.phase() == Phase.CLOSED) {
      return;
    }
    String is = owed(incident, decider.policy);
    if (!Objects.equals(was, is)) {
      decider.happened(
          new ServiceLevelEvent.LevelChosen(is),
          at,
          is == null ? "no service level" : "service-level " + is);
    }
  }

  /** The first service level that matches; hours and seasons are asked of the log instant. */
  private static @Nullable String owed(Incident incident, Policy policy) {
    for (ServiceLevelRule rule : policy.serviceLevels()) {
      if (rule.when()
          .matches(
              incident, incident.identity().loggedAt(), policy.calendars(), policy.seasons())) {
        return rule.name();
      }
    }
    return null;
  }
}
