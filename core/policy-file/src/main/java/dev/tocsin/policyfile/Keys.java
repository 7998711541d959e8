package dev.tocsin.policyfile;

import java.util.List;

/**
 * Which keys each mapping of the document may have: the one place that says so. Mappings whose keys
 * are the author's own names (teams, categories, states, impacts, paths) have no line here.
 *
 * <p>Source: first-screens.md, "The policy author"; escalation.md, "The matrix".
 */
enum Keys {
  /** The document. */
  POLICY(
      "policy",
      "teams",
      "categories",
      "priorities",
      "lifecycle",
      "escalation",
      "paths",
      "last-resort",
      "severe",
      "auto-close",
      "reopen-window",
      "follow-up",
      "acknowledgement-lapses",
      "catch-up",
      "delivery"),
  /** One team. */
  TEAM("tier", "on-call"),
  /** Somebody who can be reached, where the short form would be read another way. */
  CONTACT("person", "by"),
  /** The priority table. */
  PRIORITIES("urgencies", "impacts"),
  /** The lifecycle; in a row of the table, triggers stand beside {@code from}. */
  LIFECYCLE("states", "transitions"),
  /** A row of the matrix. */
  ROW("name", "when", "path"),
  /** A row's conditions. */
  WHEN("category", "priority", "service", "team", "source"),
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
      "repeat",
      "message"),
  /** A repeat, written out. */
  REPEAT("every", "times"),
  /** How deliveries are tried again. */
  DELIVERY("attempts", "first", "most");

  private final List<String> allowed;

  Keys(String... allowed) {
    this.allowed = List.of(allowed);
  }

  /** The keys, in the order in which they are best read. */
  List<String> allowed() {
    return allowed;
  }
}
