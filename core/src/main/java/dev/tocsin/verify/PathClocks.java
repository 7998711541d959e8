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
import java.util.HashMap;
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

  /** So long on a clock since the incident was logged. */
  record Timer(OpenTime clock, Duration after) {
    @Nullable Instant due(Instant logged) {
      return clock.due(logged, after);
    }
  }

  /** When a rung is due; null when it never is, for want of a target. */
  @Nullable Timer timer(Rung rung, PathCase of) {
    if (rung.threshold() instanceof Threshold.Elapsed elapsed) {
      return new Timer(clock(null, of.quiet()), elapsed.after());
    }
    if (rung.threshold() instanceof Threshold.Business business) {
      return new Timer(clock(business.calendar(), of.quiet()), business.after());
    }
    Threshold.Share share = (Threshold.Share) rung.threshold();
    ServiceTarget target = target(share.target(), of);
    return target == null
        ? null
        : new Timer(
            clock(target.calendar(), false),
            target.within().multipliedBy(share.percent()).dividedBy(100));
  }

  /** When a target is breached; null when there is none of that kind. */
  @Nullable Timer breach(TargetKind kind, PathCase of) {
    ServiceTarget target = target(kind, of);
    return target == null ? null : new Timer(clock(target.calendar(), false), target.within());
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
