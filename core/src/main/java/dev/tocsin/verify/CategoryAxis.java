package dev.tocsin.verify;

import dev.tocsin.escalation.When;
import dev.tocsin.incident.Category;
import dev.tocsin.policy.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Categories: each that some rule or the mapping names, what lies below one that is named exactly,
 * and one that nobody names. With the mapping's team, which a category decides unless a person
 * overrides it.
 */
final class CategoryAxis implements Axis {
  private static final int SEGMENTS = 8;

  private final List<Category> values = new ArrayList<>();
  private final Map<String, long[]> within = new HashMap<>();
  private final Map<String, Integer> exactly = new HashMap<>();
  private final Map<Policy, Map<String, long[]>> byTeam = new HashMap<>();
  private final boolean withTeam;

  /**
   * The axis.
   *
   * @param withTeam whether a condition on the team is asked here, of the mapping's team
   */
  CategoryAxis(List<Asked> rules, boolean withTeam) {
    this.withTeam = withTeam;
    Set<String> named = new TreeSet<>();
    Set<String> opened = new TreeSet<>();
    Set<Policy> policies = Asked.policies(rules);
    for (Policy policy : policies) {
      policy.categories().teams().keySet().forEach(each -> named.add(each.path()));
    }
    for (Asked asked : rules) {
      When when = asked.when();
      when.categories().forEach(each -> named.add(each.path()));
      when.exactCategories().forEach(each -> opened.add(each.path()));
    }
    named.addAll(opened);
    named.add(Category.UNCATEGORISED.path());
    for (String path : named) {
      exactly.put(path, values.size());
      values.add(Category.of(path));
    }
    for (String path : opened) {
      if (path.chars().filter(each -> each == '/').count() < SEGMENTS - 1) {
        values.add(Category.of(other(path + "/", named)));
      }
    }
    values.add(Category.of(other("", named)));
    for (int i = 0; i < values.size(); i++) {
      String path = values.get(i).path();
      for (@Nullable String up = path; up != null; up = parent(up)) {
        Bits.add(within.computeIfAbsent(up, each -> Bits.none(values.size())), i);
      }
      for (Policy policy : policies) {
        String team = policy.categories().team(path);
        Bits.add(
            byTeam
                .computeIfAbsent(policy, each -> new HashMap<>())
                .computeIfAbsent(team, each -> Bits.none(values.size())),
            i);
      }
    }
  }

  private static String other(String prefix, Set<String> named) {
    String name = prefix + "other";
    for (int i = 2; named.contains(name); i++) {
      name = prefix + "other-" + i;
    }
    return name;
  }

  private static @Nullable String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? null : path.substring(0, slash);
  }

  @Override
  public int size() {
    return values.size();
  }

  @Override
  public long[] admitted(Asked asked) {
    When when = asked.when();
    long[] set = Bits.none(values.size());
    if (when.categories().isEmpty() && when.exactCategories().isEmpty()) {
      set = Bits.all(values.size());
    }
    for (Category each : when.categories()) {
      Bits.addAll(set, Objects.requireNonNull(within.get(each.path())));
    }
    for (Category each : when.exactCategories()) {
      Bits.add(set, Objects.requireNonNull(exactly.get(each.path())));
    }
    if (!withTeam || when.teams().isEmpty()) {
      return set;
    }
    long[] theirs = Bits.none(values.size());
    for (String team : when.teams()) {
      Bits.addAll(
          theirs,
          Objects.requireNonNull(byTeam.get(asked.policy()))
              .getOrDefault(team, Bits.none(values.size())));
    }
    return Bits.and(set, theirs);
  }

  @Override
  public void fill(Sketch sketch, int value) {
    sketch.category = values.get(value);
  }

  @Override
  public String words(long[] set) {
    return Words.some("category", values, set);
  }
}
