package dev.tocsin.verify;

import com.google.common.collect.ImmutableList;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Urgency;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What two policies decide differently: not how their documents differ, but which incidents meet
 * something else, each with one of them as a witness.
 *
 * <p>Exact within the horizon, as {@link Verification} is, and at the same cost. Pure. Source:
 * escalation.md, "Proving a policy".
 */
public final class PolicyDiff {
  private final Policy before;
  private final Policy after;
  private final VerifyOptions options;
  private final List<Difference> differences = new ArrayList<>();
  private boolean proved = true;

  private PolicyDiff(Policy before, Policy after, VerifyOptions options) {
    this.before = before;
    this.after = after;
    this.options = options;
  }

  /**
   * Compares two policies.
   *
   * @param before the one in force
   * @param after the one that is meant to follow
   * @param options which time is looked at, and how hard
   * @return what they decide differently
   */
  public static PolicyDiff between(Policy before, Policy after, VerifyOptions options) {
    PolicyDiff diff = new PolicyDiff(before, after, options);
    if (!before.version().equals(after.version())) {
      diff.compare();
    }
    return diff;
  }

  /**
   * What they decide differently: incidents first, then people, then settings.
   *
   * @return empty when they decide the same, however their documents differ
   */
  public List<Difference> differences() {
    return ImmutableList.copyOf(differences);
  }

  /**
   * Whether all differences are listed.
   *
   * @return false when the tables were too tangled for the budget: paths or service levels may then
   *     differ in ways that are not listed
   */
  public boolean proved() {
    return proved;
  }

  private void compare() {
    tables(Difference.Kind.PATH, Rule.rows(before), Rule.rows(after), "no row");
    teams();
    priorities();
    tables(
        Difference.Kind.SERVICE_LEVEL,
        Rule.serviceLevels(before),
        Rule.serviceLevels(after),
        "no service level");
    onCall();
    settings();
  }

  private void tables(Difference.Kind kind, List<Rule> was, List<Rule> is, String none) {
    List<Asked> asked = new ArrayList<>(Asked.of(before, was));
    asked.addAll(Asked.of(after, is));
    if (asked.isEmpty()) {
      return;
    }
    Space space = Space.natural(asked, options.from());
    Cover cover = new Cover(options.budget());
    try {
      List<List<Box>> takenBefore = taken(space, 0, was.size(), cover);
      List<List<Box>> takenAfter = taken(space, was.size(), asked.size(), cover);
      for (int i = 0; i < takenBefore.size(); i++) {
        for (int j = 0; j < takenAfter.size(); j++) {
          Rule one = i < was.size() ? was.get(i) : null;
          Rule other = j < is.size() ? is.get(j) : null;
          Box shared = same(one, other) ? null : shared(takenBefore.get(i), takenAfter.get(j));
          if (shared != null) {
            Example example = space.example(shared);
            differences.add(
                new Difference(
                    kind,
                    space.words(shared),
                    effect(kind, one, none, "before"),
                    effect(kind, other, none, "after"),
                    example));
          }
        }
      }
    } catch (Cover.OutOfBudget e) {
      proved = false;
    }
  }

  /** What each rule takes, in order, and as the last what none takes. */
  private static List<List<Box>> taken(Space space, int from, int to, Cover cover)
      throws Cover.OutOfBudget {
    List<List<Box>> taken = new ArrayList<>();
    for (int i = from; i < to; i++) {
      taken.add(
          space.box(i).empty()
              ? List.of()
              : cover.left(space.box(i), space.boxes().subList(from, i)));
    }
    taken.add(cover.left(space.whole(), space.boxes().subList(from, to)));
    return taken;
  }

  private static boolean same(@Nullable Rule one, @Nullable Rule other) {
    return one == null ? other == null : other != null && one.effect().equals(other.effect());
  }

  private static @Nullable Box shared(List<Box> some, List<Box> others) {
    for (Box one : some) {
      for (Box other : others) {
        Box shared = one.shared(other);
        if (shared != null) {
          return shared;
        }
      }
    }
    return null;
  }

  private static String effect(
      Difference.Kind kind, @Nullable Rule rule, String none, String when) {
    if (rule == null) {
      return none;
    }
    String what = kind == Difference.Kind.PATH ? "row" : "service level";
    return "%s '%s' as it is %s".formatted(what, rule.name(), when);
  }

  private void teams() {
    Set<String> named = new TreeSet<>();
    before.categories().teams().keySet().forEach(each -> named.add(each.path()));
    after.categories().teams().keySet().forEach(each -> named.add(each.path()));
    for (String path : named) {
      add(
          Difference.Kind.TEAM,
          "category " + path,
          before.categories().team(path),
          after.categories().team(path));
    }
    add(
        Difference.Kind.TEAM,
        "every other category",
        before.categories().defaultTeam(),
        after.categories().defaultTeam());
  }

