package dev.tocsin.examples.practices;

import static dev.tocsin.incident.Source.MONITORING;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Report;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Practice 1: every report is logged, and a storm of them pages once; a merge can be undone. */
public final class LogEveryIncident {
  private static final String POLICY =
      """
      policy: shop
      teams:
        service-desk: { tier: 1, on-call: [sam] }
      categories:
        "*": service-desk
      escalation:
        - name: everything
          path:
            - { id: page, after: 0m, until: acknowledged, notify: on-call of service-desk }
      storms:
        - { name: shop is down, by: service, more-than: 2, within: 10m }
      last-resort: operations-manager
      """;

  private static final Actor SAM = Actor.person("sam");

  private LogEveryIncident() {}

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
    List<Incident> tills = new ArrayList<>();
    for (int till = 1; till <= 6; till++) { // two page, the others are children of one that pages
      Report report = Report.of("Till " + till + " is dead").source(MONITORING).service("shop");
      tills.add(day.desk().log(report.dedupKey("till-" + till)));
    }
    day.passMinutes(1);
    Incident storm = day.get(tills.get(5).parent());
    day.say(storm.title() + ", children: " + storm.family().children().count());

    day.desk().resolve(storm.id(), SAM, "the switch was restarted");
    day.passMinutes(1);
    tills.forEach(till -> day.say(till.title() + ": " + day.get(till.id()).state()));

    Incident first = tills.get(0);
    Incident second = tills.get(1);
    merge(day, second, first);
    day.desk().log(Report.of("Till 2 is dead").source(MONITORING).dedupKey("till-2"));
    day.say("reported again, at the first till: " + day.get(first.id()).recurrences());
    day.desk().handle(second.id(), new Command.Unmerge("its own cable"), Caller.of(SAM));
    day.passMinutes(1);
    day.say("after the merge was undone: " + day.get(first.id()).recurrences());
    day.say("and the second till is " + day.get(second.id()).state());
  }

  private static void merge(Day day, Incident duplicate, Incident into) {
    day.desk().handle(duplicate.id(), new Command.Merge(into.id(), "one cable"), Caller.of(SAM));
    day.passMinutes(1);
  }
}
