package dev.tocsin.benchmarks.category;

import dev.tocsin.incident.Category;
import dev.tocsin.routing.CategoryMap;
import java.util.Arrays;

/** Job C's questions as categories that are there already, and the mapping that answers them. */
public final class BuiltCategories {
  private final CategoryMap map;
  private final Category[] queries;

  /** Makes them of what the columns of the job are asked. */
  public BuiltCategories(CategoryData data) {
    map = TocsinColumn.map(data.teamByPrefix);
    queries =
        Arrays.stream(data.queries)
            .map(path -> Category.of(path.substring(0, path.length() - 1)))
            .toArray(Category[]::new);
  }

  /** The team of one of the questions. */
  public String team(int query) {
    return map.team(queries[query]);
  }
}
