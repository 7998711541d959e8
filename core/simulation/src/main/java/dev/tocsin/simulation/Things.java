package dev.tocsin.simulation;

import dev.tocsin.desk.Command;
import dev.tocsin.escalation.Path;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.TenantId;
import dev.tocsin.incident.Urgency;
import dev.tocsin.store.Query;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people do: one planned operation, made with dice of its own. */
final class Things {
  private static final List<Actor> ACTORS =
      List.of(
          Actor.person("dana"),
          Actor.person("lee"),
          Actor.person("kim"),
          Actor.system("monitoring"),
          Actor.supplier("cables"));

  private final World world;

  Things(World world) {
    this.world = world;
  }

  void happen(int number, Dice dice) {
    TenantId tenant = dice.one(world.tenants());
    List<Life> lives = world.oracle().mirror.of(tenant);
    String request = dice.chance(0.5) ? "req-" + number : null;
    int kind = lives.isEmpty() ? 0 : dice.below(100);
    if (kind < 18) {
      log(tenant, dice, request);
    } else if (kind < 21) {
      world.people().putBack(tenant);
    } else if (kind < 24) {
      world.people().ask(tenant, "search", false, desk -> desk.search(Query.open(), null, 50));
      world
          .people()
          .ask(tenant, "history", false, desk -> desk.history(lives.get(lives.size() - 1).id));
    } else if (kind < 32) {
      String token = world.people().token(tenant);
      if (token != null) {
        world.people().answer(tenant, token);
      }
    } else {
      Life life = dice.chance(0.6) ? lives.get(lives.size() - 1) : dice.one(lives);
      if (dice.chance(0.1)) {
        life = closed(tenant, lives, life);
      }
      Command command = command(life, lives, dice);
      world.people().command(life, command, dice.one(ACTORS), request);
    }
  }

  private void log(TenantId tenant, Dice dice, @Nullable String request) {
    Report report = report(dice, dice.chance(0.6) ? "key-" + dice.below(3) : null);
    Faults faults = world.faults();
    if (faults.strike(Fault.MANY_DUE_AT_ONCE, "people")) {
      int many = faults.dice(Fault.MANY_DUE_AT_ONCE).between(25, 90);
      for (int i = 0; i < many; i++) {
        world.people().report(tenant, report(dice, null), null);
      }
    }
    world.people().report(tenant, report, request);
    if (faults.strike(Fault.DUPLICATE_REPORT, "people")) {
      boolean sameRequest = faults.dice(Fault.DUPLICATE_REPORT).chance(0.5);
      world.deeper(() -> world.people().report(tenant, report, sameRequest ? request : null));
    }
  }

  /** It says when it happened by the clock of some node, which may be off. */
  private Report report(Dice dice, @Nullable String key) {
    Instance process = world.cluster().any(dice);
    Instant host = world.time().world();
    Report report =
        Report.of("It does not work")
            .source(dice.one(Source.MONITORING, Source.USER))
            .category(dice.one("application/checkout", "database", "printer", "other"))
            .service("shop")
            .impact(dice.one(Impact.EXTENSIVE, Impact.MODERATE, Impact.MINOR))
            .urgency(dice.one(Urgency.CRITICAL, Urgency.HIGH, Urgency.LOW))
            .occurredAt(process == null ? host : host.plus(process.skew));
    if (dice.chance(0.5)) {
      report = report.reporter(Actor.person("ann"));
    }
    return key == null ? report : report.dedupKey(key);
  }

  /** One that is closed and whose key has a newer owner: whoever reopens it meets that one. */
  private Life closed(TenantId tenant, List<Life> lives, Life otherwise) {
    for (Life life : lives) {
      String key = life.snapshot.details().dedupKey();
      Life owner = key == null ? null : world.oracle().mirror.owner(tenant, key);
      boolean ended = life.snapshot.phase() == Phase.CLOSED && life.snapshot.resolution() != null;
      if (ended && owner != null) {
        return life;
      }
    }
    return otherwise;
  }

  private Command command(Life life, List<Life> lives, Dice dice) {
    String team = dice.one(Policies.TEAMS);
    if (life.snapshot.phase() == Phase.CLOSED && dice.chance(0.5)) {
      return new Command.Reopen("again");
    }
    return switch (dice.below(24)) {
      case 0, 1, 2, 3 -> new Command.Acknowledge();
      case 4, 5 -> new Command.Start();
      case 6, 7 -> new Command.Resolve("done", "fix");
      case 8 -> new Command.Close(null);
      case 9 -> new Command.Reopen("again");
      case 10 -> new Command.Cancel("a test");
      case 11, 12 -> hold(life, dice);
      case 13, 14 -> new Command.Resume();
      case 15 -> new Command.Comment("hm", dice.chance(0.5));
      case 16 ->
          new Command.Reprioritise(
              null,
              null,
              dice.one(Priority.P1, Priority.P2, Priority.P3, Priority.P4),
              "so they say");
      case 17 ->
          new Command.Recategorise(
              Category.of(dice.one("database/pool", "printer", "application/checkout")), "that");
      case 18 -> new Command.AddLink(new Link(Link.RELATES_TO, "CHG-" + dice.below(9)));
      case 19 -> new Command.MarkDuplicate(dice.one(lives).id);
      case 20 -> new Command.EscalateNow(rung(life, dice));
      case 21 -> dice.chance(0.5) ? new Command.DeclareMajor("big") : new Command.JoinSwarm(team);
      case 22 -> new Command.Summon(List.of(team));
      default ->
          dice.chance(0.6)
              ? new Command.Assign(team, null, "yours")
              : new Command.IdentifyPrimary(team);
    };
  }

  private Command hold(Life life, Dice dice) {
    Instant followUp = world.time().world().plus(dice.seconds(60, 7_200));
    return new Command.Hold(
        dice.one("caller", "supplier"), life.snapshot.title(), dice.chance(0.7) ? null : followUp);
  }

  private String rung(Life life, Dice dice) {
    Path path =
        world
            .oracle()
            .mirror
            .engine(life.snapshot.escalation().policyVersion())
            .policy()
            .matrix()
            .path(life.snapshot.escalation().path());
    return path == null || path.rungs().isEmpty() ? "r0" : dice.one(path.rungs()).id();
  }
}
