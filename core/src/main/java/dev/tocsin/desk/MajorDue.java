package dev.tocsin.desk;

import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Target;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.MajorCandidate;
import dev.tocsin.incident.MajorEvent;
import dev.tocsin.incident.MajorIncident;
import dev.tocsin.incident.Notified;
import dev.tocsin.policy.MajorRules;
import dev.tocsin.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What time brings to an open incident that is, or may be, a major one: the roster's call, another
 * commander, an update that is due, a candidate that nobody answered. Source: domain.md, practice
 * 7.
 */
final class MajorDue {
  private static final String SECTION = "major-incidents";

  private MajorDue() {}

  static @Nullable Due next(Incident incident, Policy policy) {
    MajorRules rules = policy.majorIncidents();
    if (rules == null || (incident.major() == null && incident.majorCase() == null)) {
      return null;
    }
    MajorIncident major = incident.major();
    if (major == null) {
      return candidate(incident, rules);
    }
    Due first = Commander.next(incident, policy);
    if (rules.team() != null && major.calledAt() == null) {
      Instant at = major.commander() == null ? incident.recordedAt() : called(major);
      first = Due.earlier(first, new Due(at, MajorDue::call));
    }
    return Due.earlier(first, Cadence.next(incident, policy));
  }

  /** Not before somebody commands, whenever that came to be. */
  private static Instant called(MajorIncident major) {
    Instant since = Objects.requireNonNull(major.commander()).since();
    return PathClock.later(major.at(), since);
  }

  private static @Nullable Due candidate(Incident incident, MajorRules rules) {
    MajorCandidate candidate =
        incident.majorCase() == null ? null : incident.majorCase().candidate();
    return candidate == null || rules.declareAfter() == null
        ? null
        : new Due(candidate.at().plus(rules.declareAfter()), MajorDue::declare);
  }

  private static void declare(Decider decider, Instant at) {
    declared(
        decider,
        new EscalationEvent.MajorDeclared("nobody answered the proposal"),
        at,
        SECTION + "/declare-after");
  }

  /** Declares it, and somebody commands from the same instant on. */
  static void declared(Decider decider, IncidentEvent event, Instant at, @Nullable String rule) {
    if (rule == null) {
      decider.record(event);
    } else {
      decider.happened(event, at, rule);
    }
    Commander.name(decider, at);
  }

  private static void call(Decider decider, Instant at) {
    MajorRules rules = Objects.requireNonNull(decider.policy.majorIncidents());
    String team = Objects.requireNonNull(rules.team());
    Reach reach = Reach.onCall(team, decider);
    List<Contact> contacts = reach.contacts();
    List<Contact> some = contacts.subList(0, Math.min(contacts.size(), RungCalls.MOST));
    int leftOut = contacts.size() - some.size();
    List<Notified> called =
        decider.tell(
            some,
            Message.MAJOR,
            "A major incident is declared, and your team responds: "
                + Objects.requireNonNull(decider.incident().major()).reason());
    decider.happened(
        new MajorEvent.ResponseTeamCalled(
            team,
            called,
            leftOut == 0
                ? reach.nobody()
                : leftOut + " more people were not told: too many are on call"),
        at,
        SECTION + "/team",
        reach.zone());
  }

  /** Proposes it, unless it is one already, or is proposed: the roster and the commander hear. */
  static void propose(Decider decider, String reason, int room, Instant at, @Nullable String rule) {
    Incident incident = decider.incident();
    MajorRules rules = decider.policy.majorIncidents();
    boolean there = incident.majorCase() != null && incident.majorCase().candidate() != null;
    if (incident.major() != null || there || rules == null) {
      return;
    }
    Set<Contact> all = new LinkedHashSet<>();
    if (rules.team() != null) {
      all.addAll(Reach.onCall(rules.team(), decider).contacts());
    }
    List<Contact> commander = Reach.of(new Target.Role(rules.commander()), decider).contacts();
    all.addAll(commander.isEmpty() && all.isEmpty() ? decider.policy.lastResort() : commander);
    List<Contact> contacts = new ArrayList<>(all);
    List<Notified> notified =
        decider.tell(
            contacts.subList(0, Math.min(contacts.size(), Math.max(room, 1))),
            Message.MAJOR,
            "Is this a major incident? Declare or dismiss it"
                + (rules.declareAfter() == null
                    ? ": "
                    : "; unanswered it is declared at " + at.plus(rules.declareAfter()) + ": ")
                + reason);
    MajorEvent event = new MajorEvent.MajorProposed(reason, notified);
    if (rule == null) {
      decider.record(event);
    } else {
      decider.happened(event, at, rule);
    }
  }
}
