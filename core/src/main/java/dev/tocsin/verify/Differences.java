package dev.tocsin.verify;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what differs, section by section of the document, so that none is passed over. */
final class Differences {
  private final List<Difference> all = new ArrayList<>();

  List<Difference> all() {
    return all;
  }

  /** Compares a section; if its values differ and nothing was found, that alone is said. */
  void section(Difference.Kind kind, String name, Object was, Object is, Runnable compare) {
    int found = all.size();
    compare.run();
    if (all.size() == found && !was.equals(is)) {
      add(
          kind,
          name + ", as written",
          "written one way",
          "written another way, with no decision found that differs");
    }
  }

  void add(Difference.Kind kind, String about, String was, String is) {
    if (!was.equals(is)) {
      all.add(new Difference(kind, about, was, is, null));
    }
  }

  void add(Difference.Kind kind, String about, String was, String is, Example example) {
    all.add(new Difference(kind, about, was, is, example));
  }

  /** Compares what is said about each thing; what one of them does not have is "none" there. */
  void parts(Difference.Kind kind, Map<String, String> was, Map<String, String> is) {
    Set<String> names = new LinkedHashSet<>(was.keySet());
    names.addAll(is.keySet());
    for (String name : names) {
      add(kind, name, was.getOrDefault(name, "none"), is.getOrDefault(name, "none"));
    }
  }

  /** Compares the order of what both have, and names the first that moved. */
  void order(Difference.Kind kind, String about, List<String> was, List<String> is) {
    List<String> one = new ArrayList<>(was);
    one.retainAll(new LinkedHashSet<>(is));
    List<String> other = new ArrayList<>(is);
    other.retainAll(new LinkedHashSet<>(was));
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      if (!one.get(i).equals(other.get(i))) {
        add(
            kind,
            about,
            "'%s' before '%s'".formatted(one.get(i), other.get(i)),
            "'%s' before '%s'".formatted(other.get(i), one.get(i)));
        return;
      }
    }
  }
}
