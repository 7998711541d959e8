package dev.tocsin.verify;

import static dev.tocsin.verify.Difference.Kind.ON_CALL;

import dev.tocsin.oncall.Layer;
import dev.tocsin.oncall.Rota;
import dev.tocsin.oncall.RotaVersion;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Staffing;
import dev.tocsin.policy.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who is on call or has a role by one policy and not by the other. */
final class StaffDiff {
  private final Policy before;
  private final Policy after;
  private final Instant from;
  private final Instant until;
  private final OnCallLines was;
  private final OnCallLines is;
  private final Differences differences;
  private final Set<String> reported = new HashSet<>();

  StaffDiff(Policy before, Policy after, VerifyOptions options, Differences differences) {
    this.before = before;
    this.after = after;
    this.from = options.from();
    this.until = from.plus(options.horizon());
    this.was = new OnCallLines(before, from, until, DocumentWords::of);
    this.is = new OnCallLines(after, from, until, DocumentWords::of);
    this.differences = differences;
  }

  void teams() {
    for (String id : both(before.teams(), after.teams())) {
      Team one = before.team(id);
      Team other = after.team(id);
      staffing(
          "team", id, one == null ? null : one.onCall(), other == null ? null : other.onCall());
      if (one != null && other != null) {
        differences.add(
            ON_CALL,
            "team " + id + ", tier",
            String.valueOf(one.tier()),
            String.valueOf(other.tier()));
      }
    }
  }

  void roles() {
    for (String id : both(before.roles(), after.roles())) {
      staffing("role", id, before.roles().get(id), after.roles().get(id));
    }
  }

  /** What is written about rotas of which nothing has been said yet; after teams and roles. */
  void rotas() {
    for (String id : both(before.rotas(), after.rotas())) {
      Rota then = before.rotas().get(id);
      Rota now = after.rotas().get(id);
      if (!reported.contains(id) && !Objects.equals(then, now)) {
        differences.section(
            ON_CALL,
            "rota " + id,
            then == null ? "none" : then,
            now == null ? "none" : now,
            () -> differences.parts(ON_CALL, parts(then), parts(now)));
      }
    }
  }

  private static Set<String> both(Map<String, ?> some, Map<String, ?> more) {
    Set<String> ids = new LinkedHashSet<>(some.keySet());
    ids.addAll(more.keySet());
    return ids;
  }

  /** The first time at which they differ, and for how long in all. */
  private void staffing(String what, String id, @Nullable Staffing then, @Nullable Staffing now) {
    TreeSet<Instant> times = new TreeSet<>(Set.of(from));
    times.addAll(then == null ? List.of() : was.changes(then));
    times.addAll(now == null ? List.of() : is.changes(now));
    List<Instant> all = List.copyOf(times);
    Duration length = Duration.ZERO;
    Instant first = null;
    for (int i = 0; i < all.size(); i++) {
      if (!people(what, then, all.get(i), was).equals(people(what, now, all.get(i), is))) {
        length =
            length.plus(Duration.between(all.get(i), i + 1 < all.size() ? all.get(i + 1) : until));
        first = first == null ? all.get(i) : first;
      }
    }
    if (first != null) {
      differences.add(
          ON_CALL,
          "%s %s, for %s of the horizon, first at %s"
              .formatted(what, id, Say.length(length), first),
          people(what, then, first, was),
          people(what, now, first, is));
      report(then);
      report(now);
    } else if (then != null && now != null) {
      differences.add(
          ON_CALL,
          "%s %s, as written, with the same people in the horizon".formatted(what, id),
          DocumentWords.of(then),
          DocumentWords.of(now));
    }
  }

  private void report(@Nullable Staffing staffing) {
    if (staffing instanceof Staffing.ByRota byRota) {
      reported.add(byRota.rota());
    }
  }

  private static String people(
      String what, @Nullable Staffing staffing, Instant at, OnCallLines lines) {
    if (staffing == null) {
      return "no such " + what;
    }
    Set<String> people = lines.people(staffing, at);
    return people == null
        ? "whom the host names"
        : people.isEmpty() ? "nobody" : Words.all(List.copyOf(people));
  }

  private static Map<String, String> parts(@Nullable Rota rota) {
    Map<String, String> parts = new LinkedHashMap<>();
    if (rota == null) {
      return parts;
    }
    String name = "rota " + rota.id();
    parts.put(name + ", zone", rota.zone().toString());
    for (RotaVersion version : rota.versions()) {
      String since = version.from() == null ? name : name + " from " + version.from();
      parts.put(since + ", mode", DocumentWords.of(version.mode()));
      version.layers().forEach(each -> parts.put(since + ", layer " + each.id(), layer(each)));
    }
    rota.overrides()
        .forEach(
            each ->
                parts.merge(
                    name + ", override from " + each.from() + " until " + each.until(),
                    "%s instead of %s, zone %s"
                        .formatted(
                            DocumentWords.of(each.by()),
                            DocumentWords.of(each.person()),
                            each.zone()),
                    (one, other) -> one + "; " + other));
    rota.holidays().forEach(each -> parts.put(name + ", holiday " + each, "a holiday"));
    return parts;
  }

  private static String layer(Layer layer) {
    List<String> words = new ArrayList<>();
    words.add(DocumentWords.contacts(layer.members()));
    words.add(layer.rotation().toString());
    words.add("from " + layer.anchor());
    if (layer.until() != null) {
      words.add("until " + layer.until());
    }
    if (!layer.restrictions().isEmpty()) {
      words.add("only " + DocumentWords.list(layer.restrictions()));
    }
    words.add("on holidays " + DocumentWords.of(layer.onHolidays()));
    return String.join(", ", words);
  }
}
