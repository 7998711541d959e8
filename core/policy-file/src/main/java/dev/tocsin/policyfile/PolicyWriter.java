package dev.tocsin.policyfile;

import dev.tocsin.incident.Priority;
import dev.tocsin.lifecycle.Lifecycle;
import dev.tocsin.policy.Adoption;
import dev.tocsin.policy.CatchUp;
import dev.tocsin.policy.DeliveryRules;
import dev.tocsin.policy.ExercisePaging;
import dev.tocsin.policy.FlappingRule;
import dev.tocsin.policy.Follow;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.StormRule;
import dev.tocsin.policy.Times;
import dev.tocsin.priority.PriorityTable;
import dev.tocsin.routing.CategoryMap;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a policy as a document: each section by the writer that knows it, what goes without saying
 * left out. Read again it is the same policy, with the same version.
 *
 * <p>Source: issue 3, "The policy document" (a policy writes itself back out).
 */
final class PolicyWriter {
  private static final Set<Priority> SEVERE = Set.of(Priority.P1);
  private static final Set<Follow> FOLLOWED = Set.of(Follow.RESOLVE, Follow.REOPEN);

  private PolicyWriter() {}

  static Node.Fields write(Policy policy) {
    ZoneId zone = zone(policy);
    Written.Mapping out = new Written.Mapping();
    out.text("policy", policy.name());
    out.text("zone", zone == null ? null : zone.getId(), null);
    CalendarsWriter calendars = new CalendarsWriter(zone);
    out.named("calendars", policy.calendars(), calendars::calendar);
    out.named("seasons", policy.seasons(), calendars::season);
    out.named("rotas", policy.rotas(), new RotasWriter(zone)::rota);
    TeamsWriter teams = new TeamsWriter(policy.rotas().keySet());
    out.named("teams", policy.teams(), teams::team);
    out.named("roles", policy.roles(), teams::staffing);
    out.named("suppliers", policy.suppliers(), TeamsWriter::supplier);
    SelfServiceWriter.write(policy, out);
    out.list("continuity-plans", policy.continuityPlans(), Written::text);
    out.put("categories", categories(policy.categories()));
    if (!policy.priorities().equals(PriorityTable.itil())) {
      out.put("priorities", priorities(policy.priorities()));
    }
    if (!policy.lifecycle().equals(Lifecycle.itil())) {
      out.put("lifecycle", LifecycleWriter.write(policy.lifecycle()));
    }
    out.list("service-levels", policy.serviceLevels(), ServiceLevelsWriter::rule);
    out.list("operational-levels", policy.operationalLevels(), OperationalLevels::write);
    EscalationWriter.write(policy.matrix(), out);
    out.some("last-resort", policy.lastResort(), Contacts::write);
    if (!policy.severe().equals(SEVERE)) {
      out.put("severe", Written.list(policy.severe(), Written::text));
    }
    TimeRulesWriter.write(policy, zone, out);
    if (policy.adoption() != Adoption.LIVE) {
      out.text("open-incidents", Words.say(policy.adoption()));
    }
    times(policy.times(), out);
    if (policy.catchUp() != CatchUp.LATEST) {
      out.text("catch-up", Words.say(policy.catchUp()));
    }
    if (!policy.delivery().equals(DeliveryRules.DEFAULT)) {
      out.put("delivery", delivery(policy.delivery()));
    }
    if (!policy.childrenFollow().equals(FOLLOWED)) {
      out.put(
          "children-follow",
          Written.list(policy.childrenFollow(), each -> Written.text(Words.say(each))));
    }
    out.list("storms", policy.storms(), PolicyWriter::storm);
    FlappingRule flapping = policy.flapping();
    if (flapping != null) {
      out.put(
          "flapping",
          new Written.Mapping()
              .put("more-than", Written.literal(flapping.moreThan()))
              .text("within", Durations.write(flapping.within()))
              .text("calm-for", Durations.write(flapping.calmFor()))
              .node());
    }
    out.named("plans", policy.plans(), PlansWriter::plan);
    if (policy.exercisePaging() != ExercisePaging.ON_CALL) {
      out.put(
          "exercises",
          new Written.Mapping().text("page", Words.say(policy.exercisePaging())).node());
    }
    if (policy.majorIncidents() != null) {
      out.put("major-incidents", MajorIncidentsWriter.write(policy.majorIncidents()));
    }
    return out.node();
  }

  /** The zone that is named most often, the first of several; null when none is named. */
  private static @Nullable ZoneId zone(Policy policy) {
    Map<ZoneId, Integer> counts = new LinkedHashMap<>();
    Stream.of(
            policy.calendars().values().stream().map(each -> each.zone()),
            policy.seasons().values().stream().map(each -> each.zone()),
            policy.rotas().values().stream().map(each -> each.zone()),
            policy.maintenance().stream().map(each -> each.zone()))
        .flatMap(zones -> zones)
        .forEach(zone -> counts.merge(zone, 1, Integer::sum));
    ZoneId most = null;
    for (Map.Entry<ZoneId, Integer> each : counts.entrySet()) {
      most = most == null || each.getValue() > counts.getOrDefault(most, 0) ? each.getKey() : most;
    }
    return most;
  }

  private static Node categories(CategoryMap categories) {
    Written.Mapping out = new Written.Mapping();
    categories.teams().forEach((category, team) -> out.text(category.path(), team));
    return out.text("*", categories.defaultTeam()).node();
  }

  private static Node priorities(PriorityTable table) {
    Written.Mapping impacts = new Written.Mapping();
    table
        .impacts()
        .forEach(
            impact ->
                impacts.put(
                    impact.name(),
                    Written.list(
                        table.urgencies(),
                        urgency -> Written.text(table.priority(impact, urgency)))));
    return new Written.Mapping()
        .put("urgencies", Written.list(table.urgencies(), Written::text))
        .put("impacts", impacts.node())
        .node();
  }

  private static void times(Times times, Written.Mapping out) {
    Times usual = Times.DEFAULT;
    out.text("auto-close", Durations.write(times.autoClose()), Durations.write(usual.autoClose()));
    out.text(
        "reopen-window",
        Durations.write(times.reopenWindow()),
        Durations.write(usual.reopenWindow()));
    out.text("follow-up", Durations.write(times.followUp()), Durations.write(usual.followUp()));
    if (times.acknowledgementLapse() != null) {
      out.text("acknowledgement-lapses", Durations.write(times.acknowledgementLapse()));
    }
    if (times.staleAfter() != null) {
      out.text("stale-after", Durations.write(times.staleAfter()));
    }
  }

  private static Node storm(StormRule rule) {
    return new Written.Mapping()
        .text("name", rule.name())
        .text("by", Words.say(rule.by()))
        .text("attribute", rule.attribute(), null)
        .put("more-than", Written.literal(rule.moreThan()))
        .text("within", Durations.write(rule.within()))
        .node();
  }

  private static Node delivery(DeliveryRules rules) {
    return new Written.Mapping()
        .put("attempts", Written.literal(rules.attempts()))
        .text("first", Durations.write(rules.first()))
        .text("most", Durations.write(rules.most()))
        .node();
  }
}
