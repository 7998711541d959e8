package dev.tocsin.policyfile;

import dev.tocsin.escalation.When;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.Urgency;
import java.util.List;
import java.util.function.Function;

/**
 * Reads the conditions of rows, windows and service levels.
 *
 * <p>Source: escalation.md, "The matrix" (conditions).
 */
final class WhenReader {
  private static final String INSIDE = "inside ";
  private static final String OUTSIDE = "outside ";

  private final Scope scope;

  WhenReader(Scope scope) {
    this.scope = scope;
  }

  When read(Doc doc) {
    Fields fields = doc.fields(Keys.WHEN);
    if (fields.all().isEmpty()) {
      throw doc.fail(
          "there is no condition here", "name one, or leave 'when' out to take every incident");
    }
    When when =
        When.any()
            .categories(texts(fields, "category", each -> PolicyReader.category(each).path()))
            .exactCategories(
                texts(fields, "exact-category", each -> PolicyReader.category(each).path()))
            .priorities(each(fields, "priority", Words.PRIORITIES::get).toArray(Priority[]::new))
            .impacts(each(fields, "impact", each -> Impact.of(each.name())).toArray(Impact[]::new))
            .urgencies(
                each(fields, "urgency", each -> Urgency.of(each.name())).toArray(Urgency[]::new))
            .services(texts(fields, "service", Doc::name))
            .teams(texts(fields, "team", scope.teams()::get))
            .sources(each(fields, "source", each -> Source.of(each.name())).toArray(Source[]::new))
            .seasons(texts(fields, "season", scope.seasons()::get));
    Doc attributes = fields.get("attributes");
    if (attributes != null) {
      for (Doc.Field each : attributes.entries().list()) {
        when = attribute(when, each);
      }
    }
    Doc hours = fields.get("hours");
    return hours == null ? when : hours(when, hours);
  }

  private static When attribute(When when, Doc.Field field) {
    String name = field.key().name();
    String[] values = field.value().oneOrMore().stream().map(Doc::text).toArray(String[]::new);
    return field.value().guard(() -> when.attribute(name, values));
  }

  private When hours(When when, Doc doc) {
    String text = doc.text();
    if (text.startsWith(INSIDE)) {
      return when.inside(scope.calendars().part(doc, text.substring(INSIDE.length())));
    }
    if (text.startsWith(OUTSIDE)) {
      return when.outside(scope.calendars().part(doc, text.substring(OUTSIDE.length())));
    }
    throw doc.fail(
        "'" + Doc.excerpt(text) + "' does not say whether the hours are meant or the others",
        "write inside CALENDAR or outside CALENDAR");
  }

  private static String[] texts(Fields fields, String key, Function<Doc, String> read) {
    return each(fields, key, read).toArray(String[]::new);
  }

  private static <T> List<T> each(Fields fields, String key, Function<Doc, T> read) {
    Doc doc = fields.get(key);
    return doc == null ? List.of() : doc.oneOrMore().stream().map(read).toList();
  }
}
