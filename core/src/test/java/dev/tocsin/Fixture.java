package dev.tocsin;

import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.host.DeskListener;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.TenantId;
import dev.tocsin.incident.Urgency;
import dev.tocsin.memory.MemoryStore;
import dev.tocsin.notification.Notification;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.Staffing;
import dev.tocsin.policy.Team;
import dev.tocsin.store.ChainReport;
import dev.tocsin.store.IncidentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A desk over the reference store, a clock in the hand, and everything that was sent. */
public final class Fixture {
  public static final Instant START = Instant.parse("2026-11-27T08:00:00Z");
  public static final Actor DANA = Actor.person("dana");
  public static final Actor LEE = Actor.person("lee");

  public Instant now = START;
  public final List<Notification> sent = new ArrayList<>();
  public final MemoryStore memory = MemoryStore.create(() -> now);
  public final ServiceDesk desk;
  public final DeskWorker worker;
  private long ids;

  public Fixture(Policy policy) {
    this(policy, builder -> builder);
  }

  public Fixture(Policy policy, UnaryOperator<ServiceDeskBuilder> more) {
    this(policy, more, store -> store);
  }

  public Fixture(
      Policy policy, UnaryOperator<ServiceDeskBuilder> more, UnaryOperator<IncidentStore> around) {
    desk =
        more.apply(
                ServiceDesk.builder(policy, around.apply(memory), this::id)
                    .notifier(sent::add)
                    .listener(new DeskListener() {}))
            .build();
    worker = desk.worker();
  }

  public UUID id() {
    return new UUID(0x7e57L, ++ids);
  }

  /** The clock goes on, and the worker looks at every instant at which something is due. */
  public void pass(Duration duration) {
    Instant end = now.plus(duration);
    worker.runUntilIdle();
    for (Instant next = earliest(); next != null && !next.isAfter(end); next = earliest()) {
      now = next.isAfter(now) ? next : now;
      worker.runUntilIdle();
    }
    now = end;
  }

  private Instant earliest() {
    return memory.earliestClaimable(java.util.Set.of(TenantId.DEFAULT)).orElse(null);
  }

  /** The clock goes on while nobody looks. */
  public void sleep(Duration duration) {
    now = now.plus(duration);
  }

  public Incident get(Incident incident) {
    return get(incident.id());
  }

  public Incident get(IncidentId id) {
    return desk.find(id).orElseThrow();
  }

  public List<String> events(Incident incident) {
    return desk.history(incident.id()).stream().map(entry -> entry.event().type()).toList();
  }

  public List<Entry> history(Incident incident) {
    return desk.history(incident.id());
  }

  public List<String> told() {
    return sent.stream().map(m -> m.recipient().id() + ":" + m.purpose()).toList();
  }

  /** What every history must be, whatever happened. */
  public void check(Incident incident) {
    List<Entry> history = history(incident);
    if (!IncidentEngine.fold(history).equals(get(incident))) {
      throw new AssertionError(
          "fold(events) != snapshot\n" + IncidentEngine.fold(history) + "\n" + get(incident));
    }
    ChainReport report = desk.register().verify(incident.id());
    if (!report.intact() || report.unsealed() > 0) {
      throw new AssertionError("the chain does not hold: " + report);
    }
  }

  public static Duration minutes(long minutes) {
    return Duration.ofMinutes(minutes);
  }

  public static Report checkoutDown() {
    return Report.of("Checkout answers 503")
        .source(Source.MONITORING)
        .category("application/checkout")
        .service("shop")
        .impact(Impact.EXTENSIVE)
        .urgency(Urgency.CRITICAL)
        .dedupKey("checkout-503");
  }

  public static PolicyBuilder teams() {
    return teams(Staffing.of("dana"));
  }

  public static PolicyBuilder teams(Staffing checkout) {
    return Policy.builder("shop")
        .team(Team.of("service-desk", 1, "sam"))
        .team(new Team("checkout", 2, checkout))
        .team(Team.of("database", 2, "lee"))
        .team(Team.of("network", 2, "nia"))
        .team(Team.of("empty", 2))
        .team(Team.of("management", 3, "morgan"))
        .category("application/checkout", "checkout")
        .category("database", "database")
        .defaultTeam("service-desk")
        .lastResort(Contact.person("operations-manager"));
  }

  /** The policy of the first screens. */
  public static Policy shop() {
    return teams()
        .escalate(
            "checkout is down",
            When.any().categories("application/checkout").priorities(Priority.P1, Priority.P2),
            Rung.after("page", minutes(0)).until(Until.ACKNOWLEDGED).notifyOnCall("checkout"),
            Rung.after("again", minutes(10))
                .until(Until.ACKNOWLEDGED)
                .notifyOnCall("checkout")
                .repeat(new Repeat(minutes(5), 3)),
            Rung.after("experts", minutes(15))
                .until(Until.ACKNOWLEDGED)
                .summon("database", "network"),
            Rung.after("manager", minutes(45)).informOnCall("management"))
        .build();
  }
}
