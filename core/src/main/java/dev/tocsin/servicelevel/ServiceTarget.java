package dev.tocsin.servicelevel;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.internal.Text;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One promise: something happens within a time on a clock.
 *
 * <p>Immutable; null only where marked. Source: escalation.md, "Service levels" (targets, warnings,
 * hold).
 *
 * @param kind what is promised
 * @param within how long it may take, at least a second
 * @param calendar the id of the calendar whose open time counts; null for elapsed time
 * @param warnings shares of {@code within} in percent, 1 to 99, in order, at which to warn
 * @param pausedBy reasons of hold and states, in order, during which the clock stands still
 */
public record ServiceTarget(
    TargetKind kind,
    Duration within,
    @Nullable String calendar,
    List<Integer> warnings,
    Set<String> pausedBy) {
  private static final Duration LEAST = Duration.ofSeconds(1);

  /**
   * Sorts warnings and reasons.
   *
   * @throws InvalidValueException when the time or a share is out of range, or a share is given
   *     twice
   */
  public ServiceTarget {
    Objects.requireNonNull(kind, "kind");
    Text.duration(kind.toString(), within, LEAST);
    if (calendar != null) {
      Text.line("calendar", calendar, Text.ID);
    }
    ImmutableSortedSet<Integer> shares = ImmutableSortedSet.copyOf(warnings);
    for (int share : warnings) {
      if (share < 1 || share > 99) {
        throw new InvalidValueException(
            "warnings", share + "%", "is out of range", "use shares from 1% to 99%");
      }
    }
    if (shares.size() < warnings.size()) {
      throw new InvalidValueException(
          "warnings", warnings.toString(), "names a share twice", "name each share once");
    }
    warnings = shares.asList();
    pausedBy.forEach(word -> Text.name("pausedBy", word));
    pausedBy = ImmutableSortedSet.copyOf(pausedBy);
  }

  /**
   * A target on elapsed time without warnings. A hold for the caller pauses a resolution, nothing
   * pauses a response or an update.
   *
   * @param kind what is promised
   * @param within how long it may take
   * @return the target
   * @throws InvalidValueException when the time is out of range
   */
  public static ServiceTarget of(TargetKind kind, Duration within) {
    return new ServiceTarget(kind, within, null, List.of(), defaultPauses(kind));
  }

  /**
   * What pauses a target of which nothing else is said.
   *
   * @param kind what is promised
   * @return "caller" for a resolution, else nothing
   */
  public static Set<String> defaultPauses(TargetKind kind) {
    return kind == TargetKind.RESOLUTION ? ImmutableSet.of("caller") : ImmutableSet.of();
  }

  /**
   * On a calendar's open time.
   *
   * @param id the calendar's id; null for elapsed time
   * @return a copy
   */
  public ServiceTarget calendar(@Nullable String id) {
    return new ServiceTarget(kind, within, id, warnings, pausedBy);
  }

  /**
   * With warnings.
   *
   * @param percents shares of the time, 1 to 99
   * @return a copy with these in place of those set before
   */
  public ServiceTarget warnings(Integer... percents) {
    return new ServiceTarget(kind, within, calendar, ImmutableList.copyOf(percents), pausedBy);
  }

  /**
   * Paused by other reasons.
   *
   * @param words reasons of hold and states
   * @return a copy with these in place of those set before
   */
  public ServiceTarget pausedBy(Collection<String> words) {
    return new ServiceTarget(kind, within, calendar, warnings, ImmutableSet.copyOf(words));
  }
}
