package dev.tocsin.policyfile;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the readers of all sections share: the names that stand in the document, wherever they are
 * written, its zone, and the errors found so far.
 *
 * <p>A name counts as known when its part of the document cannot be read: that is one error, not
 * one more wherever it is named.
 *
 * @param zone of everything that names none; null when the document has none
 */
record Scope(
    Problems problems,
    @Nullable ZoneId zone,
    Known<String> calendars,
    Known<String> seasons,
    Known<String> rotas,
    Known<String> teams,
    Known<String> roles,
    Known<String> suppliers,
    Known<String> automations,
    Known<String> plans,
    Known<String> paths,
    Known<String> rows) {

  /**
   * The names that stand in a document.
   *
   * @throws PolicyFileException when a section is not of its kind
   */
  static Scope of(Fields policy, Problems problems) {
    Known<String> calendars = keys(policy, problems, "calendars", "calendar");
    Known<String> seasons = keys(policy, problems, "seasons", "season");
    Known<String> rotas = keys(policy, problems, "rotas", "rota");
    Known<String> teams = keys(policy, problems, "teams", "team");
    Known<String> roles = keys(policy, problems, "roles", "role");
    Known<String> suppliers = keys(policy, problems, "suppliers", "supplier");
    Known<String> automations = names(policy, problems, "automations", "automation");
    Known<String> plans = list(policy, problems, "continuity-plans", "continuity plan");
    plans.values().putAll(keys(policy, problems, "plans", "plan").values());
    Known<String> paths = keys(policy, problems, "paths", "path");
    Known<String> rows = rows(policy, problems);
    problems.raise();
    return new Scope(
        problems,
        zone(policy, problems),
        calendars,
        seasons,
        rotas,
        teams,
        roles,
        suppliers,
        automations,
        plans,
        paths,
        rows);
  }

  /** The document's zone; when there is none of that name, any, as that is one error already. */
  private static @Nullable ZoneId zone(Fields policy, Problems problems) {
    Doc doc = policy.get("zone");
    if (doc == null) {
      return null;
    }
    ZoneId[] zone = {ZoneOffset.UTC};
    problems.attempt(() -> zone[0] = Zones.read(doc));
    return zone[0];
  }

  /** The zone that stands in a mapping, or the document's. */
  ZoneId zone(Fields fields) {
    Doc own = fields.get("zone");
    if (own != null) {
      return Zones.read(own);
    }
    if (zone == null) {
      throw fields
          .doc()
          .fail(
              "the key 'zone' is missing",
              "say where its clock hangs, such as zone: Europe/Berlin, here or at the top of the"
                  + " document");
    }
    return zone;
  }

  private static Known<String> keys(Fields policy, Problems problems, String key, String what) {
    Map<String, String> names = new LinkedHashMap<>();
    problems.attempt(
        () ->
            policy
                .get(key, each -> each.entries().all().keySet(), Set.<String>of())
                .forEach(name -> names.put(name, name)));
    return new Known<>(what, key, names);
  }

  private static Known<String> list(Fields policy, Problems problems, String key, String what) {
    Map<String, String> names = new LinkedHashMap<>();
    problems.attempt(
        () ->
            policy
                .get(key, Doc::anyNumber, List.<Doc>of())
                .forEach(each -> put(names, each.node())));
    return new Known<>(what, key, names);
  }

  /** A list of names, or a mapping by name. */
  private static Known<String> names(Fields policy, Problems problems, String key, String what) {
    Doc doc = policy.get(key);
    return doc != null && doc.isFields()
        ? keys(policy, problems, key, what)
        : list(policy, problems, key, what);
  }

  private static Known<String> rows(Fields policy, Problems problems) {
    Map<String, String> names = new LinkedHashMap<>();
    problems.attempt(
        () -> {
          for (Doc row : policy.get("escalation", Doc::items, List.<Doc>of())) {
            Doc name = row.isFields() ? row.entries().get("name") : null;
            if (name != null) {
              put(names, name.node());
            }
          }
        });
    return new Known<>("row", "escalation", names);
  }

  private static void put(Map<String, String> names, Node node) {
    if (node instanceof Node.Text text) {
      names.put(text.value(), text.value());
    }
  }
}
