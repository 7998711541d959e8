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

  /** So many of about the same length are compared at most: an error is no place for long work. */
  private static final int COMPARED = 500;

  private Nearest() {}

  /**
   * The nearest name, if one is near: at most a third of its characters wrong, case and the kind of
   * separator not counted.
   */
  static @Nullable String of(String text, Collection<String> names) {
    String nearest = null;
    int least = Integer.MAX_VALUE;
    int compared = 0;
    for (String name : names) {
      int longer = Math.max(text.length(), name.length());
      int allowed = Math.max(3, longer) / 3;
      if (longer > LONGEST || Math.abs(text.length() - name.length()) > allowed) {
        continue;
      }
      int distance = distance(normal(text), normal(name), allowed);
      if (distance < least && distance <= allowed) {
        nearest = name;
        least = distance;
      }
      if (++compared == COMPARED) {
        break;
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
    return distance(a, b, Math.max(a.length(), b.length()));
  }

  /** The same, or any larger number when it is more than a limit. */
  private static int distance(String a, String b, int limit) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      int least = Integer.MAX_VALUE;
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          least = Math.min(least, d[i][j]);
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
        least = Math.min(least, d[i][j]);
      }
      if (least > limit + 1) {
        return least;
      }
    }
    return d[a.length()][b.length()];
  }
}
