package dev.tocsin.benchmarks.matrix;

/** One row of the escalation matrix. Null, or priority 0, means any. A prefix ends with '/'. */
public record Row(
    String categoryPrefix, int priority, String service, Boolean supportHours, String pathId) {

  boolean matches(Query q) {
    return (priority == 0 || priority == q.priority())
        && (supportHours == null || supportHours == q.supportHours())
        && (service == null || service.equals(q.service()))
        && (categoryPrefix == null || q.category().startsWith(categoryPrefix));
  }

  int specificity() {
    int depth = 0;
    if (categoryPrefix != null) {
      for (int i = 0; i < categoryPrefix.length(); i++) {
        depth += categoryPrefix.charAt(i) == '/' ? 1 : 0;
      }
    }
    return depth * 8
        + (service != null ? 4 : 0)
        + (priority != 0 ? 2 : 0)
        + (supportHours != null ? 1 : 0);
  }
}
