package dev.tocsin.simulation;

import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Recipient;
import dev.tocsin.oncall.Layer;
import dev.tocsin.oncall.Mode;
import dev.tocsin.oncall.Restriction;
import dev.tocsin.oncall.Rota;
import dev.tocsin.oncall.RotaOverride;
import dev.tocsin.oncall.RotaVersion;
import dev.tocsin.oncall.Rotation;
import dev.tocsin.policy.MaintenanceWindow;
import dev.tocsin.policy.Pauses;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.QuietHours;
import dev.tocsin.policy.ServiceLevelRule;
import dev.tocsin.servicelevel.ServiceLevel;
import dev.tocsin.servicelevel.ServiceTarget;
import dev.tocsin.servicelevel.TargetKind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a random policy has that looks at a clock: calendars, rotas, quiet hours, planned work and
 * service levels, all about the night in which the run begins.
 */
final class Almanac {
  static final String ROTA = "turns";
  static final String OFFICE = "office";
  static final String NIGHT = "night";

  private static final List<List<Hours.Range>> DAYS =
      List.of(
          List.of(range(8, 0, 18, 0)),
          List.of(range(6, 0, 22, 0)),
          List.of(range(0, 0, 24, 0)),
          List.of(range(1, 30, 4, 30), range(9, 0, 17, 0)),
          List.of(range(2, 15, 2, 45), range(3, 0, 12, 0)));

  private final Dice dice;
  private final Planted planted;
  private final ZoneId zone;
  private final LocalDateTime begins;
  final Map<String, Hours> hours = new LinkedHashMap<>();

  Almanac(Dice dice, ZoneId zone, LocalDateTime begins, Planted planted) {
    this.planted = planted;
    this.dice = dice;
    this.zone = zone;
    this.begins = begins;
    hours.put(OFFICE, office());
    hours.put(
        NIGHT,
        new Hours(zone, everyDay(range(0, 0, 6, 0), range(22, 0, 24, 0)), Map.of(), Set.of()));
  }

  private static Hours.Range range(int fromHour, int fromMinute, int toHour, int toMinute) {
    return new Hours.Range(60 * fromHour + fromMinute, 60 * toHour + toMinute);
  }

