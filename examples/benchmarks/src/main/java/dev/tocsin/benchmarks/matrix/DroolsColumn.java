package dev.tocsin.benchmarks.matrix;

import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.internal.utils.KieHelper;

/**
 * One DRL rule per row, salience for the order, equality first so that the engine can hash it, one
 * long-lived session: insert, fire at most one rule, delete.
 */
final class DroolsColumn implements MatrixColumn {
  private final KieSession session;

  DroolsColumn(Row[] rows) {
    StringBuilder drl =
        new StringBuilder(
            """
            package dev.tocsin.benchmarks.matrix.rules
            import dev.tocsin.benchmarks.matrix.DroolsQuery
            dialect "mvel"
            """);
    for (int i = 0; i < rows.length; i++) {
      Row row = rows[i];
      StringBuilder when = new StringBuilder();
      if (row.priority() != 0) {
        when.append(", priority == ").append(row.priority());
      }
      if (row.service() != null) {
        when.append(", service == \"").append(row.service()).append('"');
      }
      if (row.supportHours() != null) {
        when.append(", supportHours == ").append(row.supportHours());
      }
      if (row.categoryPrefix() != null) {
        when.append(", category.startsWith(\"").append(row.categoryPrefix()).append("\")");
      }
      drl.append("rule \"r")
          .append(i)
          .append("\" salience ")
          .append(rows.length - i)
          .append(" when $q : DroolsQuery(")
          .append(when.length() == 0 ? "" : when.substring(2))
          .append(") then $q.setPath(\"")
          .append(row.pathId())
          .append("\"); end\n");
    }
    KieBase base = new KieHelper().addContent(drl.toString(), ResourceType.DRL).build();
    session = base.newKieSession();
  }

  @Override
  public String decide(Query query) {
    DroolsQuery fact = new DroolsQuery(query);
    FactHandle handle = session.insert(fact);
    session.fireAllRules(1);
    session.delete(handle);
    return fact.getPath();
  }
}
