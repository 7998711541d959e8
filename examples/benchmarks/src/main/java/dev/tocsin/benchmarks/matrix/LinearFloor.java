package dev.tocsin.benchmarks.matrix;

/** The scan everybody writes first. */
final class LinearFloor implements MatrixColumn {
  private final Row[] rows;

  LinearFloor(Row[] rows) {
    this.rows = rows;
  }

  @Override
  public String decide(Query query) {
    for (Row row : rows) {
      if (row.matches(query)) {
        return row.pathId();
      }
    }
    return null;
  }
}
