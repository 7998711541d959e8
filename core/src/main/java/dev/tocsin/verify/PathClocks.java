package dev.tocsin.verify;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.QuietHours;
import dev.tocsin.servicelevel.ServiceTarget;
import dev.tocsin.servicelevel.TargetKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The clocks of all paths within the window, each worked out once. */
final class PathClocks {
  private static final Duration BEYOND = Duration.ofDays(400);

  private final Policy policy;
  private final Instant from;
  private final Instant end;
  private final Map<String, OpenTime> known = new HashMap<>();

  PathClocks(Policy policy, VerifyOptions options) {
    this.policy = policy;
    this.from = options.from();
    this.end = options.from().plus(options.horizon()).plus(BEYOND);
  }

  /**
   * So long on a clock since the start.
   *
   * @param clock what it counts on
   * @param awake the same clock, quiet hours included
   * @param after in microseconds
   * @param share whether it is the clock of a target, which quiet hours do not stop
   * @param repeats what its repeats count on
   * @param repeatsAwake the same, quiet hours included
   */
  record Timer(
      OpenTime clock,
      OpenTime awake,
      long after,
      boolean share,
      OpenTime repeats,
      OpenTime repeatsAwake) {}

  /** When a rung is due; null when it never is, for want of a target. */
  private @Nullable Timer timer(Rung rung, PathCase of) {
    if (rung.threshold() instanceof Threshold.Share share) {
      ServiceTarget target = target(share.target(), of);
      if (target == null) {
        return null;
      }
      OpenTime clock = clock(target.calendar(), false);
      long after = micros(target.within().multipliedBy(share.percent()).dividedBy(100));
      return new Timer(clock, clock, after, true, clock(null, of.quiet()), clock(null, false));
    }
    String calendar =
        rung.threshold() instanceof Threshold.Business business ? business.calendar() : null;
    Duration after =
        rung.threshold() instanceof Threshold.Business business
            ? business.after()
            : ((Threshold.Elapsed) rung.threshold()).after();
    OpenTime clock = clock(calendar, of.quiet());
    OpenTime awake = clock(calendar, false);
    return new Timer(clock, awake, micros(after), false, clock, awake);
  }

  /** The clocks of all rungs of a path, for a kind of incident. */
  Timers timers(PathCase of) {
    List<@Nullable Timer> all = new ArrayList<>();
    of.path().rungs().forEach(rung -> all.add(timer(rung, of)));
    return new Timers(all, quiet(of));
  }

  /**
   * The clocks of a path's rungs.
   *
   * @param all one for each; null when it is never due
   * @param quiet when the path stands still, or null
   */
  record Timers(List<@Nullable Timer> all, @Nullable OpenTime quiet) {
    /** When a rung is due by its own threshold; a major incident ends quiet hours. */
    @Nullable Moment first(
        int rung, Moment logged, Moment start, @Nullable Moment major, Steps steps) {
      Timer timer = all.get(rung);
      if (timer == null) {
        return null;
      }
      if (timer.share()) {
        Moment reached = timer.clock().due(logged, timer.after(), steps);
        return reached == null ? null : awake(steps.later(reached, start), major, steps);
      }
      return timer.after() == 0
          ? awake(start, major, steps)
          : due(timer.clock(), timer.awake(), start, timer.after(), major, steps);
    }

    /** When a rung is due again, so long after it was taken first. */
    @Nullable Moment again(
        int rung, Moment since, Duration after, @Nullable Moment major, Steps steps) {
      Timer timer = all.get(rung);
      return timer == null
          ? null
          : due(timer.repeats(), timer.repeatsAwake(), since, micros(after), major, steps);
    }

    private @Nullable Moment due(
        OpenTime clock,
        OpenTime awake,
        Moment start,
        long after,
        @Nullable Moment major,
        Steps steps) {
      if (major == null || quiet == null) {
        return clock.due(start, after, steps);
      }
      return steps.compare(start, major) >= 0
          ? awake.due(start, after, steps)
          : awake.due(start, after, clock, major, steps);
    }

    /** The end of the quiet hours in which an instant lies; else the instant itself. */
    Moment awake(Moment moment, @Nullable Moment major, Steps steps) {
      if (quiet == null || (major != null && steps.compare(moment, major) >= 0)) {
        return moment;
      }
      Moment awake = quiet.behind(moment, steps);
      return major != null && steps.compare(major, awake) < 0 ? major : awake;
    }
  }

  /** When a target is breached; null when there is none of that kind. */
  @Nullable Timer breach(TargetKind kind, PathCase of) {
    ServiceTarget target = target(kind, of);
    if (target == null) {
      return null;
    }
    OpenTime clock = clock(target.calendar(), false);
    return new Timer(clock, clock, micros(target.within()), true, clock, clock);
  }

  /** The quiet hours that a kind of incident keeps; null when it keeps none. */
  private @Nullable OpenTime quiet(PathCase of) {
    QuietHours quiet = of.quiet() ? policy.quietHours() : null;
    if (quiet == null) {
      return null;
    }
    return known.computeIfAbsent(
        "quiet",
        key ->
            OpenTime.of(
                BusinessCalendar.ALWAYS,
                policy.calendars().get(quiet.calendar()),
                !quiet.inside(),
                from,
                end));
  }

  private static long micros(Duration duration) {
    return duration.toSeconds() * 1_000_000 + duration.toNanosPart() / 1_000;
  }

  private static @Nullable ServiceTarget target(TargetKind kind, PathCase of) {
    return of.level() == null ? null : of.level().level().target(kind);
  }

  private OpenTime clock(@Nullable String calendar, boolean quiet) {
    return known.computeIfAbsent(
        quiet + " " + Objects.requireNonNullElse(calendar, ""),
        key -> {
          QuietHours hours = quiet ? policy.quietHours() : null;
          return OpenTime.of(
              calendar == null
                  ? BusinessCalendar.ALWAYS
                  : Objects.requireNonNull(policy.calendars().get(calendar)),
              hours == null ? null : policy.calendars().get(hours.calendar()),
              hours != null && hours.inside(),
              from,
              end);
        });
  }
}
