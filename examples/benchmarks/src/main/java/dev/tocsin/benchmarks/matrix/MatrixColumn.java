package dev.tocsin.benchmarks.matrix;

/** One column of the comparison: FIRST-hit decision, null when nothing hits. */
public interface MatrixColumn {
  String decide(Query query);

  static MatrixColumn named(String name, Row[] rows) {
    return switch (name) {
      case "floor-bitset" -> new BitsetFloor(rows);
      case "floor-linear" -> new LinearFloor(rows);
      case "tocsin" -> new TocsinColumn(rows);
      case "drools" -> new DroolsColumn(rows);
      default -> throw new IllegalArgumentException(name);
    };
  }
}
