package dev.tocsin.benchmarks.durable;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.Decision;
import dev.tocsin.desk.Facts;
import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Phase;
import dev.tocsin.memory.MemoryStore;
import dev.tocsin.store.Chain;
import dev.tocsin.store.Commit;
import dev.tocsin.store.IncidentStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** What the desk commits in the course of a life: the rows that the floor has to write, too. */
final class Script {
  private Script() {}

  /** The commits of one whole life. */
  static List<Commit> life() {
    List<Commit> commits = new ArrayList<>();
    Life.live(Life.desk(watched(MemoryStore.create(InstantSource.system()), commits::add)));
    return commits;
  }

  /** How an incident is logged whose manager is to be told at an instant, and that this is done. */
  static List<Commit> taken(IncidentEngine engine, Instant due) {
    Commit opened = Chain.seal(DueIncidents.open(engine, 0, due).toCommit(null, null), Ids::next);
    Decision taken =
        engine.decide(
            opened.snapshot(),
            new Command.PassTime(),
            Caller.of(Actor.DESK),
            Facts.of(Ids.next()),
            due);
    return List.of(opened, Chain.seal(taken.toCommit(null, null), Ids::next));
  }

  private static IncidentStore watched(IncidentStore store, Consumer<Commit> seen) {
    return (IncidentStore)
        Proxy.newProxyInstance(
            IncidentStore.class.getClassLoader(),
            new Class<?>[] {IncidentStore.class},
            (proxy, method, args) -> {
              if (method.getName().equals("commit")) {
                seen.accept((Commit) args[0]);
              }
              try {
                return method.invoke(store, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Throws unless the tables hold what so many whole lives leave. */
  static void check(DataSource pool, long incidents) throws SQLException {
    List<Commit> life = life();
    long events = life.stream().mapToLong(each -> each.entries().size()).sum();
    long messages = life.stream().mapToLong(each -> each.outbox().size()).sum();
    long gone = life.stream().mapToLong(each -> each.superseded().size()).sum();
    Database.expect(
        pool,
        "select count(*) from tocsin_incident where phase = '" + Phase.CLOSED + "'",
        incidents);
    Database.expect(pool, "select count(*) from tocsin_incident", incidents);
    Database.expect(pool, "select count(*) from tocsin_event", events * incidents);
    Database.expect(pool, "select count(*) from tocsin_commit", life.size() * incidents);
    Database.expect(pool, "select count(*) from tocsin_outbox", (messages - gone) * incidents);
    Database.expect(pool, "select count(*) from tocsin_wake", 0);
  }

  /** The rows of each commit in short. */
  static String describe(List<Commit> commits) {
    StringBuilder text = new StringBuilder();
    for (Commit commit : commits) {
      text.append(
          String.format(
              Locale.ROOT,
              "  to version %d (%s): %d event(s), %d message(s), %d taken back, %s%n",
              commit.snapshot().version(),
              commit.snapshot().phase(),
              commit.entries().size(),
              commit.outbox().size(),
              commit.superseded().size(),
              commit.wake() == null ? "no wake" : "a wake"));
    }
    return text.toString();
  }
}
