package dev.tocsin.benchmarks.durable;

import dev.tocsin.ServiceDesk;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Report;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Team;
import dev.tocsin.store.IncidentStore;
import java.time.Duration;

/** The five steps of an incident, and the policy that they are under. */
final class Life {
  static final int STEPS = 5;

  /** When the rung of the timers is due after the incident was logged. */
  static final Duration LATE = Duration.ofHours(4);

  private static final Actor DANA = Actor.person("dana");

  private Life() {}

  /** Pages the desk at once and its manager after four hours. */
  static Policy policy() {
    return Policy.builder("durable")
        .team(Team.of("desk", 1, "dana"))
        .team(Team.of("laptops", 2, "lee"))
        .team(Team.of("management", 3, "morgan"))
        .category("hardware/laptop", "desk")
        .defaultTeam("desk")
        .lastResort(Contact.person("morgan"))
        .escalate(
            "all",
            When.any(),
            Rung.after("page", Duration.ZERO).until(Until.ACKNOWLEDGED).notifyOnCall("desk"),
            Rung.after("late", LATE).until(Until.RESOLVED).informOnCall("management"),
            Rung.after("later", LATE.plusHours(4)).until(Until.RESOLVED).notifyOnCall("management"))
        .build();
  }

  static ServiceDesk desk(IncidentStore store) {
    return ServiceDesk.builder(policy(), store, Ids::next).build();
  }

  static Report report() {
    return Report.of("The laptop does not start")
        .description("It beeps three times and stays dark; the battery was full.")
        .category("hardware/laptop");
  }

  /** One life. */
  static void live(ServiceDesk desk) {
    IncidentId id = desk.log(report()).id();
    desk.assign(id, DANA, "laptops", "lee", "a note of ordinary length about the incident");
    desk.start(id, DANA);
    desk.resolve(id, DANA, "the battery was replaced, and the laptop starts again");
    desk.close(id, DANA);
  }
}
