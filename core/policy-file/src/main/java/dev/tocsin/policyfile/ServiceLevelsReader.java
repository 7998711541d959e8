package dev.tocsin.policyfile;

import dev.tocsin.escalation.When;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.ServiceLevelRule;
import dev.tocsin.servicelevel.ServiceLevel;
import dev.tocsin.servicelevel.ServiceTarget;
import dev.tocsin.servicelevel.TargetKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Reads service levels: targets such as {@code 15m}, {@code 4h on business} or {@code { within: 4h,
 * on: business, warn: [50%, 75%], pauses: [caller] }}.
 *
 * <p>Source: escalation.md, "Service levels".
 */
final class ServiceLevelsReader {
  private final Scope scope;
  private final WhenReader conditions;

  ServiceLevelsReader(Scope scope) {
    this.scope = scope;
    this.conditions = new WhenReader(scope);
  }

  void read(Doc doc, PolicyBuilder builder) {
    scope.problems().each(doc.items(), each -> each.guard(() -> builder.serviceLevel(rule(each))));
  }

  private ServiceLevelRule rule(Doc doc) {
    Fields fields = doc.fields(Keys.SERVICE_LEVEL);
    String name =
        fields.need("name", "give the service level a name: it stands in its events").id();
    When when = fields.get("when", conditions::read, When.any());
    List<ServiceTarget> targets = new ArrayList<>();
    for (TargetKind kind : TargetKind.values()) {
      Doc target = fields.get(Words.say(kind));
      if (target != null) {
        targets.add(target(kind, target));
      }
    }
    return new ServiceLevelRule(when, ServiceLevel.of(name, targets.toArray(ServiceTarget[]::new)));
  }

  private ServiceTarget target(TargetKind kind, Doc doc) {
    if (!doc.isFields()) {
      Thresholds.Clocked time = Thresholds.clocked(doc, scope);
      if (time.duration().isZero()) {
        throw doc.fail(
            "the duration '" + Doc.excerpt(doc.text()) + "' is zero",
            "use a longer one, such as 15m");
      }
      return doc.guard(() -> ServiceTarget.of(kind, time.duration()).calendar(time.calendar()));
    }
    return target(kind, doc.fields(Keys.TARGET), scope);
  }

  /** A target that is written out, perhaps beside other keys. */
  static ServiceTarget target(TargetKind kind, Fields fields, Scope scope) {
    Doc within = fields.need("within", "say how long it may take, such as within: 4h");
    ServiceTarget target =
        within
            .guard(() -> ServiceTarget.of(kind, Durations.positive(within)))
            .calendar(fields.find("on", scope.calendars()::get));
    Doc warn = fields.get("warn");
    Collection<String> pauses =
        fields.get(
            "pauses", each -> each.anyNumber().stream().map(Doc::name).toList(), target.pausedBy());
    ServiceTarget paused = fields.doc().guard(() -> target.pausedBy(pauses));
    return warn == null
        ? paused
        : warn.guard(
            () ->
                paused.warnings(
                    warn.anyNumber().stream()
                        .map(ServiceLevelsReader::percent)
                        .toArray(Integer[]::new)));
  }

  private static int percent(Doc doc) {
    String text = doc.text();
    if (!text.matches("[0-9]{1,3}%")) {
      throw doc.fail("'" + Doc.excerpt(text) + "' is no share", "write it like 75%");
    }
    int percent = Integer.parseInt(text.substring(0, text.length() - 1));
    if (percent < 1 || percent > 99) {
      throw doc.fail("there is no warning at " + percent + "%", "use shares from 1% to 99%");
    }
    return percent;
  }
}
