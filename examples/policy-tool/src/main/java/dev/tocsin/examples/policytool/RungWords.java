package dev.tocsin.examples.policytool;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Threshold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rung in words. */
final class RungWords {
  private RungWords() {}

  static String of(Path path, Rung rung) {
    Repeat repeat = path.repeatOf(rung);
    return "after %s, until %s: %s%s (rung %s)"
        .formatted(
            threshold(rung.threshold()),
            rung.until(),
            String.join(", ", actions(rung)),
            repeat == null ? "" : ", again " + repeat(repeat),
            rung.id());
  }

  private static String repeat(Repeat repeat) {
    Integer times = repeat.times();
    String often = times == null ? "" : times == 1 ? ", once" : ", " + times + " times";
    return "every " + length(repeat.every()) + often;
  }

  static Map<String, @Nullable Object> json(Path path, Rung rung) {
    Repeat repeat = path.repeatOf(rung);
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("id", rung.id());
    all.put("after", threshold(rung.threshold()));
    all.put("until", rung.until().toString());
    all.put("actions", actions(rung));
    all.put("repeatEvery", repeat == null ? null : length(repeat.every()));
    all.put("repeatTimes", repeat == null ? null : repeat.times());
    return all;
  }

  static String threshold(Threshold threshold) {
    if (threshold instanceof Threshold.Elapsed elapsed) {
      return length(elapsed.after());
    }
    if (threshold instanceof Threshold.Business business) {
      return length(business.after()) + " on " + business.calendar();
    }
    return threshold.toString();
  }

  private static List<String> actions(Rung rung) {
    List<String> words = new ArrayList<>();
    for (Action action : rung.actions()) {
      words.add(word(action));
    }
    return words;
  }

  private static String word(Action action) {
    if (action instanceof Action.Notify notify) {
      return "notify " + joined(notify.targets());
    }
    if (action instanceof Action.Inform inform) {
      return "inform " + joined(inform.targets());
    }
    if (action instanceof Action.Reassign reassign) {
      return "hand over to " + reassign.team();
    }
    if (action instanceof Action.Summon summon) {
      return "summon " + joined(summon.teams());
    }
    if (action instanceof Action.RaisePriority raise) {
      return "raise to " + raise.to();
    }
    if (action instanceof Action.Engage engage) {
      return "engage supplier " + engage.supplier();
    }
    if (action instanceof Action.Invoke invoke) {
      return "invoke plan " + invoke.plan();
    }
    if (action instanceof Action.ProposeMajor) {
      return "propose a major incident";
    }
    return action instanceof Action.Run run
        ? "run automation " + run.automation()
        : "declare a major incident";
  }

  private static String joined(List<?> all) {
    return String.join(" and ", all.stream().map(String::valueOf).toList());
  }

  /** "1 h 30 min". */
  static String length(Duration duration) {
    List<String> parts = new ArrayList<>();
    long[] values = {
      duration.toDays(), duration.toHoursPart(), duration.toMinutesPart(), duration.toSecondsPart()
    };
    String[] units = {" d", " h", " min", " s"};
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 0) {
        parts.add(values[i] + units[i]);
      }
    }
    return parts.isEmpty() ? "0 min" : String.join(" ", parts);
  }
}
