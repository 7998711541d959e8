package dev.tocsin.policyfile;

import dev.tocsin.escalation.Threshold;
import dev.tocsin.servicelevel.TargetKind;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes times on a clock: {@code 15m}, {@code 2h on business}, {@code 75% of
 * resolution}.
 *
 * <p>Source: escalation.md, "The matrix" (thresholds).
 */
final class Thresholds {
  private static final Pattern SHARE = Pattern.compile("(\\d{1,9}) ?% of (.+)");
  private static final String ON = " on ";

  private Thresholds() {}

  static Threshold read(Doc doc, Scope scope) {
    Matcher share = SHARE.matcher(doc.text());
    if (share.matches()) {
      TargetKind kind = Words.TARGETS.get(doc.as(share.group(2).strip()));
      int percent = Integer.parseInt(share.group(1));
      return doc.guard(() -> new Threshold.Share(percent, kind));
    }
    Clocked time = clocked(doc, scope);
    return doc.guard(
        () ->
            time.calendar == null
                ? new Threshold.Elapsed(time.duration)
                : new Threshold.Business(time.duration, time.calendar));
  }

  /** A duration, and the calendar on which it counts, or null. */
  record Clocked(Duration duration, @Nullable String calendar) {}

  /** Reads a duration that may name a calendar. */
  static Clocked clocked(Doc doc, Scope scope) {
    String text = doc.text();
    int on = text.indexOf(ON);
    return on < 0
        ? new Clocked(Durations.read(doc), null)
        : new Clocked(
            Durations.read(doc.as(text.substring(0, on).strip())),
            scope.calendars().part(doc, text.substring(on + ON.length())));
  }

  static String write(Threshold threshold) {
    if (threshold instanceof Threshold.Share share) {
      return share.percent() + "% of " + Words.say(share.target());
    }
    return threshold instanceof Threshold.Business business
        ? write(business.after(), business.calendar())
        : write(((Threshold.Elapsed) threshold).after(), null);
  }

  static String write(Duration duration, @Nullable String calendar) {
    return Durations.write(duration) + (calendar == null ? "" : ON + calendar);
  }
}
