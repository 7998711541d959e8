package dev.tocsin.policyfile;

import dev.tocsin.incident.TocsinException;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the name that was probably meant.
 *
 * <p>Pure functions. Source: first-screens.md, "The policy author" (nearest valid name).
 */
final class Nearest {
  private static final int SHOWN = 16;
  private static final int LONGEST = 100;

  private Nearest() {}

  /**
   * The nearest name, if one is near: at most a third of its characters wrong, case and the kind of
   * separator not counted.
   */
  static @Nullable String of(String text, Collection<String> names) {
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (String name : names) {
      if (text.length() > LONGEST || name.length() > LONGEST) {
        continue;
      }
      int distance = distance(normal(text), normal(name));
      if (distance < least && 3 * distance <= Math.max(3, Math.max(text.length(), name.length()))) {
        nearest = name;
        least = distance;
      }
    }
    return nearest;
  }

  /** Asks whether the nearest name was meant, or lists what there is. */
  static String remedy(String text, Collection<String> names) {
    String nearest = of(text, names);
    return nearest == null ? "use one of " + list(names) : "did you mean '" + show(nearest) + "'?";
  }

  /** The names, or the first of very many. */
  static String list(Collection<String> names) {
    String shown = names.stream().limit(SHOWN).map(Nearest::show).collect(Collectors.joining(", "));
    return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
  }

  private static String show(String name) {
    return TocsinException.excerpt(name);
  }

  private static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
  }

  /** Insertions, deletions, replacements and swaps of neighbours (Damerau and Levenshtein). */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
