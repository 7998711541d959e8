package dev.tocsin.verify;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.ServiceLevelRule;
import dev.tocsin.servicelevel.ServiceTarget;
import java.util.ArrayList;
import java.util.List;

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
        if (calendar != null
            && calendar.plus(options.from().plus(options.horizon()), target.within()) == null) {
          findings.add(
              new Finding(
                  FindingKind.IMPOSSIBLE_TARGET,
                  Severity.ERROR,
                  List.of("service-levels", String.valueOf(number), target.kind().toString()),
                  "The %s target of service level '%s' is never breached: calendar '%s' never opens for %s any more."
                      .formatted(
                          target.kind(),
                          rule.name(),
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
}
