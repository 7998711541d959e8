package dev.tocsin.examples.practices;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.Source;
import dev.tocsin.register.Figures;
import dev.tocsin.register.FiguresCollector;
import dev.tocsin.register.FiguresOptions;
import dev.tocsin.register.IncidentRecord;
import java.io.PrintStream;

/** Practice 5: one team is accountable at every instant, for as long as the teams have agreed. */
public final class TeamAccountability {
  private static final String POLICY =
      """
      policy: shop
      teams:
        service-desk: { tier: 1, on-call: [sam] }
        database: { tier: 2, on-call: [lee] }
        management: { tier: 3, on-call: [morgan] }
      categories:
        database: database
        "*": service-desk
      operational-levels:
        - { name: first look, team: service-desk, within: 30m }
        - { name: second line, team: database, within: 2h, warn: 75%, tell: on-call of management }
      """;

  private TeamAccountability() {}

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
    Actor sam = Actor.person("sam");
    IncidentId id = day.desk().log(Report.of("Orders hang").source(Source.USER)).id();
    day.passMinutes(20);
    day.desk().assign(id, sam, "database", null, "a lock in the order table");
    day.passMinutes(150); // lee is warned after 90 minutes, and in breach after 120
    day.desk().assign(id, Actor.person("lee"), "service-desk", null, "it is the network cable");
    day.passMinutes(10);
    day.desk().resolve(id, sam, "plugged in again");
    day.printHistory(id);

    IncidentRecord record = IncidentRecord.of(day.desk().history(id), day.desk().policy());
    Figures figures = new FiguresCollector(FiguresOptions.asOf(day.now())).add(record).figures();
    figures
        .held()
        .forEach(
            each ->
                out.printf(
                    "%s held it %d min in %d holdings; operational level: %s%n",
                    each.team(), each.elapsed().toMinutes(), each.holdings(), each.operational()));
    out.println("open for " + figures.all().openTime().elapsed().longest().toMinutes() + " min");
  }
}
