package dev.tocsin.examples.practices;

import static dev.tocsin.incident.Source.MONITORING;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Report;
import dev.tocsin.policy.HourlyRate;
import dev.tocsin.register.SwarmTime;
import java.io.PrintStream;
import java.util.Objects;

/** Practice 8: several teams at once, one of them has the cause, and what it took. */
public final class Swarm {
  private static final String POLICY =
      """
      policy: shop
      teams:
        checkout: { tier: 2, on-call: dana }
        database: { tier: 2, on-call: lee }
        network: { tier: 2, on-call: nia }
      roles: { incident-commander: dana }
      categories: { "*": checkout }
      last-resort: operations-manager
      escalation:
        - name: all
          path:
            - { id: swarm, after: 15m, summon: [database, network] }
            - { id: again, after: 2h, summon: [database, network] }
      major-incidents: { commander: incident-commander, cost-per-hour: 95.50 EUR }
      """;

  private Swarm() {}

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
    IncidentId id =
        day.desk().log(Report.of("Nobody can pay").source(MONITORING).category("pay")).id();
    day.passMinutes(16);
    does(day, id, new Command.JoinSwarm("database"), "lee");
    does(day, id, new Command.JoinSwarm("network"), "nia");
    day.passMinutes(30);
    does(day, id, new Command.IdentifyPrimary("database"), "lee"); // network may go
    day.say("accountable: " + day.get(id).team());
    day.passMinutes(90); // the path would call network again: it was released
    day.desk().resolve(id, Actor.person("lee"), "index rebuilt");

    SwarmTime time = day.desk().major().swarmTime(id);
    time.stays()
        .forEach(stay -> day.say(stay.person() + " " + stay.joinedAt() + " to " + stay.leftAt()));
    HourlyRate rate = Objects.requireNonNull(day.desk().policy().majorIncidents()).costPerHour();
    day.say(
        time.time(day.now()).toMinutes()
            + " person-minutes cost "
            + time.cost(Objects.requireNonNull(rate), day.now())
            + " "
            + rate.currency());
  }

  private static void does(Day day, IncidentId id, Command command, String person) {
    day.desk().handle(id, command, Caller.of(Actor.person(person)));
  }
}
