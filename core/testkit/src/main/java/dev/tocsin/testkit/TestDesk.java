package dev.tocsin.testkit;

import dev.tocsin.DeskWorker;
import dev.tocsin.ServiceDesk;
import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.host.Automation;
import dev.tocsin.host.AutomationResult;
import dev.tocsin.host.ContinuityPlan;
import dev.tocsin.host.OnCall;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.TenantId;
import dev.tocsin.memory.MemoryStore;
import dev.tocsin.notification.Notification;
import dev.tocsin.notification.UndeliverableException;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * A service desk for a test: kept in memory, on a clock that the test winds, with every message
 * recorded instead of sent. The same test gives the same ids, references and messages on every run.
 *
 * <p>Not safe for many threads. Times are UTC and begin at {@link #START}. Source:
 * first-screens.md, "The tester"; store-contract.md, "Clock".
 */
public final class TestDesk {
  /** Where the clock begins: a Monday morning. */
  public static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

  private static final Set<TenantId> TENANTS = Set.of(TenantId.DEFAULT);

  private Instant now = START;
  private long ids;
  private OnCall onCall = (team, at) -> OnCall.Answer.nobody(null);
  private Automation automation = request -> AutomationResult.succeeded(null);
  private ContinuityPlan plan = request -> null;
  private Predicate<Notification> refused = message -> false;
  private final List<SentMessage> sent = new ArrayList<>();
  private final List<Incident> logged = new ArrayList<>();
  private final MemoryStore store = MemoryStore.create(() -> now);
  private final ServiceDesk desk;
  private final DeskWorker worker;

  private TestDesk(Policy policy) {
    desk =
        ServiceDesk.builder(policy, store, () -> new UUID(0x7e57L, ++ids))
            .notifier(this::send)
            .onCall((team, at) -> onCall.onCall(team, at))
            .automation(request -> automation.run(request))
            .continuityPlan(request -> plan.invoke(request))
            .build();
    worker = desk.worker();
  }

  /**
   * A desk under a policy.
   *
   * @param policy the rules
   * @return a fresh desk without incidents
   */
  public static TestDesk with(Policy policy) {
    return new TestDesk(policy);
  }

  /**
   * A policy that is enough for tests which do not care: team service-desk, where sam is paged at
   * once and again after ten minutes, and morgan of management is informed after thirty.
   *
   * @return a small policy
   */
  public static Policy smallPolicy() {
    return Policy.builder("small")
        .team(Team.of("service-desk", 1, "sam"))
        .team(Team.of("management", 2, "morgan"))
        .defaultTeam("service-desk")
        .escalate(
            "everything",
            When.any(),
            Rung.after("page", Duration.ZERO)
                .until(Until.ACKNOWLEDGED)
                .notifyOnCall("service-desk"),
            Rung.after("again", Duration.ofMinutes(10))
                .until(Until.ACKNOWLEDGED)
                .notifyOnCall("service-desk"),
            Rung.after("manager", Duration.ofMinutes(30)).informOnCall("management"))
        .lastResort(Contact.person("morgan"))
        .build();
  }

  /**
   * The desk itself, as the host's code gets it.
   *
   * @return the desk
   */
  public ServiceDesk serviceDesk() {
    return desk;
  }

  /**
   * The hand-wound time.
   *
   * @return now, UTC
   */
  public Instant now() {
    return now;
  }

  /**
   * Logs a report, as {@link ServiceDesk#log(Report)} does, and sends what follows at once.
   *
   * @param report what came in
   * @return the incident that it became part of
   */
  public Incident log(Report report) {
    Incident incident = desk.log(report);
    if (logged.stream().noneMatch(each -> each.id().equals(incident.id()))) {
      logged.add(incident);
    }
    worker.runUntilIdle();
    return incident(incident.id());
  }

  /**
   * Does something to an incident, and sends what follows at once.
   *
   * @param incident the incident
   * @param command what is wanted
   * @param by who wants it
   * @return the incident as it stands now
   */
  public Incident handle(Incident incident, Command command, Actor by) {
    desk.handle(incident.id(), command, Caller.of(by));
    worker.runUntilIdle();
    return incident(incident.id());
  }

  /**
   * Winds the clock on, with a worker that looks at the very instant at which anything is due.
   *
   * @param duration by how much; not negative
   */
  public void pass(Duration duration) {
    passTo(now.plus(duration));
  }

  /**
   * Winds the clock on to an instant, with a worker that looks whenever anything is due.
   *
   * @param instant not before now, UTC
   * @throws IllegalArgumentException when it is before now: a clock that goes back is no test of a
   *     desk
   */
  public void passTo(Instant instant) {
    refuseThePast(instant);
    worker.runUntilIdle();
    for (Optional<Instant> next = store.earliestClaimable(TENANTS);
        next.isPresent() && !next.get().isAfter(instant);
        next = store.earliestClaimable(TENANTS)) {
      now = next.get().isAfter(now) ? next.get() : now;
      worker.runUntilIdle();
    }
    now = instant;
  }

  /**
   * Winds the clock on while nobody looks: an outage. What was due is caught up by the next {@link
   * #pass}.
   *
   * @param duration by how much; not negative
   */
  public void sleep(Duration duration) {
    refuseThePast(now.plus(duration));
    now = now.plus(duration);
  }

  /**
   * From now on these messages cannot be delivered, and are given up at once.
   *
   * @param which true for a message that is refused
   */
  public void refuseMessages(Predicate<Notification> which) {
    refused = which;
  }

  /**
   * Who is on call, from now on, for teams and roles that the policy leaves to the host. Until this
   * is called nobody is.
   *
   * @param value the host's rotas
   */
  public void onCall(OnCall value) {
    onCall = value;
  }

  /**
   * What automations do from now on. Until this is called they succeed and do nothing.
   *
   * @param value the host's automations
   */
  public void automation(Automation value) {
    automation = value;
  }

  /**
   * What plans for service continuity do from now on. Until this is called they succeed and do
   * nothing.
   *
   * @param value the host's plans
   */
  public void continuityPlan(ContinuityPlan value) {
    plan = value;
  }

  /**
   * Everything that was handed over, in that order.
   *
   * @return an unmodifiable view
   */
  public List<SentMessage> sent() {
    return Collections.unmodifiableList(sent);
  }

  /**
   * An incident as it stands now.
   *
   * @param id its id
   * @return the incident
   * @throws NoSuchElementException when there is none
   */
  public Incident incident(IncidentId id) {
    return desk.find(id).orElseThrow();
  }

  /**
   * The incident that was logged first, as it stands now: in most tests the only one.
   *
   * @return the incident
   * @throws NoSuchElementException when none was logged through this desk
   */
  public Incident incident() {
    if (logged.isEmpty()) {
      throw new NoSuchElementException("No incident was logged yet: call desk.log(report) first.");
    }
    return incident(logged.get(0).id());
  }

  /**
   * The register's lines of an incident.
   *
   * @param id its id
   * @return all of them, in order
   */
  public List<Entry> history(IncidentId id) {
    return desk.history(id);
  }

  private void send(Notification message) {
    if (refused.test(message)) {
      throw new UndeliverableException("refused by the test", null);
    }
    sent.add(new SentMessage(now, message));
  }

  private void refuseThePast(Instant instant) {
    if (instant.isBefore(now)) {
      throw new IllegalArgumentException(
          "The clock shows " + now + " and does not go back to " + instant + ".");
    }
  }
}
