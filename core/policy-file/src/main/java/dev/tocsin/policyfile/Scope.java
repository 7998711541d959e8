package dev.tocsin.policyfile;

import java.time.ZoneId;
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

  /** The names that stand in a document; a section that is none of its kind is an error. */
  static Scope of(Fields policy, Problems problems) {
    ZoneId[] zone = new ZoneId[1];
    problems.attempt(() -> zone[0] = policy.find("zone", Zones::read));
    return new Scope(
        problems,
        zone[0],
        keys(policy, problems, "calendars", "calendar"),
        keys(policy, problems, "seasons", "season"),
        keys(policy, problems, "rotas", "rota"),
        keys(policy, problems, "teams", "team"),
        keys(policy, problems, "roles", "role"),
        keys(policy, problems, "suppliers", "supplier"),
        list(policy, problems, "automations", "automation"),
        list(policy, problems, "continuity-plans", "continuity plan"),
        keys(policy, problems, "paths", "path"),
        rows(policy, problems));
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
    return new Known<>(what, names);
  }

  private static Known<String> list(Fields policy, Problems problems, String key, String what) {
    Map<String, String> names = new LinkedHashMap<>();
    problems.attempt(
        () ->
            policy
                .get(key, Doc::anyNumber, List.<Doc>of())
                .forEach(each -> put(names, each.node())));
    return new Known<>(what, names);
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
    return new Known<>("row", names);
  }

  private static void put(Map<String, String> names, Node node) {
    if (node instanceof Node.Text text) {
      names.put(text.value(), text.value());
    }
  }
}
