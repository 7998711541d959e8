package dev.tocsin.examples.blackfriday.play;

import dev.tocsin.ServiceDesk;
import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.incident.Acknowledgement;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Recipient;
import dev.tocsin.incident.SwarmMember;
import dev.tocsin.lifecycle.Trigger;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The people who deal with one incident. Where the path calls a swarm, the first pages go
 * unanswered and somebody of the first called team takes it; otherwise whoever is on call for the
 * accountable team does. The service desk closes what is resolved.
 */
final class Part {
  private static final Duration ANSWERS = Duration.ofMinutes(1);
  private static final Duration FINDS_THE_CAUSE = Duration.ofMinutes(2);
  private static final Duration REPAIRS = Duration.ofMinutes(1);
  private static final Duration ANSWERS_A_PAGE = Duration.ofMinutes(2);
  private static final Duration WORKS = Duration.ofMinutes(15);
  private static final Duration ASKS_AROUND = Duration.ofMinutes(15);

  private static final Duration ANSWERS_CALLS = Duration.ofMinutes(2);
  private static final String GREETING = "callers hear that we know and that we are on it";

  private enum Stage {
    TAKE,
    BEGIN,
    RESOLVE,
    CLOSE,
    DONE
  }

  private final IncidentId id;
  private final ServiceDesk desk;
  private final Policy policy;
  private final Supplier<Instant> now;
  private final String remedy;
  private @Nullable Instant greets;
  private Stage stage = Stage.TAKE;
  private @Nullable Instant lastStep;

  Part(Incident incident, ServiceDesk desk, Supplier<Instant> now, String remedy) {
    this.id = incident.id();
    this.desk = desk;
    this.now = now;
    this.policy = desk.policy();
    this.remedy = remedy;
    this.greets = greets(incident);
  }

  /** When the people do something next, as things stand; empty while they wait for the desk. */
  Optional<Instant> next() {
    Instant due = due(incident());
    return Optional.ofNullable(
        greets != null && (due == null || greets.isBefore(due)) ? greets : due);
  }

  /** When the service desk, having been informed, has told the callers. */
  private @Nullable Instant greets(Incident logged) {
    String agent = agent();
    boolean informed =
        agent != null
            && !agent.equals(onCall(logged.team()))
            && logged.escalation().fired().stream()
                .flatMap(rung -> rung.notified().stream())
                .anyMatch(each -> each.recipient().equals(Recipient.person(agent)));
    return informed ? logged.identity().loggedAt().plus(ANSWERS_CALLS) : null;
  }

  private @Nullable Instant due(Incident incident) {
    if (incident.phase() == Phase.CLOSED) {
      return null;
    }
    Instant last = lastStep;
    return switch (stage) {
      case TAKE -> takes(incident);
      case BEGIN -> last == null ? null : last.plus(swarms(incident) ? FINDS_THE_CAUSE : ANSWERS);
      case RESOLVE -> last == null ? null : last.plus(swarms(incident) ? REPAIRS : WORKS);
      case CLOSE -> last == null ? null : last.plus(ASKS_AROUND);
      case DONE -> null;
    };
  }

  /** Does what is due at an instant, which is now; returns true when nothing is left to do. */
  boolean act(Instant now) {
    if (greets != null && !greets.isAfter(now)) {
      desk.comment(id, Actor.person(orElse(agent(), "")), GREETING);
      greets = null;
    }
    for (Instant due = due(incident()); due != null && !due.isAfter(now); due = due(incident())) {
      act(incident());
      lastStep = due;
    }
    return stage == Stage.DONE && greets == null;
  }

  private void act(Incident incident) {
    switch (stage) {
      case TAKE -> take(incident);
      case BEGIN -> begin(incident);
      case RESOLVE -> resolve(incident);
      case CLOSE -> close(incident);
      case DONE -> {}
    }
  }

  private Incident incident() {
    return desk.find(id).orElseThrow();
  }

  private @Nullable Instant takes(Incident incident) {
    SwarmMember called = firstCalled(incident);
    if (called != null) {
      return called.summonedAt().plus(ANSWERS);
    }
    if (swarmToCome(incident) || onCall(incident.team()) == null) {
      return null;
    }
    return incident.escalation().start().plus(ANSWERS_A_PAGE);
  }

  private void take(Incident incident) {
    SwarmMember called = firstCalled(incident);
    String team = called == null ? incident.team() : called.team();
    Actor person = Actor.person(orElse(onCall(team), team));
    desk.acknowledge(id, person);
    if (called != null) {
      desk.handle(id, new Command.JoinSwarm(team), Caller.of(person));
    }
    stage = Stage.BEGIN;
  }

  private void begin(Incident incident) {
    Actor person = owner(incident);
    SwarmMember called = firstCalled(incident);
    if (called != null) {
      desk.handle(id, new Command.IdentifyPrimary(called.team()), Caller.of(person));
    }
    if (possible(Trigger.START)) {
      desk.start(id, person);
    }
    stage = Stage.RESOLVE;
  }

  private void resolve(Incident incident) {
    if (possible(Trigger.RESOLVE)) {
      desk.resolve(id, owner(incident), remedy);
      stage = Stage.CLOSE;
    } else {
      stage = Stage.DONE;
    }
  }

  private void close(Incident incident) {
    if (possible(Trigger.CLOSE)) {
      String agent = agent();
      desk.handle(
          id,
          new Command.Close("those who had called say that it works"),
          Caller.of(agent == null ? owner(incident) : Actor.person(agent)));
    }
    stage = Stage.DONE;
  }

  private boolean possible(Trigger trigger) {
    return policy.lifecycle().find(incident().state(), trigger, null) != null;
  }

  private static Actor owner(Incident incident) {
    Acknowledgement acknowledgement = incident.acknowledgement();
    return acknowledgement == null ? Actor.person("somebody") : acknowledgement.by();
  }

  private boolean swarms(Incident incident) {
    return firstCalled(incident) != null;
  }

  /** The first team that was called to help, is still there and has somebody on call. */
  private @Nullable SwarmMember firstCalled(Incident incident) {
    if (incident.swarm() == null) {
      return null;
    }
    for (SwarmMember member : incident.swarm().members()) {
      boolean invited = !member.notified().isEmpty() && member.releasedAt() == null;
      if (invited && onCall(member.team()) != null) {
        return member;
      }
    }
    return null;
  }

  private boolean swarmToCome(Incident incident) {
    Path path = policy.matrix().path(incident.escalation().path());
    if (path == null) {
      return false;
    }
    for (Rung rung : path.rungs()) {
      for (Action action : rung.actions()) {
        if (action instanceof Action.Summon summon && helps(summon, incident.team())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean helps(Action.Summon summon, String accountable) {
    return summon.teams().stream()
        .anyMatch(team -> !team.equals(accountable) && onCall(team) != null);
  }

  private @Nullable String agent() {
    for (Team team : policy.teams().values()) {
      if (team.tier() == 1 && onCall(team.id()) != null) {
        return onCall(team.id());
      }
    }
    return null;
  }

  private @Nullable String onCall(String team) {
    List<Contact> contacts = Duties.of(policy, team, now.get());
    return contacts.isEmpty() ? null : contacts.get(0).recipient().id();
  }

  private static String orElse(@Nullable String value, String otherwise) {
    return value == null ? otherwise : value;
  }
}
