package dev.tocsin.policy;

import dev.tocsin.incident.InvalidValueException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/** Local times as instants. Source: escalation.md, "On call" (gap: its end; overlap: the first). */
final class LocalTimes {
  private LocalTimes() {}

  /** Refuses what no store keeps, and fractions of a second, which no document writes. */
  static void check(String field, LocalDateTime local) {
    if (local.getYear() < 1970 || local.getYear() > 9999) {
      throw new InvalidValueException(
          field, local.toString(), "is out of range", "use a time from 1970 to 9999");
    }
    if (!local.equals(local.truncatedTo(ChronoUnit.SECONDS))) {
      throw new InvalidValueException(
          field, local.toString(), "is finer than a second", "use whole seconds");
    }
  }

  static Instant instant(LocalDateTime local, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (!offsets.isEmpty()) {
      return local.toInstant(offsets.get(0));
    }
    ZoneOffsetTransition gap = zone.getRules().getTransition(local);
    return gap.getInstant();
  }
}