  private void priorities() {
    Set<Impact> impacts = new LinkedHashSet<>(before.priorities().impacts());
    impacts.addAll(after.priorities().impacts());
    Set<Urgency> urgencies = new LinkedHashSet<>(before.priorities().urgencies());
    urgencies.addAll(after.priorities().urgencies());
    for (Impact impact : impacts) {
      for (Urgency urgency : urgencies) {
        add(
            Difference.Kind.PRIORITY,
            "impact %s, urgency %s".formatted(impact, urgency),
            word(before.priorities().find(impact, urgency)),
            word(after.priorities().find(impact, urgency)));
      }
    }
  }

  private static String word(@Nullable Priority priority) {
    return priority == null ? "no such word" : priority.toString();
  }

  private void onCall() {
    Instant until = options.from().plus(options.horizon());
    OnCallLines was = new OnCallLines(before, options.from(), until);
    OnCallLines is = new OnCallLines(after, options.from(), until);
    Set<String> teams = new LinkedHashSet<>(before.teams().keySet());
    teams.addAll(after.teams().keySet());
    for (String id : teams) {
      TreeSet<Instant> times = new TreeSet<>(Set.of(options.from()));
      changes(before.team(id), was, times);
      changes(after.team(id), is, times);
      onCall(id, List.copyOf(times), until, was, is);
    }
  }

  private static void changes(@Nullable Team team, OnCallLines lines, Set<Instant> times) {
    if (team != null) {
      times.addAll(lines.changes(team.onCall()));
    }
  }

  /** The first time at which they differ, and for how long in all. */
  private void onCall(
      String team, List<Instant> times, Instant until, OnCallLines was, OnCallLines is) {
    Duration all = Duration.ZERO;
    Instant first = null;
    String one = "";
    String other = "";
    for (int i = 0; i < times.size(); i++) {
      String then = people(before, team, times.get(i), was);
      String now = people(after, team, times.get(i), is);
      if (!then.equals(now)) {
        Instant end = i + 1 < times.size() ? times.get(i + 1) : until;
        all = all.plus(Duration.between(times.get(i), end));
        if (first == null) {
          first = times.get(i);
          one = then;
          other = now;
        }
      }
    }
    if (first != null) {
      differences.add(
          new Difference(
              Difference.Kind.ON_CALL,
              "team %s, for %s of the horizon, first at %s".formatted(team, Say.length(all), first),
              one,
              other,
              null));
    }
  }

  private static String people(Policy policy, String team, Instant at, OnCallLines lines) {
    Team known = policy.team(team);
    if (known == null) {
      return "no such team";
    }
    Set<String> people = lines.people(known.onCall(), at);
    return people == null
        ? "whom the host names"
        : people.isEmpty() ? "nobody" : Words.all(List.copyOf(people));
  }

  private void settings() {
    Map<String, Object[]> settings = new LinkedHashMap<>();
    both(settings, "last resort", before.lastResort(), after.lastResort());
    both(settings, "severe priorities", before.severe(), after.severe());
    both(
        settings,
        "auto-close after",
        Say.length(before.times().autoClose()),
        Say.length(after.times().autoClose()));
    both(
        settings,
        "reopening within",
        Say.length(before.times().reopenWindow()),
        Say.length(after.times().reopenWindow()));
    both(
        settings,
        "follow-up of holds after",
        Say.length(before.times().followUp()),
        Say.length(after.times().followUp()));
    both(settings, "acknowledgements lapse after", lapse(before), lapse(after));
    both(settings, "catch-up", before.catchUp(), after.catchUp());
    both(settings, "delivery", before.delivery(), after.delivery());
    both(settings, "quiet hours", quiet(before), quiet(after));
    both(settings, "maintenance", before.maintenance(), after.maintenance());
    both(settings, "holds that stop the path", before.pauses(), after.pauses());
    both(settings, "open incidents", before.adoption(), after.adoption());
    both(settings, "states", before.lifecycle().states(), after.lifecycle().states());
    both(
        settings, "transitions", before.lifecycle().transitions(), after.lifecycle().transitions());
    settings.forEach(
        (name, values) ->
            add(Difference.Kind.SETTING, name, values[0].toString(), values[1].toString()));
  }

  private static void both(Map<String, Object[]> all, String name, Object was, Object is) {
    all.put(name, new Object[] {was, is});
  }

  private static String lapse(Policy policy) {
    Duration lapse = policy.times().acknowledgementLapse();
    return lapse == null ? "never" : Say.length(lapse);
  }

  private static String quiet(Policy policy) {
    return policy.quietHours() == null ? "none" : policy.quietHours().toString();
  }

  private void add(Difference.Kind kind, String about, String was, String is) {
    if (!was.equals(is)) {
      differences.add(new Difference(kind, about, was, is, null));
    }
  }
}
