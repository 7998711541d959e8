package dev.tocsin.policyfile;

import dev.tocsin.escalation.When;
import dev.tocsin.incident.Priority;
import dev.tocsin.policy.FlappingRule;
import dev.tocsin.policy.MaintenanceWindow;
import dev.tocsin.policy.Pauses;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.QuietHours;
import dev.tocsin.policy.StormRule;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Reads what stops the clock of a path: quiet hours, maintenance, holds.
 *
 * <p>Source: escalation.md, "When a rung is due" 5; "Service levels" (hold).
 */
final class TimeRulesReader {
  static final String ALL_HOLDS = "all holds";
  static final String RUN = "run";
  static final String PAUSE = "pause";

  private final Scope scope;
  private final WhenReader conditions;

  TimeRulesReader(Scope scope) {
    this.scope = scope;
    this.conditions = new WhenReader(scope);
  }

  QuietHours quietHours(Doc doc) {
    Fields fields = doc.fields(Keys.QUIET_HOURS);
    Doc inside = fields.get("inside");
    Doc outside = fields.get("outside");
    if (inside != null && outside != null) {
      throw outside.fail("there are both 'inside' and 'outside'", "keep the one that is meant");
    }
    Doc calendar = inside == null ? outside : inside;
    if (calendar == null) {
      throw doc.fail(
          "there is neither 'inside' nor 'outside'",
          "name a calendar: inside: night, or outside: business");
    }
    Doc priorities = fields.need("priority", "name the priorities that nobody is woken for");
    Set<Priority> quiet = new LinkedHashSet<>(Words.PRIORITIES.each(priorities));
    return new QuietHours(scope.calendars().get(calendar), inside != null, quiet);
  }

  void maintenance(Doc doc, PolicyBuilder builder) {
    scope.problems().each(doc.items(), each -> each.guard(() -> builder.maintenance(window(each))));
  }

  private MaintenanceWindow window(Doc doc) {
    Fields fields = doc.fields(Keys.MAINTENANCE);
    String name = fields.need("name", "give the window a name: it stands in its events").id();
    When when = fields.get("when", conditions::read, When.any());
    LocalDateTime from =
        Moments.local(fields.need("from", "say from when, such as from: 2026-11-29 01:00"));
    Doc end = fields.need("until", "say until when, such as until: 2026-11-29 05:00");
    LocalDateTime until = Moments.after(from, end);
    ZoneId zone = scope.zone(fields);
    boolean pauses = fields.get("targets", TimeRulesReader::pausesTargets, false);
    return end.guard(() -> new MaintenanceWindow(name, when, from, until, zone, pauses));
  }

  void storms(Doc doc, PolicyBuilder builder) {
    scope.problems().each(doc.items(), each -> each.guard(() -> builder.storm(storm(each))));
  }

  private static StormRule storm(Doc doc) {
    Fields fields = doc.fields(Keys.STORM);
    String name = fields.need("name", "give the storm a name: it stands in its title").id();
    StormRule.By by =
        Words.STORMS.get(
            fields.need("by", "say what reports have in common: by: service, or category"));
    String attribute = fields.find("attribute", Doc::name);
    if (by == StormRule.By.ATTRIBUTE && attribute == null) {
      throw doc.fail("the key 'attribute' is missing", "name the attribute they have in common");
    }
    Doc moreThan = fields.need("more-than", "say how many are no storm yet: more-than: 20");
    int count = moreThan.number();
    if (count < 1 || count > 1_000) {
      throw moreThan.fail(count + " reports are out of range", "use 1 to 1000");
    }
    Duration within =
        Durations.positive(fields.need("within", "say in how long a time: within: 10m"));
    return doc.guard(() -> new StormRule(name, by, attribute, count, within));
  }

  static FlappingRule flapping(Doc doc) {
    Fields fields = doc.fields(Keys.FLAPPING);
    Doc moreThan = fields.need("more-than", "say how many returns are none yet: more-than: 4");
    int count = moreThan.number();
    if (count < 1 || count > 100) {
      throw moreThan.fail(count + " returns are out of range", "use 1 to 100");
    }
    Duration within =
        Durations.positive(fields.need("within", "say in how long a time: within: 30m"));
    Duration calm =
        Durations.positive(fields.need("calm-for", "say when it is over: calm-for: 15m"));
    return doc.guard(() -> new FlappingRule(count, within, calm));
  }

  private static boolean pausesTargets(Doc doc) {
    return switch (doc.text()) {
      case RUN -> false;
      case PAUSE -> true;
      default ->
          throw doc.fail(
              "'" + Doc.excerpt(doc.text()) + "' does not say whether target clocks stand still",
              "write run or pause");
    };
  }

  static Pauses pauses(Doc doc) {
    if (!doc.isList() && doc.text().equals(ALL_HOLDS)) {
      return Pauses.EVERY_HOLD;
    }
    Set<String> reasons = new LinkedHashSet<>();
    doc.anyNumber().forEach(each -> reasons.add(each.name()));
    return new Pauses(reasons);
  }
}
