package dev.tocsin.policyfile;

import dev.tocsin.policy.OperationalLevel;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.servicelevel.ServiceTarget;
import dev.tocsin.servicelevel.TargetKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads and writes how long teams may hold incidents: {@code { name: swift, team: checkout,
 * priority: P1, within: 1h, on: business, warn: 75%, tell: on-call of management }}.
 *
 * <p>Source: domain.md, practice 5.
 */
final class OperationalLevels {
  private OperationalLevels() {}

  static void read(Doc doc, Scope scope, PolicyBuilder builder) {
    scope
        .problems()
        .each(doc.items(), each -> each.guard(() -> builder.operationalLevel(level(each, scope))));
  }

  private static OperationalLevel level(Doc doc, Scope scope) {
    Fields fields = doc.fields(Keys.OPERATIONAL_LEVEL);
    String name =
        fields.need("name", "give the operational level a name: it stands in its events").id();
    ServiceTarget target = ServiceLevelsReader.target(TargetKind.RESOLUTION, fields, scope);
    return doc.guard(
        () ->
            new OperationalLevel(
                name,
                fields.<Set<String>>get(
                    "team", each -> new LinkedHashSet<>(scope.teams().each(each)), Set.of()),
                fields.get(
                    "priority",
                    each ->
                        new LinkedHashSet<>(
                            each.oneOrMore().stream().map(Words.PRIORITIES::get).toList()),
                    Set.of()),
                target,
                fields.get("tell", each -> Contacts.targets(each, scope), List.of())));
  }

  static Node write(OperationalLevel level) {
    Written.Mapping out = new Written.Mapping().text("name", level.name());
    out.some("team", level.teams(), Written::text);
    out.some("priority", level.priorities(), Written::text);
    return ServiceLevelsWriter.target(level.target(), out)
        .some("tell", level.tell(), RungWriter::target)
        .node();
  }
}
