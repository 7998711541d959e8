package dev.tocsin.verify;

import static dev.tocsin.verify.DocumentWords.list;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.SeasonalHours;
import dev.tocsin.calendar.WeeklyHours;
import dev.tocsin.lifecycle.Lifecycle;
import dev.tocsin.policy.FlappingRule;
import dev.tocsin.policy.MaintenanceWindow;
import dev.tocsin.policy.OperationalLevel;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.QuietHours;
import dev.tocsin.policy.SupplierContract;
import dev.tocsin.policy.SupplierTarget;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The settings of a policy, each under its name, in words. */
final class SettingParts {
  private SettingParts() {}

  /** What stands alone in the document. */
  static Map<String, String> single(Policy policy) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("name", policy.name());
    parts.put("last resort", DocumentWords.contacts(policy.lastResort()));
    parts.put("severe priorities", list(policy.severe()));
    parts.put("auto-close after", DocumentWords.length(policy.times().autoClose()));
    parts.put("reopening within", DocumentWords.length(policy.times().reopenWindow()));
    parts.put("follow-up of holds after", DocumentWords.length(policy.times().followUp()));
    Duration lapse = policy.times().acknowledgementLapse();
    parts.put(
        "acknowledgements lapse after", lapse == null ? "never" : DocumentWords.length(lapse));
    Duration stale = policy.times().staleAfter();
    parts.put("stale after", stale == null ? "never" : DocumentWords.length(stale));
    parts.put("catch-up", DocumentWords.of(policy.catchUp()));
    parts.put("delivery, attempts", String.valueOf(policy.delivery().attempts()));
    parts.put("delivery, first pause", DocumentWords.length(policy.delivery().first()));
    parts.put("delivery, longest pause", DocumentWords.length(policy.delivery().most()));
    QuietHours quiet = policy.quietHours();
    if (quiet != null) {
      parts.put(
          "quiet hours",
          "%s %s, priority %s"
              .formatted(
                  quiet.inside() ? "inside" : "outside",
                  quiet.calendar(),
                  list(quiet.priorities())));
    }
    Set<String> reasons = policy.pauses().reasons();
    parts.put("holds that stop the path", reasons == null ? "every hold" : list(reasons));
    parts.put("open incidents", DocumentWords.of(policy.adoption()));
    parts.put(
        "children follow", list(policy.childrenFollow().stream().map(DocumentWords::of).toList()));
    policy
        .storms()
        .forEach(
            storm ->
                parts.put(
                    "storm " + storm.name(),
                    "more than %d by %s%s within %s"
                        .formatted(
                            storm.moreThan(),
                            DocumentWords.of(storm.by()),
                            storm.attribute() == null ? "" : " " + storm.attribute(),
                            DocumentWords.length(storm.within()))));
    FlappingRule flapping = policy.flapping();
    if (flapping != null) {
      parts.put(
          "flapping",
          "more than %d within %s, calm for %s"
              .formatted(
                  flapping.moreThan(),
                  DocumentWords.length(flapping.within()),
                  DocumentWords.length(flapping.calmFor())));
    }
    parts.put("continuity plans", list(policy.continuityPlans()));
    parts.put("told in exercises", DocumentWords.of(policy.exercisePaging()));
    MajorParts.put(parts, policy.majorIncidents());
    return parts;
  }

  /** States and transitions. */
  static Map<String, String> lifecycle(Lifecycle lifecycle) {
    Map<String, String> parts = new LinkedHashMap<>();
    lifecycle
        .states()
        .forEach(state -> parts.put("state " + state.name(), DocumentWords.of(state.phase())));
    lifecycle
        .transitions()
        .forEach(
            row ->
                parts.put(
                    "transition from %s on %s%s"
                        .formatted(
                            row.from().name(),
                            row.trigger(),
                            row.reason() == null ? "" : " for '" + row.reason() + "'"),
                    "to " + row.to().name()));
    return parts;
  }

  /** When each window of planned work is, and what it is about. */
  static Map<String, String> maintenance(List<MaintenanceWindow> windows) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (MaintenanceWindow each : windows) {
      parts.merge(
          "maintenance " + each.name(),
          "from %s until %s %s, %s, targets %s"
              .formatted(
                  each.from(),
                  each.until(),
                  each.zone(),
                  each.when().matchesAll()
                      ? "for every incident"
                      : "for " + WhenWords.of(each.when()),
                  each.pausesTargets() ? "pause" : "run on"),
          (one, other) -> one + "; " + other);
    }
    return parts;
  }

  /** Hours, holidays, exceptions and seasons of each calendar. */
  static Map<String, String> calendars(Policy policy) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (BusinessCalendar each : policy.calendars().values()) {
      String calendar = "calendar " + each.id();
      parts.put(calendar + ", zone", each.zone().toString());
      hours(parts, calendar, each.weekly());
      each.holidays().forEach((date, name) -> parts.put(calendar + ", holiday " + date, name));
      each.exceptions()
          .forEach(
              (date, ranges) ->
                  parts.put(calendar + ", exception " + date, DocumentWords.hours(ranges)));
      for (SeasonalHours season : each.seasons()) {
        String name = calendar + ", season " + season.id();
        parts.merge(
            name + ", dates", season.dates().toString(), (one, other) -> one + "; " + other);
        hours(parts, name, season.hours());
      }
    }
    return parts;
  }

  private static void hours(Map<String, String> parts, String name, WeeklyHours hours) {
    for (DayOfWeek day : DayOfWeek.values()) {
      parts.merge(
          name + ", " + DocumentWords.of(day),
          DocumentWords.hours(hours.hours(day)),
          (one, other) -> one + "; " + other);
    }
  }

  /** The dates of each season. */
  static Map<String, String> seasons(Policy policy) {
    Map<String, String> parts = new LinkedHashMap<>();
    policy
        .seasons()
        .values()
        .forEach(each -> parts.put("season " + each.id(), each.dates() + " " + each.zone()));
    return parts;
  }

  /** How long teams may hold incidents. */
  static Map<String, String> operationalLevels(Policy policy) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (OperationalLevel each : policy.operationalLevels()) {
      parts.put(
          "operational level " + each.name(),
          "teams %s, priorities %s, %s%s, warnings %s, pauses %s, tells %s"
              .formatted(
                  each.teams().isEmpty() ? "all" : each.teams(),
                  each.priorities().isEmpty() ? "all" : each.priorities(),
                  DocumentWords.length(each.target().within()),
                  each.target().calendar() == null ? "" : " on " + each.target().calendar(),
                  each.target().warnings(),
                  each.target().pausedBy(),
                  each.tell()));
    }
    return parts;
  }

  /** The contacts of each supplier, and what it promises. */
  static Map<String, String> suppliers(Policy policy) {
    Map<String, String> parts = new LinkedHashMap<>();
    policy
        .suppliers()
        .values()
        .forEach(
            each -> {
              parts.put("supplier " + each.id(), DocumentWords.contacts(each.contacts()));
              if (each.contract() != null) {
                contract(parts, "contract of supplier " + each.id(), each.contract());
              }
            });
    return parts;
  }

  private static void contract(Map<String, String> parts, String name, SupplierContract contract) {
    parts.put(name + ", name", contract.name());
    parts.put(name + ", hours", contract.hours() == null ? "always" : contract.hours());
    parts.put(name + ", response", target(contract.response()));
    parts.put(name + ", resolution", target(contract.resolution()));
    parts.put(
        name + ", chase", contract.chase() == null ? "never" : DocumentWords.of(contract.chase()));
  }

  private static String target(@Nullable SupplierTarget target) {
    return target == null ? "nothing" : target.byPriority() + ", others " + target.others();
  }
}
