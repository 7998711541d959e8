package dev.tocsin.benchmarks.matrix;

/**
 * The fact that the rules match, and where they leave their answer: a bean, as rules read beans.
 */
public final class DroolsQuery {
  private final String category;
  private final int priority;
  private final String service;
  private final boolean supportHours;
  private String path;

  public DroolsQuery(Query query) {
    category = query.category();
    priority = query.priority();
    service = query.service();
    supportHours = query.supportHours();
  }

  public String getCategory() {
    return category;
  }

  public int getPriority() {
    return priority;
  }

  public String getService() {
    return service;
  }

  public boolean isSupportHours() {
    return supportHours;
  }

  public String getPath() {
    return path;
  }

  public void setPath(String path) {
    this.path = path;
  }
}
