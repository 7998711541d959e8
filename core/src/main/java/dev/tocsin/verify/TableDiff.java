package dev.tocsin.verify;

import static dev.tocsin.verify.Difference.Kind.PATH;
import static dev.tocsin.verify.Difference.Kind.SERVICE_LEVEL;

import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.ServiceLevelRule;
import dev.tocsin.servicelevel.ServiceLevel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which incidents meet another row or another service level. */
final class TableDiff {
  private static final String UNMOVED = ", as written: no incident was found that it moves";

  private final Policy before;
  private final Policy after;
  private final VerifyOptions options;
  private final Differences differences;
  private final Set<String> reported = new HashSet<>();
  private boolean proved = true;

  TableDiff(Policy before, Policy after, VerifyOptions options, Differences differences) {
    this.before = before;
    this.after = after;
    this.options = options;
    this.differences = differences;
  }

  boolean proved() {
    return proved;
  }

  void rows() {
    reported.clear();
    tables(PATH, Rule.rows(before), Rule.rows(after), "no row");
    unmoved(PATH, rows(before), rows(after));
    differences.order(
        PATH,
        "order of the rows",
        before.matrix().rows().stream().map(MatrixRow::name).toList(),
        after.matrix().rows().stream().map(MatrixRow::name).toList());
    Set<String> said = new HashSet<>();
    taken(before, said);
    taken(after, said);
    Set<String> ids = new LinkedHashSet<>(before.matrix().paths().keySet());
    ids.addAll(after.matrix().paths().keySet());
    ids.removeAll(said);
    for (String id : ids) {
      Path was = before.matrix().path(id);
      Path is = after.matrix().path(id);
      if (!Objects.equals(was, is)) {
        Changed changed = Changed.paths(was, is);
        differences.add(
            PATH,
            "path " + id + UNMOVED,
            was == null ? "none" : changed.before(),
            is == null ? "none" : changed.after());
      }
    }
  }

  void serviceLevels() {
    reported.clear();
    tables(
        SERVICE_LEVEL, Rule.serviceLevels(before), Rule.serviceLevels(after), "no service level");
    unmoved(SERVICE_LEVEL, levels(before), levels(after));
    for (ServiceLevelRule was : before.serviceLevels()) {
      for (ServiceLevelRule is : after.serviceLevels()) {
        if (was.name().equals(is.name()) && !reported.contains(was.name())) {
          Changed changed = Changed.levels(was.level(), is.level());
          differences.add(
              SERVICE_LEVEL,
              "service level " + was.name() + UNMOVED,
              changed.before(),
              changed.after());
        }
      }
    }
    differences.order(
        SERVICE_LEVEL,
        "order of the service levels",
        before.serviceLevels().stream().map(ServiceLevelRule::name).toList(),
        after.serviceLevels().stream().map(ServiceLevelRule::name).toList());
  }

  /** The paths of the rows of which something has been said. */
  private void taken(Policy policy, Set<String> paths) {
    for (MatrixRow row : policy.matrix().rows()) {
      if (reported.contains(row.name())) {
        paths.add(row.path());
      }
    }
  }

  private void unmoved(Difference.Kind kind, Map<String, String> was, Map<String, String> is) {
    String what = kind == PATH ? "row " : "service level ";
    Map<String, String> one = new LinkedHashMap<>();
    Map<String, String> other = new LinkedHashMap<>();
    was.forEach((name, words) -> put(one, what, name, words));
    is.forEach((name, words) -> put(other, what, name, words));
    differences.parts(kind, one, other);
  }

  private void put(Map<String, String> all, String what, String name, String words) {
    if (!reported.contains(name)) {
      all.put(what + name + UNMOVED, words);
    }
  }

  private static Map<String, String> rows(Policy policy) {
    Map<String, String> rows = new LinkedHashMap<>();
    for (MatrixRow row : policy.matrix().rows()) {
      rows.put(
          row.name(),
          "when %s, path %s%s"
              .formatted(
                  WhenWords.of(row.when()),
                  row.path(),
                  row.overlaps().isEmpty()
                      ? ""
                      : ", overlaps " + DocumentWords.list(row.overlaps())));
    }
    return rows;
  }

  private static Map<String, String> levels(Policy policy) {
    Map<String, String> levels = new LinkedHashMap<>();
    for (ServiceLevelRule rule : policy.serviceLevels()) {
      levels.put(rule.name(), "when " + WhenWords.of(rule.when()));
    }
    return levels;
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
      List<List<Box>> takenBefore = left(space, 0, was.size(), cover);
      List<List<Box>> takenAfter = left(space, was.size(), asked.size(), cover);
      for (int i = 0; i < takenBefore.size(); i++) {
        for (int j = 0; j < takenAfter.size(); j++) {
          Rule one = i < was.size() ? was.get(i) : null;
          Rule other = j < is.size() ? is.get(j) : null;
          Box shared = same(one, other) ? null : shared(takenBefore.get(i), takenAfter.get(j));
          if (shared != null) {
            add(kind, space, shared, one, other, none);
          }
        }
      }
    } catch (Cover.OutOfBudget e) {
      proved = false;
    }
  }

  /** What each rule takes, in order, and as the last what none takes. */
  private static List<List<Box>> left(Space space, int from, int to, Cover cover)
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

  private void add(
      Difference.Kind kind,
      Space space,
      Box shared,
      @Nullable Rule one,
      @Nullable Rule other,
      String none) {
    Object was = one == null ? null : one.effect();
    Object is = other == null ? null : other.effect();
    Changed changed =
        kind == PATH
            ? Changed.paths((Path) was, (Path) is)
            : Changed.levels((ServiceLevel) was, (ServiceLevel) is);
    differences.add(
        kind,
        space.words(shared),
        effect(kind, one, changed.before(), none),
        effect(kind, other, changed.after(), none),
        space.example(shared));
  }

  private String effect(Difference.Kind kind, @Nullable Rule rule, String changed, String none) {
    if (rule == null) {
      return none;
    }
    reported.add(rule.name());
    String name = "%s '%s'".formatted(kind == PATH ? "row" : "service level", rule.name());
    return changed.isEmpty() ? name : name + ": " + changed;
  }
}
