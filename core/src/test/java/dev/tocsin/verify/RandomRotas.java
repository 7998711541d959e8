package dev.tocsin.verify;

import dev.tocsin.escalation.Contact;
import dev.tocsin.oncall.Layer;
import dev.tocsin.oncall.Mode;
import dev.tocsin.oncall.Restriction;
import dev.tocsin.oncall.Rota;
import dev.tocsin.oncall.RotaOverride;
import dev.tocsin.oncall.RotaVersion;
import dev.tocsin.oncall.Rotation;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random rotas whose hand-overs fall on whole hours; many have gaps, some have not begun. */
final class RandomRotas {
  private static final List<String> PEOPLE = List.of("ann", "ben", "cleo", "kim");
  private static final LocalDateTime MONDAY = LocalDateTime.parse("2026-11-23T00:00");

  private RandomRotas() {}

  static Rota rota(Random random, String id) {
    ZoneId zone = ZoneId.of(random.nextBoolean() ? "UTC" : "Africa/Lagos");
    List<Layer> layers = new ArrayList<>();
    int count = 1 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      layers.add(layer(random, "layer " + i));
    }
    Mode mode = random.nextInt(4) == 0 ? Mode.TOGETHER : Mode.TOPMOST;
    List<RotaOverride> overrides = new ArrayList<>();
    if (random.nextInt(3) == 0) {
      LocalDateTime from = MONDAY.plusHours(random.nextInt(30));
      overrides.add(
          new RotaOverride(
              layers.get(0).members().get(0).recipient(),
              Contact.person(random.nextBoolean() ? "stand-in" : "ben"),
              from,
              from.plusHours(1 + random.nextInt(12)),
              zone));
    }
    return Rota.of(id, zone, List.of(new RotaVersion(null, mode, layers)), overrides, List.of());
  }

  private static Layer layer(Random random, String id) {
    int start = random.nextInt(4) == 0 ? random.nextInt(30) : -24 * random.nextInt(5);
    List<String> people = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      people.add(PEOPLE.get((i + random.nextInt(2)) % PEOPLE.size()));
    }
    Layer layer =
        Layer.of(
            id,
            random.nextInt(3) == 0 ? Rotation.days(1) : Rotation.hours(4 + 2 * random.nextInt(4)),
            MONDAY.plusHours(start),
            people.stream().distinct().toArray(String[]::new));
    if (random.nextInt(3) > 0) {
      int from = random.nextInt(24);
      layer =
          layer.within(
              Restriction.daily(
                  LocalTime.of(from, 0), LocalTime.of((from + 6 + random.nextInt(14)) % 24, 0)));
    }
    return random.nextInt(8) == 0 ? layer.until(MONDAY.plusHours(40)) : layer;
  }
}
