package dev.tocsin.policy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/** Local times as instants. Source: escalation.md, "On call" (gap: its end; overlap: the first). */
final class LocalTimes {
  private LocalTimes() {}

  static Instant instant(LocalDateTime local, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (!offsets.isEmpty()) {
      return local.toInstant(offsets.get(0));
    }
    ZoneOffsetTransition gap = zone.getRules().getTransition(local);
    return gap.getInstant();
  }
}
