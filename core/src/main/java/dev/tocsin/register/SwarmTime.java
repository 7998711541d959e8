package dev.tocsin.register;

import com.google.common.collect.ImmutableList;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.SwarmEvent;
import dev.tocsin.policy.HourlyRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long people were in the swarm of one incident: each from joining until they left, their team
 * was released, or the incident was resolved or closed.
 *
 * <p>A pure function of the register's entries; elapsed time. Immutable, safe for many threads.
 * Source: domain.md, practice 8.
 *
 * @param stays in the order in which people joined
 */
public record SwarmTime(List<Stay> stays) {
  private static final BigDecimal HOUR = BigDecimal.valueOf(3_600_000_000L);

  /**
   * One person in the swarm.
   *
   * @param team for which team they came
   * @param person who
   * @param joinedAt when they came
   * @param leftAt when they went, not before they came; null while they are there
   */
  public record Stay(String team, String person, Instant joinedAt, @Nullable Instant leftAt) {
    /** Checks the parts. */
    public Stay {
      Objects.requireNonNull(team, "team");
      Objects.requireNonNull(person, "person");
      Objects.requireNonNull(joinedAt, "joinedAt");
      if (leftAt != null && leftAt.isBefore(joinedAt)) {
        throw new IllegalArgumentException(
            person + " left at " + leftAt + ", before joining at " + joinedAt);
      }
    }
  }

  /** Copies the list. */
  public SwarmTime {
    stays = ImmutableList.copyOf(stays);
  }

  /**
   * Reads it from the register.
   *
   * @param history all entries of one incident, in order; perhaps none
   * @return every stay; empty when there was no swarm
   */
  public static SwarmTime of(List<Entry> history) {
    List<Stay> stays = new ArrayList<>();
    for (Entry entry : history) {
      IncidentEvent event = entry.event();
      if (event instanceof SwarmEvent.SwarmJoined joined) {
        stays.add(new Stay(joined.team(), joined.person(), entry.occurredAt(), null));
      } else if (event instanceof SwarmEvent.SwarmLeft left) {
        end(stays, List.of(left.team()), left.person(), entry.occurredAt());
      } else if (event instanceof SwarmEvent.SwarmReleased released) {
        end(stays, released.teams(), null, entry.occurredAt());
      } else if (event instanceof SwarmEvent.SwarmSummoned again) {
        end(stays, List.of(again.team()), null, entry.occurredAt()); // who came must come again
      } else if (event instanceof LifecycleEvent.Resolved
          || event instanceof LifecycleEvent.Closed
          || event instanceof LifecycleEvent.Cancelled
          || event instanceof LifecycleEvent.MarkedDuplicate) {
        end(stays, null, null, entry.occurredAt());
      }
    }
    return new SwarmTime(stays);
  }

  private static void end(
      List<Stay> stays, @Nullable List<String> teams, @Nullable String person, Instant at) {
    stays.replaceAll(
        stay ->
            stay.leftAt() == null
                    && (teams == null || teams.contains(stay.team()))
                    && (person == null || person.equals(stay.person()))
                ? new Stay(
                    stay.team(),
                    stay.person(),
                    stay.joinedAt(),
                    at.isBefore(stay.joinedAt()) ? stay.joinedAt() : at)
                : stay);
  }

  /**
   * The person-hours: Σ over persons of |⋃ [joinedAt, leftAt)|. Who came for two teams at once
   * counts once. Costs n·log n of the stays.
   *
   * @param now until when those count who are there
   * @return the sum, zero or more
   */
  public Duration time(Instant now) {
    Map<String, List<Stay>> persons = new LinkedHashMap<>();
    for (Stay stay : stays) {
      persons.computeIfAbsent(stay.person(), person -> new ArrayList<>()).add(stay);
    }
    Duration sum = Duration.ZERO;
    for (List<Stay> all : persons.values()) {
      sum = sum.plus(union(all, now));
    }
    return sum;
  }

  private static Duration union(List<Stay> stays, Instant now) {
    List<Stay> sorted = new ArrayList<>(stays);
    sorted.sort(Comparator.comparing(Stay::joinedAt));
    Duration sum = Duration.ZERO;
    Instant reached = Instant.MIN;
    for (Stay stay : sorted) {
      Instant end = stay.leftAt() == null ? now : stay.leftAt();
      Instant start = stay.joinedAt().isBefore(reached) ? reached : stay.joinedAt();
      if (end.isAfter(start)) {
        sum = sum.plus(Duration.between(start, end));
        reached = end;
      }
    }
    return sum;
  }

  /**
   * What the swarm costs: {@link #time} in hours × the rate, rounded half up to two decimals.
   *
   * @param rate what an hour of a person costs
   * @param now until when those count who are there
   * @return the amount, in the rate's currency
   */
  public BigDecimal cost(HourlyRate rate, Instant now) {
    Duration time = time(now);
    BigDecimal micros =
        BigDecimal.valueOf(time.getSeconds())
            .movePointRight(6)
            .add(BigDecimal.valueOf(time.getNano() / 1_000));
    return micros.multiply(rate.amount()).divide(HOUR, 2, RoundingMode.HALF_UP);
  }
}
