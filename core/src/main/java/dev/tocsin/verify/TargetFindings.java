package dev.tocsin.verify;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.ServiceLevelRule;
import dev.tocsin.servicelevel.ServiceTarget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Targets for which no due instant exists: their calendar does not open long enough. */
final class TargetFindings {
  private TargetFindings() {}

  static List<Finding> find(Policy policy, VerifyOptions options) {
    List<Finding> findings = new ArrayList<>();
    int number = 0;
    for (ServiceLevelRule rule : policy.serviceLevels()) {
      for (ServiceTarget target : rule.level().targets().values()) {
        BusinessCalendar calendar =
            target.calendar() == null ? null : policy.calendars().get(target.calendar());
        Instant from = calendar == null ? null : neverFrom(calendar, target, options);
        if (calendar != null && from != null) {
          boolean always = from.equals(options.from());
          findings.add(
              new Finding(
                  FindingKind.IMPOSSIBLE_TARGET,
                  always ? Severity.ERROR : Severity.WARNING,
                  List.of("service-levels", String.valueOf(number), target.kind().toString()),
                  "The %s target of service level '%s' is never breached%s: calendar '%s' never opens for %s any more."
                      .formatted(
                          target.kind(),
                          rule.name(),
                          always ? "" : " by what is logged at " + from + " or later",
                          target.calendar(),
                          Say.length(target.within())),
                  "Give the calendar hours, or the target another calendar.",
                  new Witness.Names(List.of(calendar.id()))));
        }
      }
      number++;
    }
    return findings;
  }

  /** The first log instant of the window without a due instant; none after it has one. */
  private static @Nullable Instant neverFrom(
      BusinessCalendar calendar, ServiceTarget target, VerifyOptions options) {
    Instant from = options.from();
    long low = OpenTime.micros(from);
    long high = OpenTime.micros(from.plus(options.horizon())) - 1;
    if (calendar.plus(from, target.within()) == null) {
      return from;
    }
    if (calendar.plus(OpenTime.instant(high), target.within()) != null) {
      return null;
    }
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (calendar.plus(OpenTime.instant(middle), target.within()) == null) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return OpenTime.instant(high);
  }
}
