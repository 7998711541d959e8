package dev.tocsin.store;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Reference;
import dev.tocsin.incident.Source;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents to find; every condition that is set must hold, and null or empty means any.
 *
 * <p>Make one with {@link #all()} and narrow it: each method with a parameter returns a copy, each
 * without one tells the condition. {@link #matches} is the meaning of all of them; a store may
 * answer some of them by an index and the others by it. Immutable. Source: domain.md, practice 10;
 * store-contract.md, C13.
 */
public final class Query {
  private static final Query ALL = new Query(new QueryParts());

  private final QueryParts parts;

  private Query(QueryParts parts) {
    this.parts = parts;
  }

  private interface Change {
    void on(QueryParts parts);
  }

  private Query with(Change change) {
    QueryParts copy = new QueryParts(parts);
    change.on(copy);
    return new Query(copy);
  }

  /**
   * Everything.
   *
   * @return a query without conditions
   */
  public static Query all() {
    return ALL;
  }

  /**
   * Everything that is not closed.
   *
   * @return a query for the other four phases
   */
  public static Query open() {
    return ALL.phases(EnumSet.complementOf(EnumSet.of(Phase.CLOSED)));
  }

  /**
   * Everything that is closed.
   *
   * @return a query for that phase
   */
  public static Query closed() {
    return ALL.phases(Set.of(Phase.CLOSED));
  }

  /**
   * In one of these phases.
   *
   * @param value the phases; empty for any
   * @return a copy
   */
  public Query phases(Set<Phase> value) {
    Set<Phase> copy = value.isEmpty() ? Set.of() : EnumSet.copyOf(value);
    return with(p -> p.phases = Collections.unmodifiableSet(copy));
  }

  /**
   * In a state of the policy.
   *
   * @param value its name, exactly
   * @return a copy
   */
  public Query state(String value) {
    return with(p -> p.state = value);
  }

  /**
   * With this reference.
   *
   * @param value the reference; to load it by the reference alone is cheaper
   * @return a copy
   */
  public Query reference(Reference value) {
    return with(p -> p.reference = value);
  }

  /**
   * Of one accountable team.
   *
   * @param value the team
   * @return a copy
   */
  public Query team(String value) {
    return with(p -> p.team = value);
  }

  /**
   * Given to one person.
   *
   * @param value the person's id
   * @return a copy
   */
  public Query person(String value) {
    return with(p -> p.person = value);
  }

  /**
   * Of one category and those below it.
   *
   * @param value the top of the subtree
   * @return a copy
   */
  public Query category(Category value) {
    return with(p -> p.category = value);
  }

  /**
   * Of one service.
   *
   * @param value the service
   * @return a copy
   */
  public Query service(String value) {
    return with(p -> p.service = value);
  }

  /**
   * That came in from one source, at first.
   *
   * @param value the source
   * @return a copy
   */
  public Query source(Source value) {
    return with(p -> p.source = value);
  }

  /**
   * That one reporter reported first.
   *
   * @param value the reporter
   * @return a copy
   */
  public Query reporter(Actor value) {
    return with(p -> p.reporter = value);
  }

  /**
   * For which one supplier was engaged.
   *
   * @param value the supplier's id
   * @return a copy
   */
  public Query supplier(String value) {
    return with(p -> p.supplier = value);
  }

  /**
   * Major incidents, or all but those.
   *
   * @param value true for major incidents
   * @return a copy
   */
  public Query major(boolean value) {
    return with(p -> p.major = value);
  }

  /**
   * Of one priority and the more severe ones.
   *
   * @param value the least severe priority
   * @return a copy
   */
  public Query atLeast(Priority value) {
    return with(p -> p.atLeast = value);
  }

  /**
   * Of one priority and the less severe ones; with the same {@link #atLeast} of that one only.
   *
   * @param value the most severe priority
   * @return a copy
   */
  public Query atMost(Priority value) {
    return with(p -> p.atMost = value);
  }

  /**
   * With a text somewhere in the title. Upper and lower case are one; no character stands for
   * others.
   *
   * @param value the text
   * @return a copy
   */
  public Query title(String value) {
    return with(p -> p.title = value);
  }

  /**
   * With an attribute of the host's; said more than once, all of them must be there.
   *
   * @param name its name
   * @param value its value, exactly
   * @return a copy
   */
  public Query attribute(String name, String value) {
    Map<String, String> copy = new TreeMap<>(parts.attributes);
    copy.put(name, value);
    return with(p -> p.attributes = Collections.unmodifiableMap(copy));
  }

  /**
   * Logged in a range of time.
   *
   * @param from the first instant, UTC, or null
   * @param before the first instant after it, UTC, or null
   * @return a copy
   */
  public Query logged(@Nullable Instant from, @Nullable Instant before) {
    return with(
        p -> {
          p.loggedFrom = from;
          p.loggedBefore = before;
        });
  }

  /**
   * Of which the last entry was recorded in a range of time: what changed since, or what has had no
   * update since.
   *
   * @param from the first instant, UTC, or null
   * @param before the first instant after it, UTC, or null
   * @return a copy
   */
  public Query updated(@Nullable Instant from, @Nullable Instant before) {
    return with(
        p -> {
          p.updatedFrom = from;
          p.updatedBefore = before;
        });
  }

  /**
   * The phases.
   *
   * @return one of these, or any when empty
   */
  public Set<Phase> phases() {
    return parts.phases;
  }

  /**
   * The accountable team.
   *
   * @return its id, or null
   */
  public @Nullable String team() {
    return parts.team;
  }

  /**
   * The top of the categories.
   *
   * @return this category or one below it, or null
   */
  public @Nullable Category category() {
    return parts.category;
  }

  /**
   * The service.
   *
   * @return its id, or null
   */
  public @Nullable String service() {
    return parts.service;
  }

  /**
   * The reference.
   *
   * @return exactly this one, or null
   */
  public @Nullable Reference reference() {
    return parts.reference;
  }

  /**
   * The least severe priority.
   *
   * @return this priority or a more severe one, or null
   */
  public @Nullable Priority atLeast() {
    return parts.atLeast;
  }

  /**
   * The most severe priority.
   *
   * @return this priority or a less severe one, or null
   */
  public @Nullable Priority atMost() {
    return parts.atMost;
  }

  /**
   * The first instant of logging.
   *
   * @return logged at or after, UTC, or null
   */
  public @Nullable Instant loggedFrom() {
    return parts.loggedFrom;
  }

  /**
   * The first instant of logging beyond.
   *
   * @return logged before, UTC, or null
   */
  public @Nullable Instant loggedBefore() {
    return parts.loggedBefore;
  }

  /**
   * Whether only conditions are set that have an accessor here: then a store that answers these by
   * its columns need not ask {@link #matches}.
   *
   * @return false when {@link #matches} has to decide
   */
  public boolean plain() {
    return parts.plain();
  }

  /**
   * Whether an incident is wanted: the meaning of this query.
   *
   * @param incident any incident of the tenant
   * @return true when every condition holds
   */
  public boolean matches(Incident incident) {
    return parts.match(incident);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Query query
        && Arrays.equals(parts.all().values().toArray(), query.parts.all().values().toArray());
  }

  @Override
  public int hashCode() {
    return parts.all().hashCode();
  }

  /** Tells the conditions that are set, by name. */
  @Override
  public String toString() {
    Map<String, @Nullable Object> set = new LinkedHashMap<>(parts.all());
    set.values()
        .removeIf(value -> value == null || value.equals(Set.of()) || value.equals(Map.of()));
    return "Query" + set;
  }
}
