package dev.tocsin.policy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import dev.tocsin.escalation.Target;
import dev.tocsin.incident.Priority;
import dev.tocsin.internal.Text;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How major incidents are handled. All durations are elapsed time and positive; the builder of the
 * policy checks them.
 *
 * <p>Immutable; null only where marked. Source: domain.md, practices 7 and 8, and "Words" (review).
 *
 * @param commander the role of the policy whose on-call commands until somebody accepts; when
 *     nobody is on call for it, the first of the last resort does
 * @param team the standing roster: the team that is called when a major incident is declared or
 *     proposed; null for none
 * @param updateEvery how long the stakeholders may wait for an update, by priority; never due for
 *     one that is not there
 * @param stakeholders who is told of an update; at least one
 * @param declareAfter after how long a candidate that nobody answers is declared; null for never
 * @param reviewWithin by when after its end the review shall be completed, and how often somebody
 *     is reminded after that; null when no review is owed
 * @param costPerHour what an hour of a person in a swarm costs; null when that is not known
 */
public record MajorRules(
    String commander,
    @Nullable String team,
    Map<Priority, Duration> updateEvery,
    List<Target> stakeholders,
    @Nullable Duration declareAfter,
    @Nullable Duration reviewWithin,
    @Nullable HourlyRate costPerHour) {
  /** Who is told of an update unless the policy says so: subscribers and the reporter. */
  public static final List<Target> STAKEHOLDERS =
      ImmutableList.of(new Target.Subscribers(), new Target.Reporter());

  /** Copies the collections. */
  public MajorRules {
    Text.line("role", commander, Text.ID);
    updateEvery = ImmutableSortedMap.copyOf(updateEvery);
    stakeholders = ImmutableList.copyOf(stakeholders);
  }

  /**
   * With a commander, and nothing else that time brings.
   *
   * @param commander a role of the policy
   * @return the rules
   */
  public static MajorRules of(String commander) {
    return new MajorRules(commander, null, Map.of(), STAKEHOLDERS, null, null, null);
  }

  /**
   * With a standing roster.
   *
   * @param value a team of the policy
   * @return a copy
   */
  public MajorRules team(@Nullable String value) {
    return new MajorRules(
        commander, value, updateEvery, stakeholders, declareAfter, reviewWithin, costPerHour);
  }

  /**
   * With a cadence for every priority.
   *
   * @param value how long the stakeholders may wait
   * @return a copy
   */
  public MajorRules updateEvery(Duration value) {
    ImmutableSortedMap.Builder<Priority, Duration> all = ImmutableSortedMap.naturalOrder();
    for (int level = 1; level <= 9; level++) {
      all.put(new Priority(level), value);
    }
    return updateEvery(all.build());
  }

  /**
   * With a cadence.
   *
   * @param value how long the stakeholders may wait, by priority
   * @return a copy
   */
  public MajorRules updateEvery(Map<Priority, Duration> value) {
    return new MajorRules(
        commander, team, value, stakeholders, declareAfter, reviewWithin, costPerHour);
  }

  /**
   * With other stakeholders.
   *
   * @param value at least one
   * @return a copy
   */
  public MajorRules stakeholders(Target... value) {
    return new MajorRules(
        commander, team, updateEvery, List.of(value), declareAfter, reviewWithin, costPerHour);
  }

  /**
   * With candidates that are declared by themselves.
   *
   * @param value after how long; null for never
   * @return a copy
   */
  public MajorRules declareAfter(@Nullable Duration value) {
    return new MajorRules(
        commander, team, updateEvery, stakeholders, value, reviewWithin, costPerHour);
  }

  /**
   * With a review after each.
   *
   * @param value by when; null for none
   * @return a copy
   */
  public MajorRules reviewWithin(@Nullable Duration value) {
    return new MajorRules(
        commander, team, updateEvery, stakeholders, declareAfter, value, costPerHour);
  }

  /**
   * With a price.
   *
   * @param value what an hour of a person costs; null when that is not known
   * @return a copy
   */
  public MajorRules costPerHour(@Nullable HourlyRate value) {
    return new MajorRules(
        commander, team, updateEvery, stakeholders, declareAfter, reviewWithin, value);
  }

  /**
   * How long the stakeholders of an incident may wait for an update.
   *
   * @param priority its priority
   * @return the time; null when none is due
   */
  public @Nullable Duration updateEvery(Priority priority) {
    return updateEvery.get(Objects.requireNonNull(priority, "priority"));
  }
}
