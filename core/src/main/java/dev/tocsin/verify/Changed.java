package dev.tocsin.verify;

import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.PathRepeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.servicelevel.ServiceLevel;
import dev.tocsin.servicelevel.ServiceTarget;
import dev.tocsin.servicelevel.TargetKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where two paths or two service levels differ, each side in words; what they share is left out.
 *
 * @param before the words for the first one; empty when there is none
 * @param after the words for the second one; empty when there is none
 */
record Changed(String before, String after) {
  /** Rung by rung. */
  static Changed paths(@Nullable Path was, @Nullable Path is) {
    return between(path(was), path(is));
  }

  /** Target by target. */
  static Changed levels(@Nullable ServiceLevel was, @Nullable ServiceLevel is) {
    return between(level(was), level(is));
  }

  private static Changed between(
      @Nullable Map<String, Map<String, String>> was,
      @Nullable Map<String, Map<String, String>> is) {
    Set<String> names = new LinkedHashSet<>();
    names.addAll(was == null ? Set.of() : was.keySet());
    names.addAll(is == null ? Set.of() : is.keySet());
    List<String> one = new ArrayList<>();
    List<String> other = new ArrayList<>();
    for (String name : names) {
      Map<String, String> then = was == null ? null : was.get(name);
      Map<String, String> now = is == null ? null : is.get(name);
      if (then == null || !then.equals(now)) {
        say(one, name, was == null, then, now);
        say(other, name, is == null, now, then);
      }
    }
    if (one.isEmpty() && other.isEmpty() && was != null && is != null) {
      one.add("order " + Words.all(List.copyOf(was.keySet())));
      other.add("order " + Words.all(List.copyOf(is.keySet())));
    }
    return new Changed(String.join("; ", one), String.join("; ", other));
  }

  private static void say(
      List<String> all,
      String name,
      boolean none,
      @Nullable Map<String, String> these,
      @Nullable Map<String, String> those) {
    if (these != null) {
      List<String> words = new ArrayList<>();
      these.forEach(
          (facet, text) -> {
            if (those == null || !text.equals(those.get(facet))) {
              words.add(text);
            }
          });
      all.add(name + ": " + String.join(", ", words));
    } else if (!none) {
      all.add("no " + name);
    }
  }

  private static @Nullable Map<String, Map<String, String>> path(@Nullable Path path) {
    if (path == null) {
      return null;
    }
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    path.rungs().forEach(rung -> all.put("rung " + rung.id(), rung(rung)));
    PathRepeat repeat = path.repeat();
    if (repeat != null) {
      all.put(
          "repeat of the path",
          Map.of("repeat", "from rung " + repeat.from() + " " + DocumentWords.of(repeat.repeat())));
    }
    return all;
  }

  private static Map<String, String> rung(Rung rung) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("after", "after " + DocumentWords.of(rung.threshold()));
    words.put("until", "until " + rung.until());
    words.put(
        "actions",
        rung.actions().isEmpty()
            ? "no action"
            : String.join(" then ", rung.actions().stream().map(DocumentWords::of).toList()));
    words.put(
        "repeat", rung.repeat() == null ? "no repeat" : "again " + DocumentWords.of(rung.repeat()));
    words.put(
        "message",
        rung.message() == null ? "the usual message" : "message \"" + rung.message() + "\"");
    return words;
  }

  private static @Nullable Map<String, Map<String, String>> level(@Nullable ServiceLevel level) {
    if (level == null) {
      return null;
    }
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    for (TargetKind kind : TargetKind.values()) {
      ServiceTarget target = level.target(kind);
      if (target != null) {
        all.put(kind.toString(), target(target));
      }
    }
    return all;
  }

  private static Map<String, String> target(ServiceTarget target) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("within", "within " + DocumentWords.length(target.within()));
    words.put("on", target.calendar() == null ? "on no calendar" : "on " + target.calendar());
    words.put(
        "warn",
        target.warnings().isEmpty()
            ? "no warnings"
            : "warn at " + Words.all(target.warnings().stream().map(each -> each + "%").toList()));
    words.put(
        "pauses",
        target.pausedBy().isEmpty()
            ? "no pauses"
            : "pauses " + Words.all(List.copyOf(target.pausedBy())));
    return words;
  }
}
