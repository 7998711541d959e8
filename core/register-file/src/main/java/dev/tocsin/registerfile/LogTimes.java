package dev.tocsin.registerfile;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads times in any of a log's formats, the first that fits. A time without an offset is local in
 * the log's zone; one that a change of offset skips is as much later, one that it repeats is the
 * first. For one thread.
 */
final class LogTimes {
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");
  private static final int KEPT = 100_000;

  private final ZoneId zone;
  private final List<Format> formats;
  private final Map<String, Instant> read = new HashMap<>();

  /** A format, as it was written. */
  record Format(String pattern, DateTimeFormatter formatter) {
    /**
     * @throws IllegalArgumentException when it is none
     */
    static Format of(String pattern) {
      DateTimeFormatter formatter =
          pattern.equals("iso")
              ? DateTimeFormatter.ISO_DATE_TIME
              : DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                  .withResolverStyle(ResolverStyle.STRICT);
      return new Format(pattern, formatter);
    }
  }

  LogTimes(ZoneId zone, List<Format> formats) {
    this.zone = zone;
    this.formats = formats;
  }

  /** Null when no format fits, or the time is not one from 1970 to 9999. */
  @Nullable Instant read(String text) {
    Instant known = read.get(text);
    if (known != null) {
      return known;
    }
    for (Format format : formats) {
      Instant found = read(text, format);
      if (found != null && !found.isBefore(Instant.EPOCH) && !found.isAfter(LATEST)) {
        if (read.size() < KEPT) {
          read.put(text, found);
        }
        return found;
      }
    }
    return null;
  }

  private @Nullable Instant read(String text, Format format) {
    try {
      TemporalAccessor time =
          format.formatter().parseBest(text, OffsetDateTime::from, LocalDateTime::from);
      return time instanceof OffsetDateTime offset
          ? offset.toInstant()
          : ((LocalDateTime) time).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  String patterns() {
    return String.join("' or '", formats.stream().map(Format::pattern).toList());
  }
}
