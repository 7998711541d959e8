package dev.tocsin.examples.practices;

import dev.tocsin.DeskWorker;
import dev.tocsin.ServiceDesk;
import dev.tocsin.ServiceDeskBuilder;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TenantId;
import dev.tocsin.memory.MemoryStore;
import dev.tocsin.notification.Notification;
import dev.tocsin.policy.Policy;
import dev.tocsin.policyfile.PolicyFile;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A working day on a clock that the example winds: a desk over the store in memory. */
final class Day {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

  private final PrintStream out;
  private final MemoryStore store = MemoryStore.create(this::now);
  private final ServiceDesk desk;
  private final DeskWorker worker;
  private Instant now = Instant.parse("2026-11-27T09:00:00Z");
  private long ids;

  Day(PrintStream out, Policy policy, UnaryOperator<ServiceDeskBuilder> more) {
    this.out = out;
    this.desk =
        more.apply(ServiceDesk.builder(policy, store, this::id).notifier(this::tell)).build();
    this.worker = desk.worker();
  }

  /** With a policy in YAML. */
  static Day of(PrintStream out, String policy) {
    return of(out, policy, builder -> builder);
  }

  static Day of(PrintStream out, String policy, UnaryOperator<ServiceDeskBuilder> more) {
    return new Day(out, PolicyFile.read("policy", policy), more);
  }

  ServiceDesk desk() {
    return desk;
  }

  Instant now() {
    return now;
  }

  Incident get(IncidentId id) {
    return desk.find(id).orElseThrow();
  }

  /** Prints a line with the time of day. */
  void say(String line) {
    out.println(TIME.format(now) + "  " + line);
  }

  /** Time passes, and what is due is done at its instant. */
  void pass(Duration duration) {
    Instant end = now.plus(duration);
    worker.runUntilIdle();
    for (Optional<Instant> next = next(); next.isPresent(); next = next()) {
      if (next.get().isAfter(end)) {
        break;
      }
      now = next.get().isAfter(now) ? next.get() : now;
      worker.runUntilIdle();
    }
    now = end;
  }

  void passMinutes(int minutes) {
    pass(Duration.ofMinutes(minutes));
  }

  /** Prints an incident's history, one line for each entry. */
  void printHistory(IncidentId id) {
    for (Entry entry : desk.history(id)) {
      out.println(
          "    "
              + TIME.format(entry.occurredAt())
              + "  "
              + entry.event().type()
              + "  by "
              + entry.by());
    }
  }

  private Optional<Instant> next() {
    return store.earliestClaimable(Set.of(TenantId.DEFAULT));
  }

  private void tell(Notification message) {
    say("-> " + message.recipient() + " (" + message.purpose() + "): " + message.subject());
  }

  private UUID id() {
    return new UUID(0x0da1L, ++ids);
  }
}
