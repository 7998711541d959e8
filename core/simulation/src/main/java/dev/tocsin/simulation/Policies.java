package dev.tocsin.simulation;

import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Priority;
import dev.tocsin.policy.Adoption;
import dev.tocsin.policy.CatchUp;
import dev.tocsin.policy.DeliveryRules;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.PolicyCodec;
import dev.tocsin.policy.Team;
import dev.tocsin.policy.Times;
import dev.tocsin.servicelevel.TargetKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The random policies of one seed: the same teams, other paths; and how a store keeps them. */
final class Policies implements PolicyCodec {
  static final List<String> TEAMS =
      List.of("service-desk", "checkout", "database", "network", "empty", "management");

  private final List<Policy> all = new ArrayList<>();
  private final Map<String, Policy> written = new LinkedHashMap<>();
  private final Map<String, IncidentEngine> engines = new LinkedHashMap<>();
  private final Map<String, Map<String, Hours>> hours = new LinkedHashMap<>();

  Policies(long seed, Instant start, Planted planted) {
    Dice dice = new Dice(seed, "policies");
    Dice adoptions = new Dice(seed, "adoptions");
    Dice clocks = new Dice(seed, "almanac");
    ZoneId zone = ZoneId.of(clocks.one("Europe/Berlin", "Australia/Lord_Howe"));
    LocalDateTime begins = LocalDateTime.ofInstant(start, zone).truncatedTo(ChronoUnit.MINUTES);
    boolean plain = clocks.chance(0.2);
    for (int i = 0; i < 3; i++) {
      Almanac almanac = plain ? null : new Almanac(clocks, zone, begins, planted);
      PolicyBuilder builder =
          policy(
              dice,
              clocks,
              almanac,
              i == 1 ? 72 : dice.one(1, 2, 24),
              adoptions.one(Adoption.LIVE, Adoption.AT_NEXT_RUNG, Adoption.PINNED));
      if (almanac != null) {
        almanac.write(builder);
      }
      Policy policy = builder.build();
      hours.put(policy.version(), almanac == null ? Map.of() : almanac.hours);
      all.add(policy);
      written.put(policy.version(), policy);
      engines.put(policy.version(), new IncidentEngine(policy));
    }
  }

  Policy get(int index) {
    return all.get(Math.min(index, all.size() - 1));
  }

  int count() {
    return all.size();
  }

  Map<String, IncidentEngine> engines() {
    return engines;
  }

  /** Of each version its calendars, as they are meant. */
  Map<String, Map<String, Hours>> hours() {
    return hours;
  }

  @Override
  public byte[] write(Policy policy) {
    return policy.version().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Policy read(byte[] document) {
    return Objects.requireNonNull(written.get(new String(document, StandardCharsets.UTF_8)));
  }

  private static PolicyBuilder policy(
      Dice dice, Dice clocks, @Nullable Almanac almanac, int reopenHours, Adoption adoption) {
    PolicyBuilder builder =
        Policy.builder("simulated")
            .team(Team.of("service-desk", 1, "sam"))
            .team(
                almanac != null && clocks.chance(0.7)
                    ? Team.onRota("checkout", 2, Almanac.ROTA)
                    : Team.of("checkout", 2, "dana", "kim"))
            .team(Team.of("database", 2, "lee"))
            .team(Team.of("network", 2, "nia"))
            .team(Team.of("empty", 2))
            .team(Team.of("management", 3, "morgan"))
            .category("application/checkout", "checkout")
            .category("database", "database")
            .category("printer", "empty")
            .defaultTeam("service-desk")
            .adoption(adoption)
            .catchUp(dice.one(CatchUp.LATEST, CatchUp.EACH))
            .delivery(
                new DeliveryRules(
                    dice.between(1, 6), Duration.ofSeconds(10), Duration.ofMinutes(15)))
            .times(
                new Times(
                    Duration.ofHours(dice.between(1, 4)),
                    Duration.ofHours(reopenHours),
                    Duration.ofMinutes(dice.between(20, 90)),
                    dice.chance(0.4) ? null : Duration.ofMinutes(dice.between(5, 90))));
    Dice turns = almanac == null ? null : clocks;
    if (dice.chance(0.8)) {
      builder.lastResort(Contact.person("operations-manager"));
    }
    builder.escalate(
        "severe",
        When.any().priorities(Priority.P1, Priority.P2),
        rungs(dice, turns, dice.between(2, 5)));
    if (dice.chance(0.5)) {
      builder.escalate(
          "databases", When.any().teams("database"), rungs(dice, turns, dice.between(1, 3)));
    }
    if (dice.chance(0.85)) {
      builder.escalate("others", When.any(), rungs(dice, turns, dice.between(0, 4)));
    }
    return builder;
  }

  private static Rung[] rungs(Dice dice, @Nullable Dice clocks, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> onItsClock(rung(dice, i), clocks))
        .toArray(Rung[]::new);
  }

  /**
   * The same rung, due by a calendar or by a share of a target, or worth taking until an update.
   */
  private static Rung onItsClock(Rung rung, @Nullable Dice clocks) {
    if (clocks == null) {
      return rung;
    }
    Threshold threshold = rung.threshold();
    int kind = clocks.below(100);
    if (kind < 25) {
      threshold = new Threshold.Business(((Threshold.Elapsed) threshold).after(), Almanac.OFFICE);
    } else if (kind < 40) {
      threshold =
          new Threshold.Share(
              clocks.one(50, 75, 100),
              clocks.one(TargetKind.RESPONSE, TargetKind.UPDATE, TargetKind.RESOLUTION));
    }
    Until until = clocks.chance(0.1) ? Until.UPDATED : rung.until();
    return new Rung(rung.id(), threshold, until, rung.actions(), rung.repeat(), rung.message());
  }

  private static Rung rung(Dice dice, int index) {
    int minutes = dice.chance(0.4) ? 0 : dice.between(1, 30);
    Rung rung =
        Rung.after("r" + index, Duration.ofMinutes(index == 0 ? minutes / 3 : 7L * index + minutes))
            .until(dice.chance(0.65) ? Until.ACKNOWLEDGED : Until.RESOLVED);
    if (dice.chance(0.3)) {
      return rung.action(change(dice));
    }
    rung = rung.action(new Action.Notify(targets(dice)));
    if (dice.chance(0.3)) {
      rung = rung.action(new Action.Inform(targets(dice)));
    }
    return dice.chance(0.35)
        ? rung.repeat(
            new Repeat(
                Duration.ofMinutes(dice.between(4, 20)),
                dice.chance(0.2) ? null : Integer.valueOf(dice.between(1, 3))))
        : rung;
  }

  private static Action change(Dice dice) {
    return switch (dice.below(4)) {
      case 0 -> new Action.Reassign(dice.one(TEAMS));
      case 1 -> new Action.DeclareMajor();
      default -> new Action.Summon(Stream.of(dice.one(TEAMS), dice.one(TEAMS)).distinct().toList());
    };
  }

  private static List<Target> targets(Dice dice) {
    List<Target> targets = new ArrayList<>();
    for (int i = dice.between(1, 2); i > 0; i--) {
      targets.add(
          switch (dice.below(6)) {
            case 0 -> new Target.AccountableTeam();
            case 1 -> new Target.Reporter();
            case 2 -> new Target.Subscribers();
            default -> new Target.OnCallOf(dice.one(TEAMS));
          });
    }
    return targets.stream().distinct().toList();
  }
}
