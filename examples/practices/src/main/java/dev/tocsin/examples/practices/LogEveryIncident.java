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

/** Practice 1: all is logged, but a storm pages once, what flaps not at all; merges are undone. */
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
      flapping: { more-than: 2, within: 30m, calm-for: 15m }
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
    List<Incident> tills = storm(day);
    mergeAndUndo(day, tills.get(0), tills.get(1));
    flap(day);
  }

  /** Two page, the others are children of one that pages and resolves them. */
  private static List<Incident> storm(Day day) {
    List<Incident> tills = new ArrayList<>();
    for (int till = 1; till <= 6; till++) {
      tills.add(day.desk().log(dead(till)));
    }
    day.passMinutes(1);
    Incident storm = day.get(tills.get(5).parent());
    day.say(storm.title() + ", children: " + storm.family().children().count());
    day.desk().resolve(storm.id(), SAM, "the switch was restarted");
    day.passMinutes(1);
    tills.forEach(till -> day.say(till.title() + ": " + day.get(till.id()).state()));
    return tills;
  }

  private static void mergeAndUndo(Day day, Incident first, Incident second) {
    day.desk().handle(second.id(), new Command.Merge(first.id(), "one cable"), Caller.of(SAM));
    day.passMinutes(1);
    day.desk().log(dead(2)); // counts at the first till
    day.say("merged, reported again: " + day.get(first.id()).recurrences());
    day.desk().handle(second.id(), new Command.Unmerge("its own cable"), Caller.of(SAM));
    day.passMinutes(1);
    day.say("after it was undone: " + day.get(first.id()).recurrences());
    day.say("and the second till is " + day.get(second.id()).state());
  }

  /** A check that goes green and red: its returns page twice, then one message, then nobody. */
  private static void flap(Day day) {
    Report red = Report.of("Search is slow").source(MONITORING).dedupKey("search");
    Incident check = day.desk().log(red);
    for (int i = 0; i < 5; i++) {
      day.passMinutes(1);
      Command green = new Command.Resolve("fast again", "self-cleared");
      day.desk().handle(check.id(), green, Caller.of(Actor.system("probe")));
      day.passMinutes(1);
      day.desk().log(red);
    }
    Command green = new Command.Resolve("fast again", "self-cleared");
    day.desk().handle(check.id(), green, Caller.of(Actor.system("probe")));
    day.say("still flapping: " + day.get(check.id()).state());
    day.passMinutes(16);
    day.say("calm by now: " + day.get(check.id()).state());
  }

  private static Report dead(int till) {
    return Report.of("Till " + till + " is dead")
        .source(MONITORING)
        .service("shop")
        .dedupKey("till-" + till);
  }
}
