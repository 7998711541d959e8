package dev.tocsin.examples.blackfriday.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * Time since an incident was logged: hh:mm, or hh:mm:ss where something falls between two minutes.
 */
public final class Elapsed {
  private final Instant start;
  private final boolean seconds;

  public Elapsed(Instant start, Collection<Instant> instants) {
    this.start = start;
    this.seconds =
        instants.stream().anyMatch(at -> Duration.between(start, at).toSecondsPart() != 0);
  }

  /** The instant from which time is counted. */
  public Instant start() {
    return start;
  }

  public String format() {
    return seconds ? "hh:mm:ss" : "hh:mm";
  }

  public String at(Instant instant) {
    Duration since = Duration.between(start, instant);
    String days = since.toDays() == 0 ? "" : since.toDays() + "d ";
    String minutes = "%s%02d:%02d".formatted(days, since.toHoursPart(), since.toMinutesPart());
    return seconds ? minutes + ":%02d".formatted(since.toSecondsPart()) : minutes;
  }

  /** A duration as people say it, of at most two units: "1 h 5 min". */
  public static String words(Duration duration) {
    long[] parts = {
      duration.toDays(), duration.toHoursPart(), duration.toMinutesPart(), duration.toSecondsPart()
    };
    String[] units = {"d", "h", "min", "s"};
    StringBuilder out = new StringBuilder();
    int shown = 0;
    for (int i = 0; i < parts.length && shown < 2; i++) {
      if (parts[i] > 0) {
        out.append(shown == 0 ? "" : " ").append(parts[i]).append(' ').append(units[i]);
        shown++;
      }
    }
    return shown == 0 ? "less than a second" : out.toString();
  }
}
