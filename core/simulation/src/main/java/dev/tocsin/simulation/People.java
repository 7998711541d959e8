package dev.tocsin.simulation;

import dev.tocsin.OutcomeUnknownException;
import dev.tocsin.ServiceDesk;
import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.TenantId;
import dev.tocsin.incident.TocsinException;
import dev.tocsin.notification.Notification;
import dev.tocsin.store.ParkedItem;
import dev.tocsin.store.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Those who report, answer, work and operate, at whatever desk they reach. */
final class People {
  private static final int TRIES = 6;

  private final World world;
  private final Dice choice;
  private final Things things;
  private final Map<TenantId, String> tokens = new HashMap<>();

  /** The incident that was touched last: there is where races happen. */
  private @Nullable Life hot;

  People(World world, long seed) {
    this.world = world;
    this.choice = new Dice(seed, "people");
    this.things = new Things(world);
    plan(seed);
  }

  /** Everything that people will do, decided beforehand, each with dice of its own. */
  private void plan(long seed) {
    Dice plan = new Dice(seed, "plan");
    int count = plan.between(20, 140);
    int gap = plan.one(5, 60, 300, 900);
    Instant at = world.time().world();
    Set<Integer> wanted = world.options().operations();
    for (int i = 0; i < count; i++) {
      at =
          at.plus(
              plan.chance(0.4)
                  ? plan.between(Duration.ZERO, Duration.ofMillis(200))
                  : plan.seconds(0, 2 * gap));
      Dice own = new Dice(seed, "operation" + i);
      int number = i;
      if (wanted == null || wanted.contains(i)) {
        world.schedule().add(at, "operation " + i, true, () -> things.happen(number, own));
      }
    }
  }

  /** Somebody wants something of a desk, and perhaps asks again when it does not answer. */
  void ask(TenantId tenant, String what, boolean again, Consumer<ServiceDesk> call) {
    ask(tenant, what, again ? TRIES : 1, call);
  }

  private void ask(TenantId tenant, String what, int tries, Consumer<ServiceDesk> call) {
    Instance process = world.cluster().any(choice);
    boolean answered = process != null && answered(process, tenant, what, call);
    boolean impatient = answered && tries > 1 && choice.chance(0.05);
    if ((!answered && tries > 1) || impatient) {
      world
          .schedule()
          .add(
              world.time().world().plus(choice.seconds(0, 90)),
              "again: " + what,
              true,
              () -> ask(tenant, what, impatient ? 1 : tries - 1, call));
    }
  }

  private boolean answered(
      Instance process, TenantId tenant, String what, Consumer<ServiceDesk> call) {
    Instance.Desk desk = process.desks.get(tenant);
    if (desk == null) {
      return false;
    }
    world.trace().line(process.name, tenant + ": " + what);
    try {
      world.deeper(() -> call.accept(desk.desk()));
      world.verdict().check(Invariant.NO_UNTYPED_ERROR, true, () -> what);
      return true;
    } catch (Crash e) {
      return false;
    } catch (OutcomeUnknownException | StoreUnavailableException e) {
      world.trace().line(process.name, what + ": " + e.getClass().getSimpleName());
      return false;
    } catch (TocsinException e) {
      world.trace().line(process.name, what + ": " + e.getClass().getSimpleName());
      world.tally().other("refused: " + e.getClass().getSimpleName());
      world.verdict().check(Invariant.NO_UNTYPED_ERROR, true, () -> what);
      return true;
    } catch (RuntimeException e) {
      world.verdict().fail(Invariant.NO_UNTYPED_ERROR, what + " ended in " + e);
      return true;
    }
  }

  void command(Life life, Command command, Actor actor, @Nullable String request) {
    hot = life;
    Caller caller = Caller.of(actor);
    Caller named = request == null ? caller : caller.request(request);
    boolean asks = command instanceof Command.EscalateNow;
    Caller seen = asks ? named.expecting(life.snapshot.version()) : named;
    ask(
        life.tenant,
        command.action() + " " + life.snapshot.reference() + " by " + actor,
        request != null,
        desk -> desk.handle(life.id, command, seen));
  }

  void report(TenantId tenant, Report report, @Nullable String request) {
    Caller caller = Caller.of(Actor.system("monitoring"));
    Caller named = request == null ? caller : caller.request(request);
    ask(
        tenant,
        "log " + report.title() + (request == null ? "" : " request " + request),
        request != null,
        desk -> desk.log(report, named));
  }

  /** A comment on the incident that everybody is busy with; fault 31. */
  void comment() {
    Life life = busy();
    if (life != null) {
      command(life, new Command.Comment("any news?", false), Actor.person("kim"), null);
    }
  }

  /** One acknowledges, one closes, one resolves; fault 29. */
  void race() {
    Life life = busy();
    if (life != null) {
      Dice dice = world.faults().dice(Fault.ACKNOWLEDGE_RACES_CLOSE);
      Command command =
          dice.<Command>one(
              new Command.Acknowledge(),
              new Command.Acknowledge(),
              new Command.Resolve("it went away", "self-cleared"),
              new Command.Close("not needed"));
      command(life, command, Actor.person(dice.one("dana", "lee")), null);
    }
  }

  private @Nullable Life busy() {
    Life last = world.oracle().mirror.lastTouched();
    return last == null ? hot : last;
  }

  /** A message has come, and with it perhaps the means to answer. */
  void gotMessage(TenantId tenant, Notification message) {
    if (message.token() != null) {
      tokens.put(tenant, message.token());
    }
  }

  @Nullable String token(TenantId tenant) {
    return tokens.get(tenant);
  }

  void answer(TenantId tenant, String token) {
    ask(tenant, "call back", false, desk -> desk.acknowledge(token));
  }

  /** The same call-back twice, at two desks; fault 17. */
  void answerTwice(TenantId tenant, Notification message) {
    String token = message.token();
    if (token != null) {
      world.deeper(() -> answer(tenant, token));
      world
          .schedule()
          .add(
              world.time().world().plus(choice.seconds(0, 3)),
              "call back again",
              false,
              () -> answer(tenant, token));
    }
  }

  /** The operator puts back what was given up, as far as there are desks to do it. */
  void putBack(TenantId tenant) {
    ask(
        tenant,
        "put back what was parked",
        false,
        desk -> {
          List<ParkedItem> parked = desk.parked(100);
          parked.forEach(item -> desk.unpark(item.item()));
        });
  }

  void putEverythingBack() {
    if (choice.chance(0.7)) {
      world.tenants().forEach(this::putBack);
    }
  }
}
