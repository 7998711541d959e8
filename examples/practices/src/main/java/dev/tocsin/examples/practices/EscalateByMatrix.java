package dev.tocsin.examples.practices;

import static dev.tocsin.incident.Source.MONITORING;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.Urgency;
import java.io.PrintStream;

/**
 * Practice 4: a minor trouble stays with its team; a server that fails goes up to those who know
 * more (functional) and to those who may decide more (hierarchical).
 */
public final class EscalateByMatrix {
  private static final String POLICY =
      """
      policy: shop
      teams:
        service-desk:   { tier: 1, on-call: [sam] }
        application:    { tier: 2, on-call: [dana] }
        infrastructure: { tier: 3, on-call: [lee] }
        management:     { tier: 3, on-call: [morgan] }
      categories:
        application: application
        "*": service-desk
      escalation:
        - name: a server fails
          when: { category: application/server, priority: [P1, P2] }
          path:
            - { id: page,      after: 0m,  until: acknowledged, notify: accountable team }
            - { id: experts,   after: 10m, until: acknowledged, reassign: infrastructure }
            - { id: decide,    after: 30m, until: resolved, inform: on-call of management }
        - name: everything else
          path:
            - { id: page, after: 0m, until: acknowledged, notify: accountable team, repeat: every 1h, 3 times }
      last-resort: operations-manager
      """;

  private EscalateByMatrix() {}

  /**
   * Runs it.
   *
   * @param args none
   */
  public static void main(String[] args) {
    run(System.out);
  }

  static void run(PrintStream out) {
    Day day = Day.of(out, POLICY);
    Incident minor =
        day.desk().log(Report.of("A button is grey").source(MONITORING).category("application/ui"));
    Incident server =
        day.desk()
            .log(
                Report.of("Server 7 is gone")
                    .source(MONITORING)
                    .category("application/server")
                    .impact(Impact.EXTENSIVE)
                    .urgency(Urgency.CRITICAL));
    day.passMinutes(1);
    day.desk().acknowledge(minor.id(), Actor.person("dana"));
    day.passMinutes(40); // dana has her hands full: nobody acknowledges the server
    day.say(server.reference() + " is with " + day.get(server.id()).team());
    day.say(minor.reference() + " is with " + day.get(minor.id()).team());
    day.printHistory(server.id());
  }
}
