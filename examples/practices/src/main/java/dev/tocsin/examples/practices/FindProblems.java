package dev.tocsin.examples.practices;

import static dev.tocsin.incident.Source.MONITORING;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Report;
import dev.tocsin.register.PatternOptions;
import dev.tocsin.register.ProblemCandidate;
import java.io.PrintStream;
import java.time.Duration;

/** Proactive: what recurs more than chance allows is proposed as a problem, once. */
public final class FindProblems {
  private static final String POLICY =
      """
      policy: shop
      teams:
        service-desk: { tier: 1, on-call: [sam] }
      roles:
        problem-manager: [pat]
      categories:
        "*": service-desk
      last-resort: operations-manager
      """;

  private FindProblems() {}

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
    for (int week = 0; week < 12; week++) {
      for (int i = 0; i < 7; i++) {
        log(day, "service-" + (week * 7 + i) % 9);
        day.pass(Duration.ofDays(1));
      }
    }
    for (int i = 0; i < 8; i++) {
      log(day, "payment"); // something is the matter with payment this week
    }
    day.pass(Duration.ofHours(1));

    PatternOptions options = PatternOptions.asOf(day.now()).windows(Duration.ofDays(7), 12);
    propose(out, day, options);
    day.say("the same look again, the next night:");
    propose(out, day, options);
  }

  private static void log(Day day, String service) {
    day.desk().log(Report.of("No answer").source(MONITORING).category("shop").service(service));
  }

  private static void propose(PrintStream out, Day day, PatternOptions options) {
    for (ProblemCandidate each :
        day.desk().register().proposeProblems(options, Actor.system("nightly"))) {
      out.printf(
          "    %s %s: %d logged, %.1f expected; %s, %d linked%n",
          each.pattern().subject(),
          each.pattern().name(),
          each.pattern().count(),
          each.pattern().expected(),
          each.proposed() ? "proposed" : "known",
          each.linked());
    }
    day.passMinutes(1);
  }
}
