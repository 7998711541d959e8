package dev.tocsin.examples.policytool;

import dev.tocsin.escalation.Contact;
import dev.tocsin.oncall.Rota;
import dev.tocsin.oncall.Shift;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A rota as lanes of people over days; where nobody is on call, a red lane says so. */
final class RotaSvg {
  private static final double LEFT = 190;
  private static final double TOP = 66;
  private static final double LANE = 34;
  private static final int COLOURS = 6;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);

  private RotaSvg() {}

  static String of(Rota rota, Instant from, Instant to) {
    Svg svg = new Svg();
    double days = Duration.between(from, to).toMinutes() / 1_440.0;
    double perDay = Math.max(26, 1_120 / days);
    List<Shift> shifts = rota.shifts(from, to);
    Map<String, Integer> lanes = new LinkedHashMap<>();
    shifts.forEach(shift -> lanes.putIfAbsent(people(shift), lanes.size()));
    svg.text("head", 24, 30, "start", "Rota " + rota.id() + ", " + rota.zone());
    double bottom = TOP + lanes.size() * LANE;
    ZonedDateTime day = from.atZone(rota.zone()).truncatedTo(ChronoUnit.DAYS);
    int every = perDay < 60 ? 7 : 1;
    for (int i = 0; day.toInstant().isBefore(to); i++, day = day.plusDays(1)) {
      if (!day.toInstant().isBefore(from)) {
        double x = x(day.toInstant(), from, perDay);
        svg.line(x, TOP - 8, x, bottom);
        if (i % every == (every == 1 ? 0 : 1)) {
          svg.text("aside", x + 3, TOP - 14, "start", DAY.format(day));
        }
      }
    }
    lanes.forEach(
        (people, lane) -> svg.text("", 24, TOP + lane * LANE + 21, "start", shortened(people)));
    for (Shift shift : shifts) {
      int lane = lanes.getOrDefault(people(shift), 0);
      double x = x(shift.from(), from, perDay);
      svg.rect(
          shift.people().isEmpty() ? "none" : "bar" + lane % COLOURS,
          x,
          TOP + lane * LANE + 4,
          Math.max(1, x(shift.to(), from, perDay) - x),
          LANE - 10,
          "%s: %s to %s"
              .formatted(
                  people(shift),
                  TIME.withZone(rota.zone()).format(shift.from()),
                  TIME.withZone(rota.zone()).format(shift.to())));
    }
    return svg.document("Rota " + rota.id());
  }

  private static double x(Instant at, Instant from, double perDay) {
    return LEFT + Duration.between(from, at).toMinutes() / 1_440.0 * perDay;
  }

  static String people(Shift shift) {
    return shift.people().isEmpty()
        ? "nobody"
        : String.join(
            ", ", shift.people().stream().map(Contact::recipient).map(each -> each.id()).toList());
  }

  private static String shortened(String name) {
    return name.length() <= 20 ? name : name.substring(0, 19) + "…";
  }
}
