package dev.tocsin.policyfile;

import dev.tocsin.escalation.Repeat;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads repeats: {@code every 5m}, {@code every 5m, 3 times}, {@code { every: 5m, times: 3 }}.
 *
 * <p>Source: escalation.md, "The matrix" (repeat).
 */
final class Repeats {
  private static final Pattern EVERY =
      Pattern.compile("every ([^,]+?)(?:\\s*,\\s*(-?\\d{1,9}) times?)?");
  private static final Pattern TIMES = Pattern.compile("-?\\d{1,9} times?");

  private Repeats() {}

  static Repeat read(Doc doc) {
    if (doc.isFields()) {
      return fields(doc.fields(Keys.REPEAT));
    }
    String text = doc.text();
    Matcher matcher = EVERY.matcher(text);
    if (!matcher.matches()) {
      throw doc.fail(
          "'" + Doc.excerpt(text) + "' is not a repeat",
          "write it like every 5m, or every 5m, 3 times");
    }
    Duration every = Durations.positive(doc, matcher.group(1));
    String times = matcher.group(2);
    return doc.guard(
        () -> new Repeat(every, times == null ? null : times(doc, Integer.parseInt(times))));
  }

  /** Reads a repeat that is written out, perhaps beside other keys. */
  static Repeat fields(Fields fields) {
    Doc every = fields.need("every", "say how often, such as every: 5m");
    Duration time = Durations.positive(every);
    Integer times = fields.find("times", each -> times(each, each.number()));
    return every.guard(() -> new Repeat(time, times));
  }

  /** Writes a repeat so that it is read as the same. */
  static String write(Repeat repeat) {
    Integer times = repeat.times();
    return "every "
        + Durations.write(repeat.every())
        + (times == null ? "" : ", " + times + (times == 1 ? " time" : " times"));
  }

  /**
   * Puts together what YAML takes apart: between braces a comma ends a value, so {@code { repeat:
   * every 5m, 3 times }} comes as a repeat and a key "3 times" of no value.
   */
  static Fields join(Fields rung) {
    return join(rung, "repeat");
  }

  /** The same for a repeat under another key. */
  static Fields join(Fields rung, String repeated) {
    Map<String, Doc.Field> joined = new LinkedHashMap<>();
    String before = "";
    for (Map.Entry<String, Doc.Field> each : rung.all().entrySet()) {
      String key = each.getKey();
      Doc.Field repeat = before.equals(repeated) ? joined.get(before) : null;
      boolean apart = TIMES.matcher(key).matches() && nothing(each.getValue().value());
      if (apart && repeat != null && !repeat.value().isFields()) {
        Doc whole = repeat.value().as(repeat.value().text() + ", " + key);
        joined.put(repeated, new Doc.Field(repeat.key(), whole));
      } else {
        joined.put(key, each.getValue());
      }
      before = key;
    }
    return new Fields(rung.doc(), joined);
  }

  private static boolean nothing(Doc doc) {
    return doc.node() instanceof Node.Text text && text.nothing();
  }

  private static int times(Doc doc, int times) {
    if (times < 1) {
      throw doc.fail("it cannot repeat " + times + " times", "use 1 or more, or leave it out");
    }
    return times;
  }
}
