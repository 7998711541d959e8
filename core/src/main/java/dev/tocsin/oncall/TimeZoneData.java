package dev.tocsin.oncall;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesException;
import java.time.zone.ZoneRulesProvider;
import org.jspecify.annotations.Nullable;

/**
 * Which time zone data this virtual machine computes with.
 *
 * <p>Two machines with different data may answer differently for the same rota: keep the version
 * with what was computed. Source: escalation.md, "On call" (events carry the tzdb version).
 */
public final class TimeZoneData {
  private TimeZoneData() {}

  /**
   * The version of the data for a zone.
   *
   * @param zone any zone
   * @return such as "2025b"; null for a fixed offset, which needs no data
   */
  public static @Nullable String version(ZoneId zone) {
    if (zone.normalized() instanceof ZoneOffset) {
      return null;
    }
    try {
      return ZoneRulesProvider.getVersions(zone.getId()).lastEntry().getKey();
    } catch (ZoneRulesException e) {
      return null;
    }
  }
}
