package dev.tocsin.policyfile;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads time zones: {@code Europe/Berlin}, {@code UTC}, {@code +02:00}. */
final class Zones {
  private Zones() {}

  static ZoneId read(Doc doc) {
    String text = doc.text();
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      String nearest = nearest(text);
      throw doc.fail(
          "there is no time zone '" + Doc.excerpt(text) + "'",
          nearest == null
              ? "write the zone of a city, such as Europe/Berlin, or an offset, such as +02:00"
              : "did you mean '" + nearest + "'?");
    }
  }

  private static @Nullable String nearest(String text) {
    String known = ZoneId.SHORT_IDS.get(text.toUpperCase(Locale.ROOT));
    if (known != null) {
      return known;
    }
    Set<String> zones = new TreeSet<>(ZoneId.getAvailableZoneIds());
    String whole = Nearest.of(text, zones);
    if (whole != null) {
      return whole;
    }
    Set<String> cities = new TreeSet<>();
    zones.forEach(zone -> cities.add(city(zone)));
    String city = Nearest.of(city(text), cities);
    return city == null
        ? null
        : zones.stream()
            .filter(zone -> zone.indexOf('/') > 0 && city(zone).equals(city))
            .findFirst()
            .orElse(city);
  }

  private static String city(String zone) {
    return zone.substring(zone.lastIndexOf('/') + 1);
  }
}
