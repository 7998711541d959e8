package dev.tocsin.memory;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Cause;
import dev.tocsin.incident.Classification;
import dev.tocsin.incident.Details;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.Identity;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.Ownership;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.Reference;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.State;
import dev.tocsin.incident.Status;
import dev.tocsin.incident.TenantId;
import dev.tocsin.incident.Urgency;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.Cursor;
import dev.tocsin.store.Lane;
import dev.tocsin.store.Query;
import dev.tocsin.store.Wake;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * What a million open incidents cost in memory, and what a store that holds them costs in time.
 *
 * <p>A program, not a test: run it with {@code -Xmx1500m}. Each incident has a title, a dedup key
 * and a reference of its own, two lines, one wake, and its commit is remembered; names that come
 * from a policy are shared, as the desk shares them. With the argument {@code full} it has a
 * description and two attributes, too.
 */
final class MillionIncidents {
  private static final TenantId TENANT = TenantId.of("acme");
  private static final Set<TenantId> MINE = Set.of(TENANT);
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Instant START = Instant.parse("2026-11-27T00:00:00Z");
  private static final Category CATEGORY = Category.of("application/checkout");
  private static final Cause CAUSE = new Cause("v1", "matrix row 7");
  private static final State NEW = new State("New", Phase.NEW);

  private final HandClock clock = new HandClock(START);
  private final MemoryStore store = MemoryStore.create(clock);
  private final SplittableRandom random = new SplittableRandom(42);
  private final int incidents;
  private final boolean full;

  private MillionIncidents(int incidents, boolean full) {
    this.incidents = incidents;
    this.full = full;
  }

  public static void main(String[] args) {
    new MillionIncidents(1_000_000, List.of(args).contains("full")).run();
  }

  private void run() {
    long empty = heap();
    long began = System.nanoTime();
    for (int i = 0; i < incidents; i++) {
      clock.set(START.plusNanos(i * 50_000L));
      require(store.commit(log(i)));
    }
    say("logging, each", (System.nanoTime() - began) / 1e3 / incidents, "us");
    say("heap, each", (double) (heap() - empty) / incidents, "bytes");
    say("heap, all", (heap() - empty) / 1e6, "MB");

    clock.set(START.plusSeconds(60));
    say("a poll that finds nothing due", each(2_000_000, i -> store.claimWakes(MINE, 100, LEASE)));
    for (int round = 0; round < 5; round++) {
      clock.wind(Duration.ofMinutes(10));
      long due = store.backlog(MINE).wakes().due();
      long at = System.nanoTime();
      int claimed = store.claimWakes(MINE, 1_000, LEASE).claims().size();
      say("claiming %d of %d due".formatted(claimed, due), (System.nanoTime() - at) / 1e6, "ms");
    }
    List<Incident> page = store.search(TENANT, Query.all(), null, 50_000).incidents();
    say(
        "a commit that moves a wake",
        each(
            50_000,
            i ->
                store.commit(
                    comment(page.get(i), START.plusSeconds(random.nextInt(3_600, 86_400))))));
    Cursor middle = new Cursor(START.plusNanos(incidents * 25_000L), id(0));
    say(
        "a page of 50 at the start",
        each(20_000, i -> store.search(TENANT, Query.all(), null, 50)));
    say(
        "a page of 50 in the middle",
        each(20_000, i -> store.search(TENANT, Query.all(), middle, 50)));
    say("counting the backlog", each(20, i -> store.backlog(MINE)));
    say("heap, each, in the end", (double) (heap() - empty) / incidents, "bytes");
  }

  private static IncidentId id(int number) {
    return new IncidentId(new UUID(number * 0x9E3779B97F4A7C15L, number * 0xC2B2AE3D27D4EB4FL));
  }

  private Commit log(int number) {
    Instant now = clock.instant();
    IncidentId id = id(number);
    Identity identity = new Identity(TENANT, id, reference(number), now, new UUID(number, ~number));
    Details details =
        new Details(
            "Checkout answers 503 on instance " + number,
            full ? "Since 08:00 the shop " + number + " answers every second request 503." : null,
            Source.MONITORING,
            Actor.DESK,
            "shop",
            "checkout-503-" + number,
            now,
            full ? Map.of("instance", "web-" + number, "job", "shop-" + number) : Map.of());
    Classification classification =
        new Classification(CATEGORY, Impact.EXTENSIVE, Urgency.HIGH, Priority.P1, null);
    Entry logged =
        new Entry(
            1,
            now,
            now,
            Actor.DESK,
            CAUSE,
            null,
            new LifecycleEvent.Logged(identity, details, classification, NEW, "desk", "v1"));
    Entry round =
        new Entry(
            2,
            now,
            now,
            Actor.DESK,
            CAUSE,
            null,
            new EscalationEvent.RoundStarted(1, "logged", "row 7", "down", false, null));
    Incident incident =
        new Incident(
            identity,
            2,
            details,
            classification,
            new Status(NEW, now, null),
            new Ownership("desk", null, now, List.of()),
            new Escalation("v1", "row 7", "down", 1, now, Priority.P1, List.of(), List.of(), null),
            null,
            null,
            null,
            null,
            List.of(),
            0,
            now,
            Map.of());
    Wake wake =
        new Wake(
            START.plusSeconds(random.nextInt(300, 86_400)),
            random.nextInt(10) == 0 ? Lane.SEVERE : Lane.NORMAL);
    return new Commit(
        new UUID(number, 1),
        0,
        List.of(logged, round),
        incident,
        wake,
        List.of(),
        List.of(),
        null,
        null);
  }

  /** A million drawn ones would collide; these are counted. */
  private static Reference reference(int number) {
    StringBuilder text = new StringBuilder("INC-");
    for (int shift = 25; shift >= 0; shift -= 5) {
      text.append("0123456789ABCDEFGHJKMNPQRSTVWXYZ".charAt(number >>> shift & 31));
    }
    return new Reference(text.toString());
  }

  private Commit comment(Incident old, Instant due) {
    Instant now = clock.instant();
    Entry entry =
        new Entry(
            old.version() + 1,
            now,
            now,
            Actor.DESK,
            null,
            null,
            new RecordEvent.Commented("still looking", false));
    Incident incident =
        new Incident(
            old.identity(),
            old.version() + 1,
            old.details(),
            old.classification(),
            old.status(),
            old.ownership(),
            old.escalation(),
            null,
            null,
            null,
            null,
            List.of(),
            0,
            now,
            Map.of());
    return new Commit(
        new UUID(old.id().value().getLeastSignificantBits(), 2),
        old.version(),
        List.of(entry),
        incident,
        new Wake(due, Lane.NORMAL),
        List.of(),
        List.of(),
        null,
        null);
  }

  private static void require(CommitResult result) {
    if (!(result instanceof CommitResult.Committed)) {
      throw new IllegalStateException(result.toString());
    }
  }

  private static double each(int times, IntFunction<Object> work) {
    double[] rounds = new double[5];
    int per = times / rounds.length;
    int seen = 0;
    for (int r = 0; r < rounds.length; r++) {
      long began = System.nanoTime();
      for (int i = 0; i < per; i++) {
        seen += work.apply(r * per + i).hashCode() & 1;
      }
      rounds[r] = (System.nanoTime() - began) / 1e3 / per;
    }
    Arrays.sort(rounds);
    return seen < 0 ? 0 : rounds[rounds.length / 2];
  }

  private static void say(String what, double figure, String unit) {
    System.out.printf("%-40s %12.3f %s%n", what, figure, unit);
  }

  private static void say(String what, double micros) {
    say(what, micros, "us");
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
