package dev.tocsin.registerfile;

import dev.tocsin.incident.Phase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a log's states mean: by the whole text, else by what stands before the last {@code /} with
 * an asterisk behind it, else by the asterisk alone.
 */
final class States {
  static final String REST = "*";

  private final Map<String, Meaning> meanings;

  States(Map<String, Meaning> meanings) {
    this.meanings = new LinkedHashMap<>(meanings);
  }

  /** What a state means. */
  enum Meaning {
    NEW(Phase.NEW),
    ACTIVE(Phase.ACTIVE),
    ON_HOLD(Phase.ON_HOLD),
    RESOLVED(Phase.RESOLVED),
    CLOSED(Phase.CLOSED),
    CANCELLED(Phase.CLOSED),
    UNCHANGED(null);

    private final @Nullable Phase phase;

    Meaning(@Nullable Phase phase) {
      this.phase = phase;
    }

    /** Null when it says nothing about the state. */
    @Nullable Phase phase() {
      return phase;
    }

    static @Nullable Meaning of(String word) {
      for (Meaning each : values()) {
        if (each.word().equals(word)) {
          return each;
        }
      }
      return null;
    }

    static List<String> words() {
      return List.of(values()).stream().map(Meaning::word).toList();
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** Null when the mapping does not say. */
  @Nullable Meaning of(String state) {
    Meaning exact = meanings.get(state);
    if (exact != null) {
      return exact;
    }
    int slash = state.lastIndexOf('/');
    Meaning group = slash < 0 ? null : meanings.get(state.substring(0, slash + 1) + REST);
    return group == null ? meanings.get(REST) : group;
  }

  /** Whether one of these words names the state, in the same way. */
  static boolean named(String state, Iterable<String> words) {
    int slash = state.lastIndexOf('/');
    for (String word : words) {
      if (word.equals(state) || (slash >= 0 && word.equals(state.substring(0, slash + 1) + REST))) {
        return true;
      }
    }
    return false;
  }
}
