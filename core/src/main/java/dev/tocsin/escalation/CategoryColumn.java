package dev.tocsin.escalation;

import com.google.common.collect.Iterables;
import com.google.common.primitives.ImmutableIntArray;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The condition on the category: path → rows that name it, or one above it with all below, or ask
 * for nothing.
 *
 * <p>A table of all paths that rows name and of those above them. A path that is there takes one
 * probe with the hash code that its string keeps; another one is walked from the front, hashing as
 * it goes, and given up at the first segment that no row has. No garbage. Immutable.
 */
final class CategoryColumn {
  private final RowSet any;
  private final String[] paths;
  private final int[] hashes;
  private final RowSet[] exact;
  private final RowSet[] below;

  private CategoryColumn(RowSet any, int size) {
    this.any = any;
    int capacity = Integer.highestOneBit(Math.max(4, size) * 4);
    paths = new String[capacity];
    hashes = new int[capacity];
    exact = new RowSet[capacity];
    below = new RowSet[capacity];
  }

  /**
   * Compiles the condition.
   *
   * @return null when no row asks for a category
   */
  static @Nullable CategoryColumn of(List<MatrixRow> rows, int words) {
    ImmutableIntArray.Builder any = ImmutableIntArray.builder();
    Map<String, ImmutableIntArray.Builder> subtrees = new HashMap<>();
    Map<String, ImmutableIntArray.Builder> single = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      When when = rows.get(i).when();
      int row = i;
      when.categories().forEach(each -> set(subtrees, each.path(), row));
      when.exactCategories().forEach(each -> set(single, each.path(), row));
      if (when.categories().isEmpty() && when.exactCategories().isEmpty()) {
        any.add(row);
      }
    }
    List<String> nodes = withThoseAbove(subtrees.keySet(), single.keySet());
    if (nodes.isEmpty()) {
      return null;
    }
    CategoryColumn column = new CategoryColumn(RowSet.of(any.build(), words, null), nodes.size());
    for (String path : nodes) { // a shorter path comes first, so what is above is there already
      String above = above(path);
      RowSet subtree =
          with(subtrees.get(path), words, above == null ? column.any : column.below(above));
      column.add(path, subtree, with(single.get(path), words, subtree));
    }
    return column;
  }

  /** The rows of which this condition holds for a path. */
  RowSet find(String path) {
    int length = path.length();
    int slot = slot(path, length, path.hashCode());
    if (paths[slot] != null) {
      return exact[slot];
    }
    RowSet found = any;
    int hash = 0;
    for (int i = 0; i < length; i++) {
      char c = path.charAt(i);
      if (c == '/') {
        slot = slot(path, i, hash);
        if (paths[slot] == null) {
          return found;
        }
        found = below[slot];
      }
      hash = 31 * hash + c;
    }
    return found;
  }

  /** Where a path's first characters are, or would be. */
  private int slot(String path, int length, int hash) {
    int mask = paths.length - 1;
    int i = (hash ^ (hash >>> 15)) & mask;
    for (String each = paths[i]; each != null; each = paths[i]) {
      if (hashes[i] == hash
          && each.length() == length
          && (path.length() == length ? path.equals(each) : path.startsWith(each))) {
        return i;
      }
      i = (i + 1) & mask;
    }
    return i;
  }

  private RowSet below(String path) {
    return below[slot(path, path.length(), path.hashCode())];
  }

  private void add(String path, RowSet subtree, RowSet alone) {
    int slot = slot(path, path.length(), path.hashCode());
    paths[slot] = path;
    hashes[slot] = path.hashCode();
    below[slot] = subtree;
    exact[slot] = alone;
  }

  private static RowSet with(ImmutableIntArray.@Nullable Builder rows, int words, RowSet behind) {
    return rows == null ? behind : RowSet.of(rows.build(), words, behind);
  }

  private static void set(Map<String, ImmutableIntArray.Builder> sets, String path, int row) {
    sets.computeIfAbsent(path, each -> ImmutableIntArray.builder()).add(row);
  }

  /** Shortest first. */
  private static List<String> withThoseAbove(Set<String> some, Set<String> others) {
    Set<String> nodes = new HashSet<>();
    for (String path : Iterables.concat(some, others)) {
      for (String each = path; each != null; each = above(each)) {
        nodes.add(each);
      }
    }
    return nodes.stream().sorted(Comparator.comparingInt(String::length)).toList();
  }

  private static @Nullable String above(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? null : path.substring(0, slash);
  }
}
