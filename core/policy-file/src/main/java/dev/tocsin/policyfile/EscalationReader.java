package dev.tocsin.policyfile;

import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Source;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.Team;
import java.util.List;
import java.util.function.Function;

/**
 * Reads the matrix: rows with their conditions, and the paths to which they lead.
 *
 * <p>Source: escalation.md, "The matrix".
 */
final class EscalationReader {
  private final Known<Team> teams;
  private final RungReader rungs;

  EscalationReader(Known<Team> teams) {
    this.teams = teams;
    this.rungs = new RungReader(teams);
  }

  /** Adds what stands under {@code paths} and {@code escalation}. */
  void read(Fields policy, PolicyBuilder builder) {
    List<Doc.Field> named =
        policy.get("paths", doc -> List.copyOf(doc.entries().list()), List.<Doc.Field>of());
    for (Doc.Field path : named) {
      builder.path(path(path.key().name(), path.value()));
    }
    Known<Doc.Field> paths = Known.of("path", named, path -> path.key().text());
    Doc rows = policy.get("escalation");
    if (rows != null) {
      rows.items().forEach(row -> row(row, paths, builder));
    }
  }

  private void row(Doc doc, Known<Doc.Field> paths, PolicyBuilder builder) {
    Fields fields = doc.fields(Keys.ROW);
    Doc nameAt = fields.need("name", "give the row a name: it stands in every event it causes");
    String name = nameAt.name();
    When when = fields.get("when", this::when, When.any());
    Doc path = fields.need("path", "list the rungs, or name a path that stands under 'paths'");
    if (!path.isList()) {
      builder.row(new MatrixRow(name, when, paths.get(path).key().text()));
      return;
    }
    Doc.Field same = paths.values().get(name);
    if (same != null) {
      throw nameAt.fail(
          "row '%s' has a path of its own, and a path of that name stands on line %d"
              .formatted(Doc.excerpt(name), same.key().mark().line()),
          "rename one of them");
    }
    List<Rung> own = rungs.read(path);
    builder.row(new MatrixRow(name, when, name)).path(new Path(name, own));
  }

  private Path path(String id, Doc doc) {
    return new Path(id, rungs.read(doc));
  }

  private When when(Doc doc) {
    Fields fields = doc.fields(Keys.WHEN);
    if (fields.all().isEmpty()) {
      throw doc.fail(
          "there is no condition here", "name one, or leave 'when' out to take every incident");
    }
    return When.any()
        .categories(texts(fields, "category", each -> PolicyReader.category(each).path()))
        .priorities(each(fields, "priority", PrioritiesReader::priority).toArray(Priority[]::new))
        .services(texts(fields, "service", Doc::name))
        .teams(texts(fields, "team", each -> teams.get(each).id()))
        .sources(each(fields, "source", each -> Source.of(each.name())).toArray(Source[]::new));
  }

  private static String[] texts(Fields fields, String key, Function<Doc, String> read) {
    return each(fields, key, read).toArray(String[]::new);
  }

  private static <T> List<T> each(Fields fields, String key, Function<Doc, T> read) {
    Doc doc = fields.get(key);
    return doc == null ? List.of() : doc.oneOrMore().stream().map(read).toList();
  }
}
