package dev.tocsin.examples.practices;

import static dev.tocsin.incident.Source.MONITORING;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.PlanRun;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.Urgency;
import dev.tocsin.notification.PlanInvocation;
import dev.tocsin.notification.UndeliverableException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Objects;

/** Practice 9: a plan for a disaster, gone through step by step, and the same as an exercise. */
public final class PrepareForDisaster {
  private static final String POLICY =
      """
      policy: shop
      teams:
        operations: { on-call: [omar] }
      categories:
        "*": operations
      suppliers:
        carrier: { contacts: [carrier desk by phone] }
      plans:
        hall-lost:
          steps:
            - { id: freeze-orders, what: Stop taking orders, within: 5m }
            - [{ id: fail-over-database, within: 30m }, { id: fail-over-web, on-failure: go on }]
            - reopen-shop
          return:
            - [database-home, web-home]
      escalation:
        - name: the hall is lost
          when: { category: datacentre }
          path:
            - { id: page, after: 0m, notify: on-call of operations }
            - { id: plan, after: 10m, invoke: hall-lost, engage: carrier }
      last-resort: operations-manager
      """;

  private PrepareForDisaster() {}

  /**
   * Runs it.
   *
   * @param args none
   */
  public static void main(String[] args) {
    run(System.out);
  }

  static void run(PrintStream out) {
    Day day = Day.of(out, POLICY, builder -> builder.continuityPlan(step -> host(out, step)));
    Report report =
        Report.of("Hall 1 is without power")
            .source(MONITORING)
            .category("datacentre")
            .impact(Impact.EXTENSIVE)
            .urgency(Urgency.CRITICAL);

    Incident incident = day.desk().log(report);
    day.passMinutes(15); // after ten minutes the rung invokes the plan
    day.desk().resolve(incident.id(), Actor.person("omar"), "the shop runs from hall 2");
    day.pass(Duration.ofHours(30)); // the plan is still in force: the team is reminded
    day.desk().returnToNormal(incident.id(), Actor.person("omar"), "hall-lost", "power is back");
    day.passMinutes(5);
    day.printHistory(incident.id());

    day.say("the same as an exercise:");
    Incident exercise = day.desk().log(report.asExercise());
    day.passMinutes(15); // nobody outside is told, and no step reaches the host
    PlanRun plan = Objects.requireNonNull(day.get(exercise.id()).plan("hall-lost"));
    plan.steps().forEach(step -> day.say(step.step().id() + ": " + step.state()));
  }

  /** What the host does for a step; one of them fails, and the plan goes on. */
  private static String host(PrintStream out, PlanInvocation request) throws Exception {
    out.println("       host: " + request.name() + "/" + request.step());
    if ("fail-over-web".equals(request.step())) {
      throw new UndeliverableException("web-7 does not answer", null);
    }
    return "done";
  }
}
