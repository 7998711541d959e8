package dev.tocsin.benchmarks.category;

import dev.tocsin.incident.Category;
import dev.tocsin.routing.CategoryMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Tocsin's mapping, from a string to a team by public API, as the job asks; or with a {@link
 * Category} made for each question, which checks that the path is one. Tocsin writes paths without
 * the last '/'.
 */
final class TocsinColumn implements CategoryColumn {
  private static final String NOBODY = "nobody";

  private final CategoryMap map;
  private final boolean checked;

  TocsinColumn(Map<String, String> teams, boolean checked) {
    map = map(teams);
    this.checked = checked;
  }

  static CategoryMap map(Map<String, String> teams) {
    Map<Category, String> byCategory = new HashMap<>();
    teams.forEach((prefix, team) -> byCategory.put(Category.of(withoutLast(prefix)), team));
    return CategoryMap.of(byCategory, NOBODY);
  }

  @Override
  public String spelling(String path) {
    return withoutLast(path);
  }

  @Override
  public String team(String path) {
    String team = checked ? map.team(new Category(path)) : map.team(path);
    return NOBODY.equals(team) ? null : team;
  }

  private static String withoutLast(String path) {
    return path.substring(0, path.length() - 1);
  }
}
