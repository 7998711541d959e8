package dev.tocsin.benchmarks.matrix;

import dev.tocsin.benchmarks.category.PrefixIndex;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * A bit per row for each value of each column; a decision is the first bit of the four sets'
 * intersection. It takes any further column of equality or prefix kind without a new idea.
 */
final class BitsetFloor implements MatrixColumn {
  private final Row[] rows;
  private final int words;
  private final PrefixIndex prefixes = new PrefixIndex();
  private final long[][] byPrefix; // id -> rows with that prefix, a shorter one of it, or none
  private final long[] anyCategory;
  private final long[][] byPriority = new long[6][];
  private final Map<String, long[]> byService = new HashMap<>();
  private final long[] anyService;
  private final long[][] byHours = new long[2][];

  BitsetFloor(Row[] rows) {
    this.rows = rows;
    words = (rows.length + 63) >>> 6;
    anyCategory = new long[words];
    anyService = new long[words];
    for (int p = 0; p < 6; p++) {
      byPriority[p] = new long[words];
    }
    byHours[0] = new long[words];
    byHours[1] = new long[words];
    for (Row row : rows) {
      if (row.categoryPrefix() != null) {
        prefixes.add(row.categoryPrefix());
      }
    }
    byPrefix = new long[prefixes.size()][words];
    for (int i = 0; i < rows.length; i++) {
      Row row = rows[i];
      if (row.categoryPrefix() == null) {
        set(anyCategory, i);
      } else {
        set(byPrefix[prefixes.add(row.categoryPrefix())], i);
      }
      for (int p = 1; p < 6; p++) {
        if (row.priority() == 0 || row.priority() == p) {
          set(byPriority[p], i);
        }
      }
      if (row.service() == null) {
        set(anyService, i);
      } else {
        set(byService.computeIfAbsent(row.service(), s -> new long[words]), i);
      }
      if (row.supportHours() == null || row.supportHours()) {
        set(byHours[1], i);
      }
      if (row.supportHours() == null || !row.supportHours()) {
        set(byHours[0], i);
      }
    }
    byService.values().forEach(bits -> or(bits, anyService));
    // Shorter prefixes first, so that each set takes in its parent's finished one.
    Arrays.stream(rows)
        .map(Row::categoryPrefix)
        .filter(p -> p != null)
        .distinct()
        .sorted(Comparator.comparingInt(String::length))
        .forEach(
            prefix -> {
              String parent = prefix;
              int parentId = -1;
              while (parentId < 0 && parent.indexOf('/') < parent.length() - 1) {
                parent = parent.substring(0, parent.lastIndexOf('/', parent.length() - 2) + 1);
                parentId = prefixes.find(parent, parent.length(), parent.hashCode());
              }
              or(byPrefix[prefixes.add(prefix)], parentId < 0 ? anyCategory : byPrefix[parentId]);
            });
  }

  @Override
  public String decide(Query query) {
    int id = prefixes.longest(query.category());
    long[] a = id < 0 ? anyCategory : byPrefix[id];
    long[] b = byPriority[query.priority()];
    long[] c = byService.getOrDefault(query.service(), anyService);
    long[] d = byHours[query.supportHours() ? 1 : 0];
    for (int w = 0; w < words; w++) {
      long hit = a[w] & b[w] & c[w] & d[w];
      if (hit != 0) {
        return rows[(w << 6) + Long.numberOfTrailingZeros(hit)].pathId();
      }
    }
    return null;
  }

  private static void set(long[] bits, int i) {
    bits[i >>> 6] |= 1L << i;
  }

  private static void or(long[] into, long[] bits) {
    for (int w = 0; w < into.length; w++) {
      into[w] |= bits[w];
    }
  }
}
