package dev.tocsin.verify;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.Season;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.When;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.ServiceLevelRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** When another row or service level may apply to the same incident, logged later. */
final class RowTimes {
  private final Policy policy;
  private final Instant from;
  private final Instant until;
  private final TreeSet<Instant> changes = new TreeSet<>();
  private final List<UnaryOperator<@Nullable Instant>> clocks = new ArrayList<>();
  private final boolean timed;

  RowTimes(Policy policy, VerifyOptions options) {
    this.policy = policy;
    from = options.from();
    until = options.from().plus(options.horizon());
    List<When> whens = new ArrayList<>();
    policy.matrix().rows().forEach(row -> whens.add(row.when()));
    policy.serviceLevels().forEach(level -> whens.add(level.when()));
    whens.forEach(this::add);
    timed = whens.stream().anyMatch(when -> when.hours() != null || !when.seasons().isEmpty());
  }

  private void add(When when) {
    BusinessCalendar calendar =
        when.hours() == null ? null : policy.calendars().get(when.hours().calendar());
    if (calendar != null) {
      add(calendar::nextChange);
    }
    for (String season : when.seasons()) {
      Season known = policy.seasons().get(season);
      if (known != null) {
        add(known::nextChange);
      }
    }
  }

  private void add(UnaryOperator<@Nullable Instant> next) {
    clocks.add(next);
    for (Instant at = next.apply(from); at != null && at.isBefore(until); at = next.apply(at)) {
      changes.add(at);
    }
  }

  /** The first change after an instant; the end of the window when there is none. */
  Instant next(Instant after) {
    Instant next = changes.higher(after);
    return next == null ? until : next;
  }

  /** Counts the steps until a moment of a path, perhaps behind the window, comes to a change. */
  void before(Moment moment, Steps steps) {
    for (UnaryOperator<@Nullable Instant> clock : clocks) {
      Instant change = moment.moves() ? clock.apply(moment.instant()) : null;
      if (change != null) {
        steps.before(moment, OpenTime.micros(change));
      }
    }
  }

  /** Whether a kind of incident, logged then, takes its row and is owed its service level. */
  boolean applies(PathCase of, Instant logged) {
    if (!timed) {
      return true;
    }
    Example example = of.example().at(logged);
    MatrixRow row = policy.matrix().route(example.incident(), logged);
    return policy.matrix().rows().get(of.row()).equals(row)
        && Objects.equals(of.level(), level(policy, example));
  }

  /** The service level that an example is owed, or null. */
  static @Nullable ServiceLevelRule level(Policy policy, Example example) {
    for (ServiceLevelRule each : policy.serviceLevels()) {
      if (each.when()
          .matches(example.incident(), example.loggedAt(), policy.calendars(), policy.seasons())) {
        return each;
      }
    }
    return null;
  }
}
