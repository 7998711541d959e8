package dev.tocsin.examples.policytool;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * A time in which work on the incident waits.
 *
 * @param text as it was asked for
 * @param from when it begins
 * @param to when it ends
 * @param reason why
 */
record Hold(String text, Instant from, Instant to, String reason) {
  /** All that are asked for, in order of time; one may begin when another ends. */
  static List<Hold> all(List<String> texts, Function<String, Instant> instants) {
    List<Hold> holds = new ArrayList<>();
    for (String text : texts) {
      holds.add(of(text, instants));
    }
    holds.sort(Comparator.comparing(Hold::from));
    for (int i = 1; i < holds.size(); i++) {
      Hold before = holds.get(i - 1);
      if (holds.get(i).from().isBefore(before.to())) {
        throw new UsageException(
            "--hold '%s' and --hold '%s' overlap".formatted(before.text(), holds.get(i).text()),
            "let one end before the other begins");
      }
    }
    return holds;
  }

  private static Hold of(String text, Function<String, Instant> instants) {
    String[] parts = text.split("/", -1);
    if (parts.length < 2 || parts.length > 3) {
      throw new UsageException(
          "--hold", text, "is not a hold", "write it like FROM/TO or FROM/TO/caller");
    }
    Instant from = instants.apply(parts[0]);
    Instant to = instants.apply(parts[1]);
    if (!from.isBefore(to)) {
      throw new UsageException(
          "--hold", text, "ends before it begins", "give the earlier time first");
    }
    return new Hold(text, from, to, parts.length == 3 ? parts[2] : "caller");
  }
}
