package dev.tocsin.escalation;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Source;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents a row of the matrix is for: every condition that is set must hold, and an empty
 * one means any.
 *
 * <p>Make one with {@link #any()} and narrow it: each method returns a copy. Immutable. Impact,
 * urgency, attributes, support hours and seasons take their place beside these. Source:
 * escalation.md, "The matrix" (conditions).
 *
 * @param categories one of these, or below one of them
 * @param priorities one of these
 * @param services one of these
 * @param teams the accountable team is one of these
 * @param sources one of these
 */
public record When(
    Set<Category> categories,
    Set<Priority> priorities,
    Set<String> services,
    Set<String> teams,
    Set<Source> sources) {
  /** Copies and sorts the sets. */
  public When {
    categories = ImmutableSortedSet.copyOf(Comparator.comparing(Category::path), categories);
    priorities = ImmutableSortedSet.copyOf(priorities);
    services = ImmutableSortedSet.copyOf(services);
    teams = ImmutableSortedSet.copyOf(teams);
    sources = ImmutableSortedSet.copyOf(Comparator.comparing(Source::name), sources);
  }

  /**
   * Every incident.
   *
   * @return no conditions
   */
  public static When any() {
    return new When(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
  }

  /**
   * Only of some categories and those below them.
   *
   * @param paths such as "application/checkout"
   * @return a copy
   */
  public When categories(String... paths) {
    ImmutableSet.Builder<Category> set = ImmutableSet.builder();
    for (String path : paths) {
      set.add(Category.of(path));
    }
    return new When(set.build(), priorities, services, teams, sources);
  }

  /**
   * Only of some priorities.
   *
   * @param values the priorities
   * @return a copy
   */
  public When priorities(Priority... values) {
    return new When(categories, ImmutableSet.copyOf(values), services, teams, sources);
  }

  /**
   * Only of some services.
   *
   * @param values the services
   * @return a copy
   */
  public When services(String... values) {
    return new When(categories, priorities, ImmutableSet.copyOf(values), teams, sources);
  }

  /**
   * Only of some accountable teams.
   *
   * @param values the teams' ids
   * @return a copy
   */
  public When teams(String... values) {
    return new When(categories, priorities, services, ImmutableSet.copyOf(values), sources);
  }

  /**
   * Only from some sources.
   *
   * @param values the sources
   * @return a copy
   */
  public When sources(Source... values) {
    return new When(categories, priorities, services, teams, ImmutableSet.copyOf(values));
  }

  /**
   * Whether there is no condition at all: a default row.
   *
   * @return true when every incident matches
   */
  public boolean matchesAll() {
    return categories.isEmpty()
        && priorities.isEmpty()
        && services.isEmpty()
        && teams.isEmpty()
        && sources.isEmpty();
  }

  /**
   * Whether an incident matches.
   *
   * @param incident as it stands
   * @return true when every condition holds
   */
  public boolean matches(Incident incident) {
    return (priorities.isEmpty() || priorities.contains(incident.priority()))
        && (categories.isEmpty() || within(incident.category()))
        && (services.isEmpty() || contains(services, incident.details().service()))
        && (teams.isEmpty() || teams.contains(incident.team()))
        && (sources.isEmpty() || sources.contains(incident.details().source()));
  }

  private boolean within(Category category) {
    for (Category top : categories) {
      if (category.within(top)) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(Set<String> set, @Nullable String value) {
    return value != null && set.contains(value);
  }
}
