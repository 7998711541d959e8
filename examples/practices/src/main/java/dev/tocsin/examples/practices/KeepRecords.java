package dev.tocsin.examples.practices;

import static dev.tocsin.incident.Source.MONITORING;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Report;
import dev.tocsin.store.ChainReport;
import dev.tocsin.store.Query;
import java.io.IOException;
import java.io.PrintStream;

/** Practice 10: the register is kept up to date, tells if it was tampered with, and is exported. */
public final class KeepRecords {
  private static final String POLICY =
      """
      policy: shop
      teams:
        service-desk: { tier: 1, on-call: [sam] }
      categories:
        "*": service-desk
      stale-after: 1h
      last-resort: operations-manager
      """;

  private KeepRecords() {}

  /**
   * Runs it.
   *
   * @param args none
   * @throws IOException when standard output is gone
   */
  public static void main(String[] args) throws IOException {
    run(System.out);
  }

  static void run(PrintStream out) throws IOException {
    Day day = Day.of(out, POLICY);
    Incident incident =
        day.desk().log(Report.of("Search answers slowly").source(MONITORING).category("search"));
    day.passMinutes(61); // nobody wrote anything for an hour: the team is reminded

    day.desk().comment(incident.id(), Actor.person("sam"), "the index is being rebuilt");
    day.passMinutes(30);
    day.desk().resolve(incident.id(), Actor.person("sam"), "index rebuilt");
    day.printHistory(incident.id());

    ChainReport chain = day.desk().register().verify(incident.id());
    day.say("chain of " + chain.entries() + " entries intact: " + chain.intact());

    StringBuilder csv = new StringBuilder();
    day.desk().register().exportCsv(Query.all(), csv);
    out.print(csv);
  }
}
