package dev.tocsin.benchmarks.category;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableRangeMap;
import com.google.common.collect.Range;
import com.google.common.collect.TreeRangeMap;
import com.googlecode.concurrenttrees.radix.node.concrete.DefaultCharArrayNodeFactory;
import com.googlecode.concurrenttrees.radixinverted.ConcurrentInvertedRadixTree;
import com.googlecode.concurrenttrees.radixinverted.InvertedRadixTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One column of the comparison: the team of the longest mapped prefix, or null. */
public interface CategoryColumn {
  String team(String path);

  /** How the column wants a path to be written that ends with '/'; done beforehand, not timed. */
  default String spelling(String path) {
    return path;
  }

  static CategoryColumn named(String name, Map<String, String> teams) {
    return switch (name) {
      case "floor-rollingHash" -> rollingHash(teams);
      case "floor-hashMap" -> hashMap(teams);
      case "floor-trie" -> new Trie(teams);
      case "floor-treeMap" -> treeMap(teams);
      case "floor-linear" -> linear(teams);
      case "tocsin" -> new TocsinColumn(teams, false);
      case "tocsin-checked" -> new TocsinColumn(teams, true);
      case "guava-rangeMap" -> guava(teams);
      case "concurrent-trees" -> concurrentTrees(teams);
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** One pass, no allocation: {@link PrefixIndex}. */
  private static CategoryColumn rollingHash(Map<String, String> teams) {
    PrefixIndex index = new PrefixIndex();
    List<String> byId = new ArrayList<>();
    teams.forEach(
        (prefix, team) -> {
          index.add(prefix);
          byId.add(team);
        });
    String[] values = byId.toArray(new String[0]);
    return path -> {
      int id = index.longest(path);
      return id < 0 ? null : values[id];
    };
  }

  /** A HashMap asked for ever shorter substrings: what most people write. */
  private static CategoryColumn hashMap(Map<String, String> teams) {
    Map<String, String> map = new HashMap<>(teams);
    return path -> {
      for (String key = path; ; ) {
        String team = map.get(key);
        if (team != null) {
          return team;
        }
        int slash = key.lastIndexOf('/', key.length() - 2);
        if (slash < 0) {
          return null;
        }
        key = key.substring(0, slash + 1);
      }
    };
  }

  /** A node per segment, children in a HashMap. */
  final class Trie implements CategoryColumn {
    private static final class Node {
      final Map<String, Node> children = new HashMap<>();
      String team;
    }

    private final Node root = new Node();

    Trie(Map<String, String> teams) {
      teams.forEach(
          (prefix, team) -> {
            Node node = root;
            for (String segment : Splitter.on('/').omitEmptyStrings().split(prefix)) {
              node = node.children.computeIfAbsent(segment, s -> new Node());
            }
            node.team = team;
          });
    }

    @Override
    public String team(String path) {
      Node node = root;
      String best = null;
      for (int from = 0, slash; (slash = path.indexOf('/', from)) >= 0; from = slash + 1) {
        node = node.children.get(path.substring(from, slash));
        if (node == null) {
          break;
        }
        if (node.team != null) {
          best = node.team;
        }
      }
      return best;
    }
  }

  /** floorEntry, then back off to the part that both share. */
  private static CategoryColumn treeMap(Map<String, String> teams) {
    TreeMap<String, String> map = new TreeMap<>(teams);
    return path -> {
      String probe = path;
      while (true) {
        Map.Entry<String, String> entry = map.floorEntry(probe);
        if (entry == null) {
          return null;
        }
        String key = entry.getKey();
        if (path.startsWith(key)) {
          return entry.getValue();
        }
        int shared = 0;
        int end = Math.min(key.length(), probe.length());
        while (shared < end && key.charAt(shared) == probe.charAt(shared)) {
          shared++;
        }
        int slash = probe.lastIndexOf('/', shared - 1);
        if (slash < 0) {
          return null;
        }
        probe = probe.substring(0, slash + 1);
      }
    };
  }

  private static CategoryColumn linear(Map<String, String> teams) {
    String[] prefixes = teams.keySet().toArray(new String[0]);
    // Longest first, so that the first match is the answer.
    java.util.Arrays.sort(prefixes, Comparator.comparingInt(String::length).reversed());
    String[] values = java.util.Arrays.stream(prefixes).map(teams::get).toArray(String[]::new);
    return path -> {
      for (int i = 0; i < prefixes.length; i++) {
        if (path.startsWith(prefixes[i])) {
          return values[i];
        }
      }
      return null;
    };
  }

  /** Guava: a prefix is the range ["a/b/", "a/b0"); longer prefixes are put last and so win. */
  private static CategoryColumn guava(Map<String, String> teams) {
    TreeRangeMap<String, String> ranges = TreeRangeMap.create();
    teams.keySet().stream()
        .sorted(Comparator.comparingInt(String::length))
        .forEach(
            p ->
                ranges.put(
                    Range.closedOpen(p, p.substring(0, p.length() - 1) + '0'), teams.get(p)));
    ImmutableRangeMap<String, String> map = ImmutableRangeMap.copyOf(ranges);
    return map::get;
  }

  private static CategoryColumn concurrentTrees(Map<String, String> teams) {
    InvertedRadixTree<String> tree =
        new ConcurrentInvertedRadixTree<>(new DefaultCharArrayNodeFactory());
    teams.forEach(tree::put);
    return tree::getValueForLongestKeyPrefixing;
  }
}
