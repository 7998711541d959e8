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
import java.util.Objects;

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
    List<Incident> tills = new ArrayList<>(); // two page, the others are children of one that does
    for (int till = 1; till <= 6; till++) {
      tills.add(day.desk().log(dead(till)));
    }
    day.passMinutes(1);
    Incident storm = day.get(Objects.requireNonNull(tills.get(5).parent()));
    day.say(storm.title() + ", children: " + day.desk().children(storm.id()).size());
    day.desk().resolve(storm.id(), SAM, "the switch was restarted");
    day.passMinutes(1);
    tills.forEach(till -> day.say(till.title() + ": " + day.get(till.id()).state()));

    Incident first = tills.get(0);
    Incident second = tills.get(1);
    day.desk().handle(second.id(), new Command.Merge(first.id(), "one cable"), Caller.of(SAM));
    day.passMinutes(1);
    day.desk().log(dead(2)); // counts at the first till
    day.say("merged, reported again: " + day.get(first.id()).recurrences());
    day.desk().handle(second.id(), new Command.Unmerge("its own cable"), Caller.of(SAM));
    day.passMinutes(1);
    day.say("after it was undone: " + day.get(first.id()).recurrences());
    flap(day, Report.of("Search is slow").source(MONITORING).dedupKey("search"));
  }

  /** Goes green and red: its returns page twice, then there is one message, then none. */
  private static void flap(Day day, Report red) {
    Incident check = day.desk().log(red);
    Command green = new Command.Resolve("fast again", "self-cleared");
    for (int i = 0; i < 6; i++) {
      day.desk().log(red);
      day.passMinutes(1);
      day.desk().handle(check.id(), green, Caller.of(Actor.system("probe")));
      day.passMinutes(1);
    }
    day.say("still flapping: " + day.get(check.id()).state());
    day.passMinutes(15);
    day.say("calm by now: " + day.get(check.id()).state());
  }

  private static Report dead(int till) {
    String title = "Till " + till + " is dead";
    return Report.of(title).source(MONITORING).service("shop").dedupKey("till-" + till);
  }
}
