package dev.tocsin.policyfile;

import dev.tocsin.escalation.Contact;
import dev.tocsin.oncall.Layer;
import dev.tocsin.oncall.Mode;
import dev.tocsin.oncall.OnHolidays;
import dev.tocsin.oncall.Restriction;
import dev.tocsin.oncall.Rota;
import dev.tocsin.oncall.RotaOverride;
import dev.tocsin.oncall.RotaVersion;
import dev.tocsin.oncall.Rotation;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Random rotas. */
final class RandomRotas {
  private final Random random;
  private final RandomTimes times;
  private final Supplier<Contact> people;

  RandomRotas(Random random, RandomTimes times, Supplier<Contact> people) {
    this.random = random;
    this.times = times;
    this.people = people;
  }

  Rota rota(String id) {
    List<RotaVersion> versions = new ArrayList<>();
    LocalDateTime from = random.nextBoolean() ? null : times.local();
    for (int i = random.nextInt(3); i >= 0; i--) {
      versions.add(new RotaVersion(from, one(Mode.values()), layers()));
      from = from == null ? times.local() : from.plusSeconds(1 + random.nextInt(10_000_000));
      if (from.getYear() > 9990) {
        break;
      }
    }
    return Rota.of(id, times.zone(), versions, overrides(versions), times.dates());
  }

  private List<Layer> layers() {
    Set<String> ids = new LinkedHashSet<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      ids.add(RandomNames.numbered(random, i));
    }
    return ids.stream().map(this::layer).toList();
  }

  private Layer layer(String id) {
    List<Contact> members = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      members.add(people.get());
    }
    members.add(members.get(0));
    Rotation.Unit unit = one(Rotation.Unit.values());
    LocalDateTime anchor = times.local();
    LocalDateTime until = anchor.plusSeconds(1 + random.nextInt(10_000_000));
    return new Layer(
        id,
        members,
        new Rotation(1 + random.nextInt(12), unit),
        anchor,
        random.nextBoolean() || until.getYear() > 9999 ? null : until,
        restrictions(),
        one(OnHolidays.values()));
  }

  private List<Restriction> restrictions() {
    List<Restriction> all = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      LocalTime from = times.time(random.nextInt(4) == 0);
      LocalTime to =
          switch (random.nextInt(4)) {
            case 0 -> LocalTime.MIDNIGHT;
            case 1 -> from;
            default -> times.time(random.nextInt(4) == 0);
          };
      DayOfWeek day = one(DayOfWeek.values());
      DayOfWeek end = one(DayOfWeek.values());
      if (random.nextInt(3) > 0) {
        all.addAll(
            Restriction.on(
                random.nextBoolean()
                    ? List.of(DayOfWeek.values())
                    : EnumSet.of(day, day.plus(1), end),
                from,
                to));
      } else if (day != end || from.isBefore(to)) {
        all.add(new Restriction(day, from, end, to));
      }
    }
    return all;
  }

  /** One after the other, so that none overlap. */
  private List<RotaOverride> overrides(List<RotaVersion> versions) {
    List<RotaOverride> all = new ArrayList<>();
    LocalDateTime from = LocalDateTime.of(2026, 1, 1, 0, 0);
    for (int i = random.nextInt(4); i > 0; i--) {
      Layer layer = versions.get(random.nextInt(versions.size())).layers().get(0);
      from = from.plusDays(2).plusSeconds(random.nextInt(10_000_000));
      LocalDateTime until = from.plusSeconds(1 + random.nextInt(10_000_000));
      all.add(
          new RotaOverride(
              layer.members().get(0).recipient(), people.get(), from, until, times.zone()));
      from = until;
    }
    return all;
  }

  private <T> T one(T[] all) {
    return all[random.nextInt(all.length)];
  }
}
