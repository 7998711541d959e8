package dev.tocsin.verify;

import java.util.ArrayList;
import java.util.List;

/** Values in words. */
final class Words {
  private static final int MOST = 4;

  private Words() {}

  /** "priority P3 or P4", or "category: 12 of 40, such as a, b or c". */
  static String some(String what, List<?> values, long[] set) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (Bits.has(set, i)) {
        names.add(String.valueOf(values.get(i)));
      }
    }
    return names.size() <= MOST
        ? what + " " + either(names)
        : "%s: %d of %d, such as %s"
            .formatted(what, names.size(), values.size(), either(names.subList(0, MOST - 1)));
  }

  /** "a, b or c". */
  static String either(List<String> names) {
    return joined(names, " or ");
  }

  /** "a, b and c". */
  static String all(List<String> names) {
    return joined(names, " and ");
  }

  private static String joined(List<String> names, String last) {
    return names.size() < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, names.size() - 1))
            + last
            + names.get(names.size() - 1);
  }

  /** "3 rows", "1 row". */
  static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
