package dev.tocsin.examples.practices;

import static dev.tocsin.incident.Source.USER;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.Report;
import dev.tocsin.register.Figures;
import dev.tocsin.register.FiguresCollector;
import dev.tocsin.register.FiguresOptions;
import dev.tocsin.store.Query;
import java.io.PrintStream;
import java.util.Locale;

/** Practice 3: the service desk resolves what it can, and the reporter has the last word. */
public final class StrengthenServiceDesk {
  private static final String POLICY =
      """
      policy: shop
      teams:
        service-desk: { tier: 1, on-call: [sam] }
        network: { tier: 2, on-call: [nia] }
      categories:
        "*": service-desk
      last-resort: operations-manager
      """;
  private static final Actor SAM = Actor.person("sam");
  private static final Actor NIA = Actor.person("nia");
  private static final Actor ANN = Actor.person("ann");
  private static final Actor BOB = Actor.person("bob");

  private StrengthenServiceDesk() {}

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
    IncidentId password = log(day, "Cannot sign in", ANN);
    IncidentId printer = log(day, "The printer of floor 2 is gone", BOB);

    day.passMinutes(8);
    day.desk().resolve(password, SAM, "password reset");
    day.passMinutes(1);
    say(day, day.desk().feedback().confirm(password, ANN, 5, "that was quick"));

    day.passMinutes(6);
    day.desk().resolve(printer, SAM, "restarted the print server");
    day.passMinutes(20);
    say(day, day.desk().feedback().reject(printer, BOB, "it is still gone"));
    day.desk().assign(printer, SAM, "network", null, "it has no address: the switch of floor 2");
    day.passMinutes(40);
    day.desk().resolve(printer, NIA, "put the switch's port back");
    day.passMinutes(5);
    say(day, day.desk().feedback().confirm(printer, BOB, null, null));
    say(day, day.desk().feedback().rate(printer, BOB, 3, "in the end"));

    day.desk().history(printer).stream()
        .filter(entry -> entry.event() instanceof OwnershipEvent.Assigned)
        .map(entry -> (OwnershipEvent.Assigned) entry.event())
        .forEach(to -> day.say("handed over to " + to.team() + ": " + to.reason()));
    FiguresCollector collector = new FiguresCollector(FiguresOptions.asOf(day.now()));
    day.desk().register().records(Query.all(), collector::add);
    Figures.Group all = collector.figures().all();
    out.printf("share of first contacts: %s%n", all.firstContactShare());
    out.printf(
        "rejected: %d of %d resolutions%n",
        all.feedback().rejections(), all.resolved() + all.reopenings());
    out.printf("hand-overs: %d%n", all.reassignments());
    out.printf(
        Locale.ROOT, "rating: %.1f of 5, %s%n", all.feedback().rating(), all.feedback().ratings());
  }

  private static IncidentId log(Day day, String title, Actor reporter) {
    return day.desk().log(Report.of(title).source(USER).reporter(reporter).category("it")).id();
  }

  private static void say(Day day, Incident incident) {
    day.say(incident.details().title() + ": " + incident.state());
  }
}
