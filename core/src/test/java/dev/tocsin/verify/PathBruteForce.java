package dev.tocsin.verify;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Report;
import dev.tocsin.policy.CatchUp;
import dev.tocsin.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What there is to find on the paths of a random policy, from what the real engine did with every
 * kind of incident at every log instant. Exact: all that such a policy does changes at whole hours
 * only, so each whole hour and one instant between it and the next stand for all.
 */
final class PathBruteForce {
  static final Duration HORIZON = Duration.ofHours(30);

  /** One incident, as its policy lets it be, and with nothing but its thresholds. */
  record Seen(Kind kind, Priority priority, Played real, Played thresholds) {
    Instant due(Rung rung) {
      Played.Taken taken = real.first(rung.id());
      return taken == null ? own(rung) : taken.at();
    }

    Instant own(Rung rung) {
      Played.Taken taken = thresholds.first(rung.id());
      return taken == null ? null : taken.at();
    }

    /** The target that the rung is there to protect is breached by then. */
    boolean late(Rung rung) {
      Instant breach = thresholds.breached.get(CaseReport.protects(rung).toString());
      return !(rung.threshold() instanceof Threshold.Share)
          && breach != null
          && due(rung) != null
          && !due(rung).isBefore(breach);
    }

    boolean early(Rung next, Rung rung) {
      return own(rung) != null && own(next) != null && own(next).isBefore(own(rung));
    }

    boolean hole() {
      return real.reached().isEmpty();
    }
  }

  private final Policy policy;
  private final Map<String, List<Seen>> byPath = new LinkedHashMap<>();
  private final Map<String, String> expected = new TreeMap<>();

  PathBruteForce(long seed) {
    policy = RandomPaths.policy(seed);
    Policy thresholds = RandomPaths.thresholds(seed);
    List<Kind> kinds = Kind.all(policy);
    for (Instant at : instants()) {
      List<Report> reports = kinds.stream().map(Kind::report).toList();
      List<Played> real = Played.shortly(policy, reports, at);
      List<Played> plain = Played.afterwards(thresholds, reports, at);
      for (int i = 0; i < kinds.size(); i++) {
        Kind kind = kinds.get(i);
        Priority priority = policy.priorities().priority(RandomPaths.IMPACT, kind.urgency());
        if (real.get(i).path != null) {
          byPath
              .computeIfAbsent(real.get(i).path, path -> new ArrayList<>())
              .add(new Seen(kind, priority, real.get(i), plain.get(i)));
        }
      }
    }
    circles();
    byPath.forEach((path, seen) -> look(policy.matrix().path(path), seen));
  }

  private void circles() {
    for (List<Seen> all : byPath.values()) {
      for (Seen each : all) {
        each.real()
            .circles
            .forEach(
                teams -> expected.put("CYCLE " + new TreeSet<>(teams), Severity.ERROR.toString()));
      }
    }
  }

  private static List<Instant> instants() {
    List<Instant> all = new ArrayList<>();
    for (int half = 0; half < HORIZON.toHours() * 2; half++) {
      all.add(RandomPaths.FROM.plusSeconds(half * 1_800L));
    }
    return all;
  }

  /** By kind and place: the severity, and what else a finding must say. */
  Map<String, String> expected() {
    return expected;
  }

  Map<String, List<Seen>> byPath() {
    return byPath;
  }

  /** By the instant of a sample, so that the witness of a finding can be looked up. */
  static Instant sample(Instant logged) {
    long hour = logged.getEpochSecond() / 3600 * 3600;
    Instant point = Instant.ofEpochSecond(hour);
    return logged.equals(point) ? point : point.plusSeconds(1_800);
  }

  private void add(FindingKind kind, Path path, String rung, String says) {
    String place = "paths." + path.id() + (rung == null ? "" : "." + rung);
    expected.put(kind + " " + place, says);
  }

