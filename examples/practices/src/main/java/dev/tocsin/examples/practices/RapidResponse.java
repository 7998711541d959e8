package dev.tocsin.examples.practices;

import static dev.tocsin.incident.MajorRole.COMMANDER;
import static dev.tocsin.incident.MajorRole.COMMUNICATIONS;
import static dev.tocsin.incident.Source.MONITORING;

import dev.tocsin.MajorIncidents;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.MajorIncident;
import dev.tocsin.incident.Report;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Objects;

/** Practice 7: a standing roster, one commander at any time, updates, and a review. */
public final class RapidResponse {
  private static final String POLICY =
      """
      policy: shop
      teams:
        checkout: { tier: 2, on-call: dana }
        rapid-response: { tier: 3, on-call: [omar, pia] }
      roles: { incident-commander: ines }
      categories: { "*": checkout }
      last-resort: operations-manager
      escalation:
        - name: all
          path:
            - { id: page, after: 0m, until: acknowledged, notify: accountable team }
            - { id: maybe, after: 15m, until: acknowledged, propose-major: true }
      major-incidents:
        commander: incident-commander
        team: rapid-response
        update-every: 30m
        declare-after: 10m
        review-within: 5d
      """;

  private static final Actor DANA = Actor.person("dana");
  private static final Actor INES = Actor.person("ines");
  private static final Actor OMAR = Actor.person("omar");

  private RapidResponse() {}

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
    MajorIncidents major = day.desk().major();
    IncidentId id =
        day.desk()
            .log(Report.of("Nobody can pay").source(MONITORING).service("shop").category("pay"))
            .id();
    day.passMinutes(26); // proposed after 15 minutes, declared after 10 more: nobody answered
    MajorIncident declared = Objects.requireNonNull(day.get(id).major());
    day.say("commands: " + Objects.requireNonNull(declared.commander()).who());

    major.accept(id, OMAR, COMMANDER); // nobody had accepted: whoever comes first
    major.accept(id, DANA, COMMUNICATIONS);
    day.passMinutes(31); // communications is reminded that the stakeholders wait
    major.updateStakeholders(id, DANA, "Payments are being moved to the other provider.");
    major.offer(id, OMAR, COMMANDER, "ines"); // omar commands until ines accepts
    major.accept(id, INES, COMMANDER);
    day.passMinutes(20);
    major.standDown(id, INES, "people can pay; the cause is being looked for");
    day.passMinutes(60);
    day.desk().resolve(id, DANA, "certificate renewed");

    major.addFinding(id, INES, "Nobody was told that the certificate ends.");
    major.agreeAction(id, INES, "watch certificates", "dana", day.now().plus(Duration.ofDays(9)));
    major.completeReview(id, INES, "see action 1");
    day.pass(Duration.ofDays(10)); // dana is reminded, though the incident was closed
    major.completeAction(id, DANA, 1, "an alert 30 days before");

    out.println();
    out.print(major.timeline(id).toMarkdown());
  }
}
