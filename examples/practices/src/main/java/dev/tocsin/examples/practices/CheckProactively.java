package dev.tocsin.examples.practices;

import dev.tocsin.DeskChecks;
import dev.tocsin.checks.CheckOutcome;
import dev.tocsin.checks.CheckSchedule;
import dev.tocsin.checks.ScheduledCheck;
import dev.tocsin.checks.WhenFine;
import dev.tocsin.host.AutomationResult;
import dev.tocsin.incident.Report;
import java.io.PrintStream;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/** Proactive work: a check that starts the repair of what it finds, and a game day. */
public final class CheckProactively {
  private static final String POLICY =
      """
      policy: shop
      teams:
        search: { on-call: [sena] }
        operations: { on-call: [omar] }
      categories:
        search: search
        "*": operations
      automations: reindex
      escalation:
        - name: search
          when: { category: search }
          path:
            - { id: repair, after: 0m, run: reindex }
            - { id: page, after: 30m, until: acknowledged, notify: accountable team }
        - name: everything else
          path:
            - { id: page, after: 0m, until: acknowledged, notify: accountable team }
      """;

  private CheckProactively() {}

  /**
   * Runs it.
   *
   * @param args none
   */
  public static void main(String[] args) {
    run(System.out);
  }

  static void run(PrintStream out) {
    int[] behind = {0};
    Day day =
        Day.of(
            out,
            POLICY,
            builder ->
                builder.automation(
                    request -> {
                      out.println("       host: " + request.name());
                      behind[0] = 0; // the index is built anew
                      return AutomationResult.succeeded("the index is up to date");
                    }));
    ScheduledCheck index =
        ScheduledCheck.of(
                "search index",
                CheckSchedule.every(Duration.ofMinutes(10), day.now()),
                due -> behind[0] == 0 ? null : behind[0] + " documents are missing",
                Report.of("The search index is behind").category("search"))
            .whenFine(WhenFine.RESOLVE);
    ScheduledCheck drill =
        ScheduledCheck.gameDay(
            "hall 1 without power",
            CheckSchedule.at(
                LocalTime.of(10, 30), ZoneId.of("Europe/Berlin"), day.now(), DayOfWeek.FRIDAY),
            Report.of("Hall 1 is without power").category("datacentre"));
    DeskChecks checks = day.desk().checks(index, drill);

    for (int minute = 0; minute <= 40; minute += 5) { // the host looks every five minutes
      behind[0] = minute == 5 ? 4_000 : behind[0];
      for (CheckOutcome made : checks.runDue()) {
        String state = made.incident() == null ? "" : ", incident " + made.incident().state();
        day.say(made.check() + ": " + (made.found() == null ? "fine" : made.found()) + state);
      }
      day.passMinutes(5);
    }
  }
}