  private void look(Path path, List<Seen> seen) {
    stretches(FindingKind.COVERAGE_HOLE, path, null, seen, Seen::hole);
    int asks = firstThatAsks(path);
    if (asks >= 0) {
      stretches(
          FindingKind.EMPTY_FIRST_RUNG,
          path,
          String.valueOf(asks),
          seen,
          each -> {
            Played.Taken first = each.real().first(path.rungs().get(asks).id());
            return first != null && first.empty() && !each.hole();
          });
    }
    stretches(
        FindingKind.SINGLE_POINT_OF_FAILURE,
        path,
        null,
        seen,
        each -> each.real().reached().size() == 1);
    for (int i = 0; i < path.rungs().size(); i++) {
      rung(path, i, seen);
    }
  }

  /** The first rung that is for more than telling those who reported or use it. */
  private static int firstThatAsks(Path path) {
    for (int i = 0; i < path.rungs().size(); i++) {
      for (Action action : path.rungs().get(i).actions()) {
        String text = action.toString();
        boolean asks = text.contains("Summon") || text.contains("Engage");
        for (String word : List.of("on-call of", "accountable", "person", "role", "supplier")) {
          asks |= text.contains("targets") && text.contains(word);
        }
        if (asks) {
          return i;
        }
      }
    }
    return -1;
  }

  /** Critical ones first: if it holds for those, they are what is shown. */
  private void stretches(
      FindingKind kind, Path path, String rung, Collection<Seen> seen, Predicate<Seen> holds) {
    Stretches critical = new Stretches();
    Stretches all = new Stretches();
    for (Seen each : seen) {
      all.add(each.real().logged, holds.test(each));
      if (policy.severe(each.priority())) {
        critical.add(each.real().logged, holds.test(each));
      }
    }
    if (!all.ever()) {
      return;
    }
    boolean severe = critical.ever() && kind != FindingKind.EMPTY_FIRST_RUNG;
    Stretches shown = severe ? critical : all;
    Severity severity =
        switch (kind) {
          case COVERAGE_HOLE ->
              severe || policy.lastResort().isEmpty() ? Severity.ERROR : Severity.WARNING;
          case SINGLE_POINT_OF_FAILURE -> severe ? Severity.WARNING : Severity.INFO;
          default -> Severity.WARNING;
        };
    add(kind, path, rung, severity + ", " + shown.words() + ", first at " + shown.first());
  }

  private void rung(Path path, int number, List<Seen> seen) {
    Rung rung = path.rungs().get(number);
    String at = String.valueOf(number);
    long never = seen.stream().filter(each -> each.own(rung) == null).count();
    if (never > 0) {
      boolean always = never == seen.size();
      add(FindingKind.IMPOSSIBLE_TARGET, path, at, always ? "ERROR" : "WARNING");
      if (always) {
        return;
      }
    }
    long late = seen.stream().filter(each -> each.late(rung)).count();
    if (late > 0) {
      add(FindingKind.TOO_LATE, path, at, late == seen.size() ? "WARNING" : "INFO");
    }
    if (number + 1 < path.rungs().size()) {
      Rung next = path.rungs().get(number + 1);
      long early = seen.stream().filter(each -> each.early(next, rung)).count();
      if (early > 0) {
        add(FindingKind.OUT_OF_ORDER, path, at, early == seen.size() ? "WARNING" : "INFO");
      }
    }
    if (policy.catchUp() == CatchUp.EACH
        && some(seen, rung, (people, before) -> !people.isEmpty())
        && !some(seen, rung, (people, before) -> !before.containsAll(people))) {
      add(FindingKind.NOBODY_NEW, path, at, "INFO");
    }
  }

  /** Whether something ever holds of those whom a rung reaches and those whom others have. */
  private static boolean some(
      List<Seen> seen, Rung rung, BiPredicate<Set<String>, Set<String>> holds) {
    for (Seen each : seen) {
      Set<String> before = new HashSet<>();
      for (Played.Taken taken : each.real().counted()) {
        if (!taken.rung().equals(rung.id())) {
          before.addAll(taken.people());
        } else if (holds.test(taken.people(), before)) {
          return true;
        }
      }
    }
    return false;
  }
}
