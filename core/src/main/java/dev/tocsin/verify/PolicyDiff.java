package dev.tocsin.verify;

import static dev.tocsin.verify.Difference.Kind.SETTING;

import com.google.common.collect.ImmutableList;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Urgency;
import dev.tocsin.policy.Policy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What two policies decide differently: not how their documents differ, but which incidents meet
 * something else, each with one of them as a witness. What is written in another way without such
 * an incident is listed, too, and said to be so: two policies of different versions always differ.
 *
 * <p>Exact within the horizon, as {@link Verification} is, and at the same cost. Pure. Source:
 * escalation.md, "Proving a policy".
 */
public final class PolicyDiff {
  private final Policy before;
  private final Policy after;
  private final VerifyOptions options;
  private final Differences differences = new Differences();
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
   * @return empty when, and only when, both have the same {@link Policy#version()}: then they
   *     decide the same, however their documents are spelled
   */
  public List<Difference> differences() {
    return ImmutableList.copyOf(differences.all());
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
    TableDiff tables = new TableDiff(before, after, options, differences);
    StaffDiff staff = new StaffDiff(before, after, options, differences);
    differences.section(
        Difference.Kind.PATH,
        "escalation",
        List.of(before.matrix().rows(), before.matrix().paths()),
        List.of(after.matrix().rows(), after.matrix().paths()),
        tables::rows);
    differences.section(
        Difference.Kind.TEAM, "categories", before.categories(), after.categories(), this::teams);
    differences.section(
        Difference.Kind.PRIORITY,
        "priorities",
        before.priorities(),
        after.priorities(),
        this::priorities);
    differences.section(
        Difference.Kind.SERVICE_LEVEL,
        "service levels",
        before.serviceLevels(),
        after.serviceLevels(),
        tables::serviceLevels);
    staff.teams();
    staff.roles();
    staff.rotas();
    settings();
    proved = tables.proved();
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

  private void settings() {
    differences.parts(SETTING, SettingParts.single(before), SettingParts.single(after));
    section(
        "calendars",
        before.calendars(),
        after.calendars(),
        SettingParts.calendars(before),
        SettingParts.calendars(after));
    section(
        "seasons",
        before.seasons(),
        after.seasons(),
        SettingParts.seasons(before),
        SettingParts.seasons(after));
    section(
        "suppliers",
        before.suppliers(),
        after.suppliers(),
        SettingParts.suppliers(before),
        SettingParts.suppliers(after));
    differences.parts(SETTING, SelfServiceParts.of(before), SelfServiceParts.of(after));
    section(
        "operational levels",
        before.operationalLevels(),
        after.operationalLevels(),
        SettingParts.operationalLevels(before),
        SettingParts.operationalLevels(after));
    section("plans", before.plans(), after.plans(), PlanParts.of(before), PlanParts.of(after));
    section(
        "maintenance",
        before.maintenance(),
        after.maintenance(),
        SettingParts.maintenance(before.maintenance()),
        SettingParts.maintenance(after.maintenance()));
    section(
        "lifecycle",
        before.lifecycle(),
        after.lifecycle(),
        SettingParts.lifecycle(before.lifecycle()),
        SettingParts.lifecycle(after.lifecycle()));
    if (differences.all().isEmpty()) {
      differences.add(
          SETTING, "the whole policy", "version " + before.version(), "version " + after.version());
    }
  }

  private void section(
      String name, Object was, Object is, Map<String, String> one, Map<String, String> other) {
    differences.section(SETTING, name, was, is, () -> differences.parts(SETTING, one, other));
  }

  private void add(Difference.Kind kind, String about, String was, String is) {
    differences.add(kind, about, was, is);
  }
}
