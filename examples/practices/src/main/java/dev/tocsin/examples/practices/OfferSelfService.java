package dev.tocsin.examples.practices;

import static dev.tocsin.incident.Source.USER;

import dev.tocsin.host.Automation;
import dev.tocsin.host.AutomationResult;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Report;
import dev.tocsin.notification.AutomationRun;
import dev.tocsin.store.Query;
import java.io.PrintStream;

/** Practice 2: a runbook is tried before anybody is paged, and reporters hear what they can do. */
public final class OfferSelfService {
  private static final String POLICY =
      """
      policy: shop
      teams:
        service-desk: { tier: 1, on-call: [sam] }
      categories:
        "*": service-desk
      automations:
        restart-search: { time-limit: 5m, attempts: 2, resolves: workaround }
      workarounds:
        browse: { when: { category: search }, text: Browse the catalogue by its categories. }
      escalation:
        - name: everything
          path:
            - { id: fix,  after: 0m, run: restart-search }
            - { id: page, after: 0m, until: acknowledged, notify: accountable team }
      last-resort: operations-manager
      """;

  private OfferSelfService() {}

  /**
   * Runs it.
   *
   * @param args none
   */
  public static void main(String[] args) {
    run(System.out);
  }

  static void run(PrintStream out) {
    Day day = Day.of(out, POLICY, builder -> builder.automation(new Runbook()));

    day.say("ann reports that search answers nothing");
    Incident first = day.desk().log(report("Search answers nothing"));
    day.passMinutes(10);
    day.say(first.reference() + " is " + day.get(first.id()).state() + ", nobody was paged");

    day.say("ann reports that search has lost its index, which no restart brings back");
    Incident second = day.desk().log(report("Search has lost its index"));
    day.passMinutes(10);
    day.printHistory(second.id());

    day.say("what sam is shown beside it:");
    day.desk()
        .register()
        .lookAlikes(Query.all())
        .suggest(second, 3)
        .forEach(each -> out.println("    " + each.title() + ": " + each.text()));
  }

  private static Report report(String title) {
    return Report.of(title).source(USER).reporter(Actor.person("ann")).category("search");
  }

  /** The host's runbook: one restart helps, a second one a moment later does not. */
  private static final class Runbook implements Automation {
    private boolean restarted;

    @Override
    public AutomationResult run(AutomationRun request) {
      if (restarted) {
        return AutomationResult.failed("restarted a moment ago: it does not help");
      }
      restarted = true;
      return AutomationResult.succeeded("search was restarted");
    }
  }
}
