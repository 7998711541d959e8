package dev.tocsin.routing;

import dev.tocsin.incident.Category;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which team is accountable for which category: the most specific mapped category wins, and one
 * default takes the rest, so there is always exactly one team.
 *
 * <p>Immutable, safe for many threads, no nulls. A look-up walks the path once and allocates
 * nothing; its cost grows with the length of the path, not with the number of categories. Equal
 * when mapping and default are. Source: domain.md, practice 5.
 */
public final class CategoryMap {
  private final SortedMap<Category, String> teams;
  private final String defaultTeam;

  // An open-addressing table; a path's hash is computed once, left to right, and probed at each
  // '/'.
  private final @Nullable String[] keys;
  private final int[] hashes;
  private final @Nullable String[] values;

  private CategoryMap(SortedMap<Category, String> teams, String defaultTeam) {
    this.teams = teams;
    this.defaultTeam = defaultTeam;
    int capacity = Integer.highestOneBit(Math.max(8, teams.size() * 4 - 1)) * 2;
    keys = new String[capacity];
    hashes = new int[capacity];
    values = new String[capacity];
    teams.forEach((category, team) -> insert(category.path(), team));
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
    String path = category.path();
    String best = defaultTeam;
    int hash = 0;
    for (int i = 0, n = path.length(); i < n; i++) {
      char c = path.charAt(i);
      if (c == '/') {
        String found = find(path, i, hash);
        best = found == null ? best : found;
      }
      hash = 31 * hash + c;
    }
    String found = find(path, path.length(), hash);
    return found == null ? best : found;
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

  private @Nullable String find(String path, int length, int hash) {
    int mask = keys.length - 1;
    for (int i = spread(hash) & mask; ; i = (i + 1) & mask) {
      String key = keys[i];
      if (key == null) {
        return null;
      }
      if (hashes[i] == hash && key.length() == length && path.startsWith(key)) {
        return values[i];
      }
    }
  }

  private void insert(String key, String team) {
    int mask = keys.length - 1;
    int i = spread(key.hashCode()) & mask;
    while (keys[i] != null) {
      i = (i + 1) & mask;
    }
    keys[i] = key;
    hashes[i] = key.hashCode();
    values[i] = team;
  }

  private static int spread(int hash) {
    return hash ^ (hash >>> 15);
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
