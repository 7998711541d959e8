package dev.tocsin.examples.policytool;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.Decision;
import dev.tocsin.desk.Facts;
import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.escalation.Contact;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.ContinuityEvent;
import dev.tocsin.incident.EngagementEvent;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.FlappingEvent;
import dev.tocsin.incident.Identity;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.OperationalEvent;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.Reference;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.SwarmEvent;
import dev.tocsin.incident.TenantId;
import dev.tocsin.notification.Notification;
import dev.tocsin.policy.Policy;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.Wake;
import dev.tocsin.verify.Example;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An incident played forward on the desk's own engine.
 *
 * @param steps what happened, in order
 * @param complete whether nothing more comes by itself
 */
record PlayedOut(List<Step> steps, boolean complete) {
  private static final int MOST = 2_000;
  private static final Caller SOMEBODY = Caller.of(Actor.person("somebody"));

  /** Something that a person does. */
  record Deed(Instant at, Command command) {}

  /**
   * Something that is due.
   *
   * @param people whom it reaches, and by which channel where the policy names one
   * @param words what it is
   * @param kind the same, without the number of the repeat
   */
  record Step(
      Instant at,
      String type,
      @Nullable String rung,
      List<String> people,
      String words,
      String kind) {}

  static Deed acknowledge(Instant at) {
    return new Deed(at, new Command.Acknowledge());
  }

  static Deed resolve(Instant at) {
    return new Deed(at, new Command.Resolve("resolved", "fix"));
  }

  static Deed hold(Instant at, String reason) {
    return new Deed(at, new Command.Hold(reason, null, null));
  }

  static Deed resume(Instant at) {
    return new Deed(at, new Command.Resume());
  }

  static PlayedOut of(Policy policy, Example example, List<Deed> deeds, Instant until) {
    IncidentEngine engine = new IncidentEngine(policy);
    Play play = new Play(engine);
    play.open(example);
    List<Deed> todo = new ArrayList<>(deeds);
    todo.sort(Comparator.comparing(Deed::at));
    for (Deed deed : todo) {
      if (deed.at().isBefore(example.loggedAt())) {
        throw new UsageException(
            "time",
            deed.at().toString(),
            "lies before the incident is logged",
            "use one after " + example.loggedAt());
      }
      play.until(deed.at());
      play.decide(deed.command(), SOMEBODY, deed.at());
    }
    boolean complete = play.until(until);
    return new PlayedOut(List.copyOf(play.steps), complete);
  }

  /** The engine at work. */
  private static final class Play {
    private final IncidentEngine engine;
    private final List<Step> steps = new ArrayList<>();
    private @Nullable Incident incident;
    private @Nullable Wake wake;
    private int commits;

    Play(IncidentEngine engine) {
      this.engine = engine;
    }

    private Facts facts() {
      return Facts.of(new UUID(0, ++commits));
    }

    void open(Example example) {
      UUID id = new UUID(0, 1);
      IncidentId incidentId = new IncidentId(id);
      Report report =
          Report.of("An incident")
              .category(example.category())
              .impact(example.impact())
              .urgency(example.urgency())
              .source(example.source());
      if (example.service() != null) {
        report = report.service(example.service());
      }
      for (var attribute : example.attributes().entrySet()) {
        report = report.attribute(attribute.getKey(), attribute.getValue());
      }
      Caller monitoring = Caller.of(Actor.DESK);
      took(
          engine.open(
              report,
              new Identity(
                  TenantId.DEFAULT, incidentId, Reference.from(incidentId), example.loggedAt(), id),
              null,
              monitoring,
              facts()));
      Incident now = Objects.requireNonNull(incident);
      if (!example.priority().equals(now.priority())) {
        decide(
            new Command.Reprioritise(null, null, example.priority(), "as asked"),
            SOMEBODY,
            example.loggedAt());
      }
      if (!example.team().equals(now.team())) {
        decide(new Command.Assign(example.team(), null, "as asked"), SOMEBODY, example.loggedAt());
      }
    }

    void decide(Command command, Caller caller, Instant at) {
      took(engine.decide(Objects.requireNonNull(incident), command, caller, facts(), at));
    }

    /** Whether nothing more comes by itself after that. */
    boolean until(Instant end) {
      for (int i = 0; i < MOST && wake != null && !wake.due().isAfter(end); i++) {
        Instant due = wake.due();
        int before = steps.size();
        decide(new Command.PassTime(), Caller.of(Actor.DESK), due);
        if (steps.size() == before && wake != null && !wake.due().isAfter(due)) {
          return false;
        }
      }
      return wake == null;
    }

    private void took(Decision decision) {
      if (decision.nothingToDo()) {
        wake = decision.wake();
        return;
      }
      incident = decision.incident();
      wake = decision.wake();
      Map<OutboxKey, String> channels = new HashMap<>();
      for (OutboxEntry each : decision.outbox()) {
        if (each.outgoing() instanceof Notification message) {
          channels.put(message.key(), message.channel());
        }
      }
      for (Entry entry : decision.entries()) {
        steps.add(step(entry, channels));
      }
    }

    private static Step step(Entry entry, Map<OutboxKey, String> channels) {
      IncidentEvent event = entry.event();
      List<String> people = new ArrayList<>();
      for (Notified each : notified(event)) {
        String channel = channels.getOrDefault(each.key(), Notification.DEFAULT_CHANNEL);
        people.add(new Contact(each.recipient(), channel).toString());
      }
      String rung = event instanceof EscalationEvent.RungFired fired ? fired.rung() : null;
      String whom = people.isEmpty() ? "" : " → " + String.join(", ", people);
      return new Step(
          entry.occurredAt(),
          event.type(),
          rung,
          people,
          EventWords.of(event, true) + whom,
          EventWords.of(event, false) + whom);
    }

    private static List<Notified> notified(IncidentEvent event) {
      if (event instanceof EscalationEvent.RungFired fired) {
        return fired.notified();
      }
      if (event instanceof EscalationEvent.LastResortPaged paged) {
        return paged.notified();
      }
      if (event instanceof SwarmEvent.SwarmSummoned summoned) {
        return summoned.notified();
      }
      if (event instanceof AssistanceEvent.HandoverTold told) {
        return told.notified();
      }
      if (event instanceof AssistanceEvent.SupplierEngaged engaged) {
        return engaged.notified();
      }
      if (event instanceof OperationalEvent.OperationalWarned warned) {
        return warned.notified();
      }
      if (event instanceof OperationalEvent.OperationalBreached breached) {
        return breached.notified();
      }
      if (event instanceof EngagementEvent.SupplierChased chased) {
        return chased.notified();
      }
      if (event instanceof EngagementEvent.SupplierBreached breached) {
        return breached.notified();
      }
      if (event instanceof RecordEvent.StaleReminded stale) {
        return stale.notified();
      }
      if (event instanceof FlappingEvent.FlappingBegan flapping) {
        return flapping.notified();
      }
      if (event instanceof ContinuityEvent.PlanStopped stopped) {
        return stopped.notified();
      }
      if (event instanceof ContinuityEvent.PlanReminded reminded) {
        return reminded.notified();
      }
      return event instanceof LifecycleEvent.FollowUpDue due ? due.notified() : List.of();
    }
  }
}