  private static Map<DayOfWeek, List<Hours.Range>> everyDay(Hours.Range... ranges) {
    Map<DayOfWeek, List<Hours.Range>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, List.of(ranges));
    }
    return week;
  }

  private Hours office() {
    Map<DayOfWeek, List<Hours.Range>> week = everyDay(dice.one(DAYS).toArray(Hours.Range[]::new));
    if (dice.chance(0.3)) {
      week.remove(DayOfWeek.SATURDAY);
      week.remove(DayOfWeek.SUNDAY);
    }
    LocalDate today = begins.toLocalDate();
    Map<LocalDate, List<Hours.Range>> exceptions =
        dice.chance(0.2)
            ? Map.of(today, List.of(range(2, 0, 3, 30), range(10, 0, 12, 0)))
            : Map.of();
    Set<LocalDate> holidays = dice.chance(0.15) ? Set.of(today.plusDays(1)) : Set.of();
    return new Hours(zone, week, exceptions, holidays);
  }

  void write(PolicyBuilder builder) {
    hours.forEach((id, each) -> builder.calendar(written(id, each).calendar(id)));
    builder.rota(rota());
    builder.pauses(dice.chance(0.3) ? new Pauses(Set.of("supplier")) : Pauses.EVERY_HOLD);
    if (dice.chance(0.35)) {
      boolean inside = dice.chance(0.5);
      builder.quietHours(
          new QuietHours(
              inside ? NIGHT : OFFICE,
              inside,
              dice.one(
                  Set.of(Priority.P3, Priority.P4, Priority.P5),
                  Set.of(Priority.P2, Priority.P3, Priority.P4))));
    }
    for (int i = dice.chance(0.4) ? dice.between(1, 2) : 0; i > 0; i--) {
      LocalDateTime from = later(-60, 240);
      builder.maintenance(
          new MaintenanceWindow(
              "work-" + i,
              dice.one(When.any(), When.any().categories("database"), When.any().teams("checkout")),
              from,
              from.plusMinutes(dice.between(10, 180)),
              zone,
              dice.chance(0.5)));
    }
    if (dice.chance(0.7)) {
      builder.serviceLevel(
          new ServiceLevelRule(When.any().priorities(Priority.P1, Priority.P2), level("fast", 1)));
    }
    if (dice.chance(0.5)) {
      builder.serviceLevel(new ServiceLevelRule(When.any(), level("slow", 3)));
    }
  }

  /** As it is meant, unless a bug is planted. */
  private Hours written(String id, Hours meant) {
    if (planted == Planted.FIXED_OFFSET) {
      return meant.in(zone.getRules().getOffset(Hours.instant(begins, zone)));
    }
    return planted == Planted.QUIET_TOO_LATE && id.equals(NIGHT)
        ? new Hours(zone, everyDay(range(0, 0, 6, 0), range(23, 0, 24, 0)), Map.of(), Set.of())
        : meant;
  }

  private LocalDateTime later(int from, int to) {
    return begins.plusMinutes(dice.between(from, to));
  }

  /** Whole minutes, so that every share that is asked for is a whole number of seconds. */
  private ServiceLevel level(String id, int times) {
    return ServiceLevel.of(
        id,
        target(TargetKind.RESPONSE, times * dice.between(10, 30)),
        target(TargetKind.UPDATE, times * dice.between(20, 60)),
        target(TargetKind.RESOLUTION, times * dice.between(40, 180)));
  }

  private ServiceTarget target(TargetKind kind, int minutes) {
    ServiceTarget target =
        ServiceTarget.of(kind, Duration.ofMinutes(minutes))
            .calendar(dice.chance(0.4) ? OFFICE : null)
            .warnings(dice.one(new Integer[] {}, new Integer[] {50}, new Integer[] {50, 75}));
    return dice.chance(0.3) ? target.pausedBy(Set.of("caller", "supplier")) : target;
  }

  private Rota rota() {
    List<RotaVersion> versions = new ArrayList<>();
    versions.add(new RotaVersion(null, mode(), layers()));
    if (dice.chance(0.3)) {
      versions.add(new RotaVersion(later(0, 300), mode(), layers()));
    }
    List<RotaOverride> overrides = new ArrayList<>();
    if (dice.chance(0.5)) {
      LocalDateTime from = later(-30, 240);
      overrides.add(
          new RotaOverride(
              Recipient.person("dana"),
              Contact.person("vera"),
              from,
              from.plusMinutes(dice.between(10, 240)),
              zone));
    }
    return Rota.of(ROTA, zone, versions, overrides, List.of());
  }

  private Mode mode() {
    return dice.chance(0.75) ? Mode.TOPMOST : Mode.TOGETHER;
  }

  private List<Layer> layers() {
    LocalDateTime anchor = begins.minusDays(2).withHour(dice.between(0, 3)).withMinute(0);
    Rotation rotation =
        dice.one(
            Rotation.hours(1),
            Rotation.hours(8),
            Rotation.elapsedHours(dice.between(1, 5)),
            Rotation.days(1));
    Layer base =
        Layer.of(
            "base",
            rotation,
            anchor.withSecond(0).withNano(0),
            dice.chance(0.8) ? new String[] {"dana", "kim", "pat"} : new String[] {"dana"});
    @Nullable Layer top = dice.chance(0.5) ? top(anchor.withSecond(0).withNano(0)) : null;
    return top == null ? List.of(base) : List.of(top, base);
  }

  private Layer top(LocalDateTime anchor) {
    int hour = dice.between(0, 23);
    return Layer.of("top", Rotation.days(1), anchor, "alex", "uli")
        .within(
            Restriction.daily(
                LocalTime.of(hour, dice.one(0, 30)),
                LocalTime.of((hour + dice.between(1, 9)) % 24, 15)));
  }
}
