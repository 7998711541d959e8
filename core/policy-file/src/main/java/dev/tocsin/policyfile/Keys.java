package dev.tocsin.policyfile;

import java.util.List;

/**
 * Which keys each mapping of the document may have: the one place that says so. Mappings whose keys
 * are the author's own names (teams, calendars, rotas, categories, states, impacts, attributes,
 * paths and others) or days and dates have no line here.
 *
 * <p>Source: first-screens.md, "The policy author"; escalation.md.
 */
enum Keys {
  /** The document. */
  POLICY(
      "policy",
      "zone",
      "calendars",
      "seasons",
      "rotas",
      "teams",
      "roles",
      "suppliers",
      "automations",
      "continuity-plans",
      "categories",
      "priorities",
      "lifecycle",
      "service-levels",
      "operational-levels",
      "escalation",
      "paths",
      "last-resort",
      "severe",
      "quiet-hours",
      "maintenance",
      "pauses",
      "open-incidents",
      "auto-close",
      "reopen-window",
      "follow-up",
      "acknowledgement-lapses",
      "stale-after",
      "catch-up",
      "delivery",
      "workarounds",
      "children-follow",
      "storms",
      "flapping",
      "plans",
      "exercises",
      "major-incidents"),
  /** When what comes and goes pages nobody. */
  FLAPPING("more-than", "within", "calm-for"),
  /** When many reports are one storm. */
  STORM("name", "by", "attribute", "more-than", "within"),
  /** A calendar. */
  CALENDAR("zone", "hours", "holidays", "exceptions", "seasons"),
  /** A day that is closed, written out. */
  HOLIDAY("date", "name"),
  /** Hours of a calendar for a while. */
  SEASONAL_HOURS("name", "from", "to", "hours"),
  /** A season. */
  SEASON("from", "to", "zone"),
  /** A rota. */
  ROTA("zone", "mode", "layers", "versions", "overrides", "swaps", "holidays"),
  /** A rota from some time on. */
  VERSION("from", "mode", "layers"),
  /** People who take turns. */
  LAYER("name", "people", "every", "from", "until", "hours", "holidays"),
  /** Somebody who stands in. */
  OVERRIDE("instead-of", "who", "from", "until", "zone"),
  /** One team. */
  TEAM("tier", "on-call"),
  /** A supplier. */
  SUPPLIER("contacts", "contract"),
  /** What a supplier promises. */
  CONTRACT("name", "hours", "response", "resolution", "chase"),
  /** An automation. */
  AUTOMATION("time-limit", "attempts", "resolves"),
  /** A known workaround. */
  WORKAROUND("when", "text"),
  /** Somebody who can be reached, where the short form would be read another way. */
  CONTACT("person", "recipient", "by"),
  /** The priority table. */
  PRIORITIES("urgencies", "impacts"),
  /** The lifecycle; in a row of the table, triggers stand beside {@code from}. */
  LIFECYCLE("states", "transitions"),
  /** A service level. */
  SERVICE_LEVEL("name", "when", "response", "update", "resolution"),
  /** How long teams may hold incidents. */
  OPERATIONAL_LEVEL("name", "team", "priority", "within", "on", "warn", "pauses", "tell"),
  /** A target, written out. */
  TARGET("within", "on", "warn", "pauses"),
  /** A row of the matrix. */
  ROW("name", "when", "path", "overlaps"),
  /** Conditions. */
  WHEN(
      "category",
      "exact-category",
      "priority",
      "impact",
      "urgency",
      "service",
      "team",
      "source",
      "attributes",
      "hours",
      "season"),
  /** A path of which a part is repeated. */
  PATH("rungs", "repeat"),
  /** The part of a path that is repeated. */
  PATH_REPEAT("from", "every", "times"),
  /** A rung. */
  RUNG(
      "id",
      "after",
      "until",
      "notify",
      "inform",
      "reassign",
      "summon",
      "declare-major",
      "raise-priority",
      "engage",
      "invoke",
      "run",
      "do",
      "repeat",
      "message",
      "propose-major"),
  /** An action of a rung that does several of one kind. */
  ACTION(
      "notify",
      "inform",
      "reassign",
      "summon",
      "declare-major",
      "raise-priority",
      "engage",
      "invoke",
      "run",
      "propose-major"),
  /** A repeat, written out. */
  REPEAT("every", "times"),
  /** Times at which nobody is woken. */
  QUIET_HOURS("inside", "outside", "priority"),
  /** Planned work. */
  MAINTENANCE("name", "when", "from", "until", "zone", "targets"),
  /** How deliveries are tried again. */
  DELIVERY("attempts", "first", "most"),
  /** A plan for service continuity. */
  PLAN("on-major", "steps", "return"),
  /** A step of a plan. */
  PLAN_STEP("id", "what", "within", "attempts", "on-failure"),
  /** What is different in an exercise. */
  EXERCISES("page"),
  /** How major incidents are handled. */
  MAJOR_INCIDENTS(
      "commander",
      "team",
      "update-every",
      "stakeholders",
      "declare-after",
      "review-within",
      "cost-per-hour");

  private final List<String> allowed;

  Keys(String... allowed) {
    this.allowed = List.of(allowed);
  }

  /** The keys, in the order in which they are best read. */
  List<String> allowed() {
    return allowed;
  }
}
