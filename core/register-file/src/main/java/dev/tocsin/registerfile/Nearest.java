package dev.tocsin.registerfile;

import dev.tocsin.incident.TocsinException;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the name that was probably meant. */
final class Nearest {
  private static final int SHOWN = 12;
  private static final int LONGEST = 60;

  private Nearest() {}

  /** Asks whether the nearest name was meant, or lists what there is. */
  static String remedy(String text, Collection<String> names) {
    String nearest = null;
    int least = Math.max(3, text.length()) / 3 + 1;
    for (String name : names) {
      int distance = distance(text.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      if (distance < least) {
        nearest = name;
        least = distance;
      }
    }
    return nearest == null
        ? "use one of " + list(names)
        : "did you mean '" + TocsinException.excerpt(nearest) + "'?";
  }

  static String list(Collection<String> names) {
    String shown =
        names.stream().limit(SHOWN).map(TocsinException::excerpt).collect(Collectors.joining(", "));
    return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
  }

  /** Insertions, deletions and replacements; more than enough for texts that are too long. */
  private static int distance(String a, String b) {
    if (a.length() > LONGEST || b.length() > LONGEST) {
      return Integer.MAX_VALUE;
    }
    int[] before = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] now = new int[b.length() + 1];
      now[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(replaced, Math.min(before[j], now[j - 1]) + 1);
      }
      before = now;
    }
    return before[b.length()];
  }

  /** Which of the usual delimiters stands in a text most often. */
  static @Nullable String delimiter(String text) {
    String found = null;
    long most = 0;
    for (String each : new String[] {",", ";", "\t", "|"}) {
      long count = text.chars().filter(c -> c == each.charAt(0)).count();
      if (count > most) {
        found = each;
        most = count;
      }
    }
    return found;
  }
}
