package dev.tocsin.policyfile;

import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.When;
import dev.tocsin.policy.PolicyBuilder;
import java.util.List;

/**
 * Reads the matrix: rows with their conditions, and the paths to which they lead.
 *
 * <p>Source: escalation.md, "The matrix".
 */
final class EscalationReader {
  private final Scope scope;
  private final PathReader paths;
  private final WhenReader conditions;

  EscalationReader(Scope scope) {
    this.scope = scope;
    this.paths = new PathReader(scope);
    this.conditions = new WhenReader(scope);
  }

  void paths(Doc doc, PolicyBuilder builder) {
    scope
        .problems()
        .each(
            doc.entries().list(),
            each -> {
              Path path = paths.read(each.key().id(), each.value());
              each.value().guard(() -> builder.path(path));
            });
  }

  void rows(Doc doc, Fields policy, PolicyBuilder builder) {
    scope.problems().each(doc.items(), row -> row(row, policy, builder));
  }

  private void row(Doc doc, Fields policy, PolicyBuilder builder) {
    Fields fields = doc.fields(Keys.ROW);
    Doc nameAt = fields.need("name", "give the row a name: it stands in every event it causes");
    String name = nameAt.id();
    When when = fields.get("when", conditions::read, When.any());
    String[] overlaps =
        fields
            .get("overlaps", each -> each.oneOrMore().stream().map(Doc::id).toList(), List.of())
            .toArray(String[]::new);
    Doc path = fields.need("path", "list the rungs, or name a path that stands under 'paths'");
    boolean own = path.isList() || path.isFields();
    if (own && scope.paths().values().containsKey(name)) {
      throw nameAt.fail(
          "row '%s' has a path of its own, and a path of that name stands on line %d"
              .formatted(Doc.excerpt(name), line(policy, name)),
          "rename one of them");
    }
    Path read = own ? paths.read(name, path) : null;
    String id = own ? name : scope.paths().get(path);
    doc.guard(() -> builder.row(new MatrixRow(name, when, id).overlaps(overlaps)));
    if (read != null) {
      path.guard(() -> builder.path(read));
    }
  }

  /** That rows name others that are there; asked when each has its name. */
  void overlaps(Doc doc) {
    scope.problems().each(doc.items(), row -> row.entries().find("overlaps", scope.rows()::each));
  }

  private static int line(Fields policy, String path) {
    Doc paths = policy.need("paths", "");
    Doc.Field field = paths.entries().all().get(path);
    return (field == null ? paths : field.key()).mark().line();
  }
}
