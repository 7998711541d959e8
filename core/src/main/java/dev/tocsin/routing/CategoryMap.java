package dev.tocsin.routing;

import dev.tocsin.incident.Category;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which team is accountable for which category: the most specific mapped category wins, and one
 * default takes the rest, so there is always exactly one team.
 *
 * <p>Immutable, safe for many threads, no nulls. A look-up asks for the path and for each shorter
 * one until one is mapped; its cost grows with the length of the path, not with the number of
 * categories. Equal when mapping and default are. Source: domain.md, practice 5.
 */
public final class CategoryMap {
  private final SortedMap<Category, String> teams;
  private final String defaultTeam;

  private final Map<String, String> byPath = new HashMap<>();

  private CategoryMap(SortedMap<Category, String> teams, String defaultTeam) {
    this.teams = teams;
    this.defaultTeam = defaultTeam;
    teams.forEach((category, team) -> byPath.put(category.path(), team));
  }

  /**
   * Builds a mapping.
   *
   * @param teams the team of each mapped category; may be empty
   * @param defaultTeam the team of everything else
   * @return the mapping
   */
  public static CategoryMap of(Map<Category, String> teams, String defaultTeam) {
    TreeMap<Category, String> sorted = new TreeMap<>(Comparator.comparing(Category::path));
    sorted.putAll(teams);
    return new CategoryMap(Collections.unmodifiableSortedMap(sorted), defaultTeam);
  }

  /**
   * The accountable team.
   *
   * @param category any category, mapped or not
   * @return the team of the longest mapped category that it lies within, or the default team
   */
  public String team(Category category) {
    return team(category.path());
  }

  /**
   * The accountable team of a category that nobody has checked.
   *
   * @param path any text; what is no path lies within no mapped category, or in that of its first
   *     segments
   * @return the team of the longest mapped category that it lies within, or the default team
   */
  public String team(String path) {
    for (String each = path; ; ) {
      String team = byPath.get(each);
      if (team != null) {
        return team;
      }
      int slash = each.lastIndexOf('/');
      if (slash < 0) {
        return defaultTeam;
      }
      each = each.substring(0, slash);
    }
  }

  /**
   * The mapped categories, sorted by path.
   *
   * @return an unmodifiable map
   */
  public Map<Category, String> teams() {
    return teams;
  }

  /**
   * The team of everything that is not mapped.
   *
   * @return its id
   */
  public String defaultTeam() {
    return defaultTeam;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CategoryMap that
        && teams.equals(that.teams)
        && defaultTeam.equals(that.defaultTeam);
  }

  @Override
  public int hashCode() {
    return 31 * teams.hashCode() + defaultTeam.hashCode();
  }

  @Override
  public String toString() {
    return "CategoryMap" + teams + " else " + defaultTeam;
  }
}
