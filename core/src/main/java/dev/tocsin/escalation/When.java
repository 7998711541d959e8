package dev.tocsin.escalation;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.Season;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.Urgency;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents a row of the matrix is for: every condition that is set must hold, and an empty
 * one means any.
 *
 * <p>Make one with {@link #any()} and narrow it: each method returns a copy in which it replaces
 * that one condition. Sets and maps are sorted. Immutable; null only where marked. What an incident
 * lacks (a service, an attribute) equals nothing. Source: escalation.md, "The matrix" (conditions).
 *
 * @param categories one of these, or below one of them; together with {@code exactCategories} one
 *     condition, of which either part is enough
 * @param exactCategories exactly one of these
 * @param priorities one of these
 * @param impacts one of these
 * @param urgencies one of these
 * @param services one of these
 * @param teams the accountable team is one of these
 * @param sources one of these
 * @param attributes by the attribute's name: its value is one of these; every name must hold
 * @param hours inside or outside the hours of a calendar at the start of the round; null for any
 * @param seasons the start of the round lies in one of these
 */
public record When(
    Set<Category> categories,
    Set<Category> exactCategories,
    Set<Priority> priorities,
    Set<Impact> impacts,
    Set<Urgency> urgencies,
    Set<String> services,
    Set<String> teams,
    Set<Source> sources,
    Map<String, Set<String>> attributes,
    @Nullable SupportHours hours,
    Set<String> seasons) {
  private static final When ANY = new WhenParts().toWhen();
  private static final int VALUE = 4_000;

  /** Copies and sorts the sets, and checks the texts. */
  public When {
    categories = ImmutableSortedSet.copyOf(Comparator.comparing(Category::path), categories);
    exactCategories =
        ImmutableSortedSet.copyOf(Comparator.comparing(Category::path), exactCategories);
    priorities = ImmutableSortedSet.copyOf(priorities);
    impacts = ImmutableSortedSet.copyOf(Comparator.comparing(Impact::name), impacts);
    urgencies = ImmutableSortedSet.copyOf(Comparator.comparing(Urgency::name), urgencies);
    services = names("service", services);
    teams = names("team", teams);
    sources = ImmutableSortedSet.copyOf(Comparator.comparing(Source::name), sources);
    attributes = checked(attributes);
    seasons = names("season", seasons);
  }

  /**
   * Every incident.
   *
   * @return no conditions
   */
  public static When any() {
    return ANY;
  }

  /**
   * Only of some categories and those below them.
   *
   * @param paths such as "application/checkout"
   * @return a copy
   */
  public When categories(String... paths) {
    WhenParts parts = new WhenParts(this);
    parts.categories = parsed(paths);
    return parts.toWhen();
  }

  /**
   * Only of some categories, without those below them; or of those that {@link
   * #categories(String...)} names, if it names any.
   *
   * @param paths such as "application/checkout"
   * @return a copy
   */
  public When exactCategories(String... paths) {
    WhenParts parts = new WhenParts(this);
    parts.exactCategories = parsed(paths);
    return parts.toWhen();
  }

  /**
   * Only of some priorities.
   *
   * @param values the priorities
   * @return a copy
   */
  public When priorities(Priority... values) {
    WhenParts parts = new WhenParts(this);
    parts.priorities = ImmutableSet.copyOf(values);
    return parts.toWhen();
  }

  /**
   * Only of some impacts.
   *
   * @param values the impacts
   * @return a copy
   */
  public When impacts(Impact... values) {
    WhenParts parts = new WhenParts(this);
    parts.impacts = ImmutableSet.copyOf(values);
    return parts.toWhen();
  }

  /**
   * Only of some urgencies.
   *
   * @param values the urgencies
   * @return a copy
   */
  public When urgencies(Urgency... values) {
    WhenParts parts = new WhenParts(this);
    parts.urgencies = ImmutableSet.copyOf(values);
    return parts.toWhen();
  }

  /**
   * Only of some services.
   *
   * @param values the services
   * @return a copy
   */
  public When services(String... values) {
    WhenParts parts = new WhenParts(this);
    parts.services = ImmutableSet.copyOf(values);
    return parts.toWhen();
  }

  /**
   * Only of some accountable teams.
   *
   * @param values the teams' ids
   * @return a copy
   */
  public When teams(String... values) {
    WhenParts parts = new WhenParts(this);
    parts.teams = ImmutableSet.copyOf(values);
    return parts.toWhen();
  }

  /**
   * Only from some sources.
   *
   * @param values the sources
   * @return a copy
   */
  public When sources(Source... values) {
    WhenParts parts = new WhenParts(this);
    parts.sources = ImmutableSet.copyOf(values);
    return parts.toWhen();
  }

  /**
   * Only with some values of one of the host's attributes; the other attributes stay as they are.
   *
   * @param name the attribute's name
   * @param values one of these; none takes the condition on this attribute away
   * @return a copy
   */
  public When attribute(String name, String... values) {
    WhenParts parts = new WhenParts(this);
    parts.attribute(name, ImmutableSet.copyOf(values));
    return parts.toWhen();
  }

  /**
   * Only when the round starts inside the hours of a calendar.
   *
   * @param calendar the calendar's name in the policy
   * @return a copy
   */
  public When inside(String calendar) {
    WhenParts parts = new WhenParts(this);
    parts.hours = new SupportHours(calendar, true);
    return parts.toWhen();
  }

  /**
   * Only when the round starts outside the hours of a calendar.
   *
   * @param calendar the calendar's name in the policy
   * @return a copy
   */
  public When outside(String calendar) {
    WhenParts parts = new WhenParts(this);
    parts.hours = new SupportHours(calendar, false);
    return parts.toWhen();
  }

  /**
   * Only when the round starts in one of some seasons.
   *
   * @param names the seasons' names in the policy
   * @return a copy
   */
  public When seasons(String... names) {
    WhenParts parts = new WhenParts(this);
    parts.seasons = ImmutableSet.copyOf(names);
    return parts.toWhen();
  }

  /**
   * Whether there is no condition at all: a default row.
   *
   * @return true when every incident matches at every time
   */
  public boolean matchesAll() {
    return equals(ANY);
  }

  /**
   * Whether an incident matches at a time. A matrix asks all its rows at once by an index; this is
   * for one that stands alone.
   *
   * @param incident as it stands
   * @param at when the conditions on time are asked
   * @param calendars by their id; at least the one that is named
   * @param seasons by their id; at least those that are named
   * @return true when every condition holds
   * @throws InvalidValueException when a calendar or season that is asked is not there
   */
  public boolean matches(
      Incident incident,
      Instant at,
      Map<String, BusinessCalendar> calendars,
      Map<String, Season> seasons) {
    return WhenMatch.facts(this, incident)
        && WhenMatch.hours(hours, at, calendars)
        && WhenMatch.seasons(this.seasons, at, seasons);
  }

  private static Set<Category> parsed(String... paths) {
    ImmutableSet.Builder<Category> set = ImmutableSet.builder();
    for (String path : paths) {
      set.add(Category.of(path));
    }
    return set.build();
  }

  private static Set<String> names(String what, Set<String> names) {
    names.forEach(name -> Text.name(what, name));
    return ImmutableSortedSet.copyOf(names);
  }

  private static Map<String, Set<String>> checked(Map<String, Set<String>> attributes) {
    ImmutableSortedMap.Builder<String, Set<String>> sorted = ImmutableSortedMap.naturalOrder();
    attributes.forEach(
        (name, values) -> {
          Text.name("attribute name", name);
          if (values.isEmpty()) {
            throw new InvalidValueException(
                "attribute " + name, "", "has no value", "name at least one, or leave it out");
          }
          values.forEach(value -> Text.body("attribute " + name, value, VALUE));
          sorted.put(name, ImmutableSortedSet.copyOf(values));
        });
    return sorted.build();
  }
}
