package dev.tocsin.benchmarks.category;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A seeded category tree of mapped prefixes (each ends with '/'), and seeded queries. */
public final class CategoryData {
  public static final int QUERIES = 4096;

  public final Map<String, String> teamByPrefix = new LinkedHashMap<>();
  public final String[] queries = new String[QUERIES];
  public final String[] expected = new String[QUERIES];
  public double hitRate;

  public CategoryData(int size, long seed) {
    Random random = new Random(seed);
    List<String> all = new ArrayList<>();
    while (all.size() < size) {
      // A root now and then, else a child of a category that exists: depths from 1 to 6.
      String parent =
          all.size() < 20 || random.nextInt(500) == 0 ? "" : all.get(random.nextInt(all.size()));
      if (parent.chars().filter(c -> c == '/').count() >= 6) {
        continue;
      }
      String path = parent + segment(random) + "/";
      if (teamByPrefix.putIfAbsent(path, "team" + random.nextInt(200)) == null) {
        all.add(path);
      }
    }
    int hits = 0;
    for (int i = 0; i < QUERIES; i++) {
      int kind = random.nextInt(10);
      String path =
          kind == 0 ? "unmapped" + random.nextInt(1000) + "/" : all.get(random.nextInt(size));
      for (int more = kind <= 3 ? 0 : random.nextInt(3); more > 0; more--) {
        path += segment(random) + "/";
      }
      queries[i] = new String(path);
      String best = null;
      for (String prefix : all) {
        if (path.startsWith(prefix) && (best == null || prefix.length() > best.length())) {
          best = prefix;
        }
      }
      expected[i] = best == null ? null : teamByPrefix.get(best);
      hits += best == null ? 0 : 1;
    }
    hitRate = (double) hits / QUERIES;
  }

  private static String segment(Random random) {
    StringBuilder s = new StringBuilder();
    for (int n = 4 + random.nextInt(8); n > 0; n--) {
      s.append((char) ('a' + random.nextInt(26)));
    }
    return s.toString();
  }
}
