package dev.tocsin.examples.practices;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.Urgency;
import dev.tocsin.register.Figures;
import dev.tocsin.register.FiguresCollector;
import dev.tocsin.register.FiguresOptions;
import dev.tocsin.register.IncidentRecord;
import java.io.PrintStream;

/** Practice 6: a supplier is engaged, chased, asks, hands back; its clock runs beside ours. */
public final class EngageSupplier {
  private static final String POLICY =
      """
      policy: shop
      teams:
        network: { on-call: [nia] }
      categories:
        "*": network
      suppliers:
        cables:
          contacts: [cable desk by phone]
          contract:
            name: CB-2026
            response: 30m
            resolution: { P1: 2h, "*": 8h }
            chase: every 1h, 3 times
      """;

  private static final Actor NIA = Actor.person("nia");
  private static final Actor CABLES = Actor.supplier("cables");

  private final Day day;
  private final IncidentId id;

  private EngageSupplier(PrintStream out) {
    day = Day.of(out, POLICY);
    id = day.desk().log(down()).id();
  }

  private static Report down() {
    return Report.of("No line to the warehouse")
        .source(Source.MONITORING)
        .impact(Impact.EXTENSIVE)
        .urgency(Urgency.CRITICAL);
  }

  /**
   * Runs it.
   *
   * @param args none
   */
  public static void main(String[] args) {
    run(System.out);
  }

  static void run(PrintStream out) {
    new EngageSupplier(out).play(out);
  }

  private void play(PrintStream out) {
    day.desk().engageSupplier(id, NIA, "cables", "T-4711"); // its clock starts with the delivery
    day.passMinutes(20);
    does(CABLES, new Command.SupplierAsks("cables", "Which end is dark?")); // stands still
    day.passMinutes(120);
    does(NIA, new Command.AnswerSupplier("cables", "The one at the port")); // goes on
    day.passMinutes(70); // an hour of silence: it is chased
    does(CABLES, new Command.HandBack("cables", "Spliced at the port"));
    day.passMinutes(60);
    does(NIA, new Command.RejectHandBack("cables", "Still dark")); // as if never handed back
    clock();
    day.passMinutes(30);
    does(CABLES, new Command.HandBack("cables", "Spliced again, with light"));
    does(NIA, new Command.AcceptHandBack("cables", null));
    day.desk().resolve(id, NIA, "The line is up");
    day.printHistory(id);

    IncidentRecord record = IncidentRecord.of(day.desk().history(id), day.desk().policy());
    Figures figures = new FiguresCollector(FiguresOptions.asOf(day.now())).add(record).figures();
    figures
        .suppliers()
        .forEach(
            each ->
                out.printf(
                    "%s: %s, handed back too early: %d%n",
                    each.supplier(), each.targets(), each.rejections()));
  }

  private void does(Actor actor, Command command) {
    day.say(actor + ": " + command.action());
    day.desk().handle(id, command, Caller.of(actor));
  }

  private void clock() {
    new IncidentEngine(day.desk().policy())
        .suppliers(day.get(id), day.now())
        .forEach(
            each -> day.say("   " + each.target() + " " + each.state() + ": " + each.served()));
  }
}
