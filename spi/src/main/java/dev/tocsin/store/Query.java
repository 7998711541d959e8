package dev.tocsin.store;

import dev.tocsin.incident.Category;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Priority;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents to find; every condition that is set must hold, and null or empty means any.
 *
 * <p>Make one with {@link #all()} and narrow it: each method returns a copy. Immutable. Source:
 * domain.md, practice 10; store-contract.md, C13.
 *
 * @param phases one of these, or any when empty
 * @param team the accountable team
 * @param category this category or one below it
 * @param service the service that suffers
 * @param atLeast this priority or a more severe one
 * @param loggedFrom logged at or after, UTC
 * @param loggedBefore logged before, UTC
 */
public record Query(
    Set<Phase> phases,
    @Nullable String team,
    @Nullable Category category,
    @Nullable String service,
    @Nullable Priority atLeast,
    @Nullable Instant loggedFrom,
    @Nullable Instant loggedBefore) {
  /** Copies the phases. */
  public Query {
    phases = phases.isEmpty() ? Set.of() : Set.copyOf(phases);
  }

  /**
   * Everything.
   *
   * @return a query without conditions
   */
  public static Query all() {
    return new Query(Set.of(), null, null, null, null, null, null);
  }

  /**
   * Everything that is not closed.
   *
   * @return a query for the other four phases
   */
  public static Query open() {
    return new Query(
        EnumSet.complementOf(EnumSet.of(Phase.CLOSED)), null, null, null, null, null, null);
  }

  /**
   * Of one accountable team.
   *
   * @param value the team
   * @return a copy
   */
  public Query team(String value) {
    return new Query(phases, value, category, service, atLeast, loggedFrom, loggedBefore);
  }

  /**
   * Of one category and those below it.
   *
   * @param value the top of the subtree
   * @return a copy
   */
  public Query category(Category value) {
    return new Query(phases, team, value, service, atLeast, loggedFrom, loggedBefore);
  }

  /**
   * Of one service.
   *
   * @param value the service
   * @return a copy
   */
  public Query service(String value) {
    return new Query(phases, team, category, value, atLeast, loggedFrom, loggedBefore);
  }

  /**
   * Of one priority and the more severe ones.
   *
   * @param value the least severe priority
   * @return a copy
   */
  public Query atLeast(Priority value) {
    return new Query(phases, team, category, service, value, loggedFrom, loggedBefore);
  }

  /**
   * Logged in a range of time.
   *
   * @param from the first instant, UTC
   * @param before the first instant after it, UTC
   * @return a copy
   */
  public Query logged(Instant from, Instant before) {
    return new Query(phases, team, category, service, atLeast, from, before);
  }

  /**
   * Whether an incident is wanted: the meaning of this query, for stores that filter in memory.
   *
   * @param incident any incident of the tenant
   * @return true when every condition holds
   */
  public boolean matches(Incident incident) {
    Instant loggedAt = incident.identity().loggedAt();
    return (phases.isEmpty() || phases.contains(incident.phase()))
        && (team == null || team.equals(incident.team()))
        && (category == null || incident.category().within(category))
        && (service == null || service.equals(incident.details().service()))
        && (atLeast == null || incident.priority().level() <= atLeast.level())
        && (loggedFrom == null || !loggedAt.isBefore(loggedFrom))
        && (loggedBefore == null || loggedAt.isBefore(loggedBefore));
  }
}
