package dev.tocsin.verify;

import dev.tocsin.Fixture;
import dev.tocsin.escalation.Path;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.RungOutcome;
import dev.tocsin.incident.ServiceLevelEvent;
import dev.tocsin.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the real engine did with an incident while nobody acted. */
final class Played {
  /** By then every clock of the random policies has shown all that it ever shows. */
  private static final Duration LONG = Duration.ofDays(12);

  private static final Duration STEP = Duration.ofHours(6);

  /** A rung that was taken. */
  record Taken(
      String rung, int occurrence, boolean empty, Set<String> people, Instant at, int position) {}

  final Instant logged;
  @Nullable String path;
  final List<Taken> firstRound = new ArrayList<>();

  /** Those whom rungs reach in each round, up to the last rung that is taken the first time. */
  private final Set<String> reached = new LinkedHashSet<>();

  private final Set<String> repeated = new LinkedHashSet<>();
  final Map<String, Instant> breached = new LinkedHashMap<>();

  /** The first circle of teams, if any: what the path does behind it is not counted. */
  final List<List<String>> circles = new ArrayList<>();

  boolean anotherRound;

  private Played(Instant logged, List<Entry> history) {
    this.logged = logged;
    List<String> teams = new ArrayList<>();
    for (Entry entry : history) {
      IncidentEvent event = entry.event();
      if (event instanceof EscalationEvent.RungFired fired && circles.isEmpty()) {
        repeated.addAll(people(fired.notified()));
        if (fired.occurrence() == 0) {
          reached.addAll(repeated);
        }
      }
      if (event instanceof EscalationEvent.RungFired fired && !anotherRound) {
        firstRound.add(
            new Taken(
                fired.rung(),
                fired.occurrence(),
                fired.outcome() == RungOutcome.EMPTY,
                people(fired.notified()),
                entry.occurredAt(),
                firstRound.size()));
      } else if (event instanceof EscalationEvent.RoundStarted started) {
        path = started.round() == 1 ? started.path() : path;
        anotherRound |= started.round() > 1;
        repeated.clear();
      } else if (event instanceof ServiceLevelEvent.TargetBreached breach) {
        breached.putIfAbsent(breach.target(), entry.occurredAt());
      } else if (event instanceof LifecycleEvent.Logged first) {
        teams.add(first.team());
      } else if (event instanceof OwnershipEvent.Assigned assigned) {
        teams.add(assigned.team());
      } else if (event instanceof OwnershipEvent.HandBackRefused refused && circles.isEmpty()) {
        List<String> circle =
            new ArrayList<>(teams.subList(teams.indexOf(refused.team()), teams.size()));
        circle.add(refused.team());
        circles.add(circle);
      }
    }
  }

  /** Logs one incident of each report at an instant, and lets time pass. */
  static List<Played> at(Policy policy, List<Report> reports, Instant logged) {
    return at(policy, reports, logged, false);
  }

  /** The same, until each has taken all rungs of its path. */
  static List<Played> shortly(Policy policy, List<Report> reports, Instant logged) {
    return at(policy, reports, logged, true);
  }

  /** The same, for what each does at its own time: nobody looks before all of it has come. */
  static List<Played> afterwards(Policy policy, List<Report> reports, Instant logged) {
    Fixture f = new Fixture(policy);
    f.now = logged;
    List<Incident> incidents = reports.stream().map(f.desk::log).toList();
    f.sleep(LONG);
    f.worker.runUntilIdle();
    return incidents.stream().map(each -> new Played(logged, f.history(each))).toList();
  }

  private static List<Played> at(
      Policy policy, List<Report> reports, Instant logged, boolean shortly) {
    Fixture f = new Fixture(policy);
    f.now = logged;
    List<Incident> incidents = reports.stream().map(f.desk::log).toList();
    Instant end = logged.plus(LONG);
    while (f.now.isBefore(end)
        && !(shortly && incidents.stream().allMatch(each -> over(f.get(each), policy)))) {
      f.pass(STEP);
    }
    return incidents.stream().map(each -> new Played(logged, f.history(each))).toList();
  }

  private static boolean over(Incident incident, Policy policy) {
    Path path = policy.matrix().path(incident.escalation().path());
    return path == null || path.rungs().size() == incident.escalation().fired().size();
  }

  /** Those who can act; reporters and subscribers are told, but cannot. */
  private static Set<String> people(List<Notified> notified) {
    Set<String> people = new LinkedHashSet<>();
    for (Notified each : notified) {
      if (each.recipient().kind().equals("person")) {
        people.add(each.recipient().toString());
      }
    }
    return people;
  }

  /** What was taken until the last rung that is ever taken was taken the first time. */
  List<Taken> counted() {
    int last = -1;
    for (Taken each : firstRound) {
      last = each.occurrence() == 0 ? each.position() : last;
    }
    return firstRound.subList(0, last + 1);
  }

  Set<String> reached() {
    return reached;
  }

  /** The first time that a rung was taken. */
  @Nullable Taken first(String rung) {
    for (Taken each : firstRound) {
      if (each.rung().equals(rung)) {
        return each;
      }
    }
    return null;
  }
}
