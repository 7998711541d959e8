package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.START;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static dev.tocsin.Fixture.teams;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.escalation.Target;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.OperationalEvent;
import dev.tocsin.incident.Priority;
import dev.tocsin.policy.InvalidPolicyException;
import dev.tocsin.policy.OperationalLevel;
import dev.tocsin.policy.Policy;
import dev.tocsin.register.Figures;
import dev.tocsin.register.FiguresCollector;
import dev.tocsin.register.FiguresOptions;
import dev.tocsin.register.IncidentRecord;
import dev.tocsin.register.TeamFigures;
import dev.tocsin.servicelevel.ServiceTarget;
import dev.tocsin.servicelevel.TargetKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Practice 5: how long each team may hold an incident, and how long it did. */
class TeamAccountabilityTest {
  private static final OperationalLevel SWIFT =
      new OperationalLevel(
          "swift",
          Set.of("checkout", "database"),
          Set.of(Priority.P1),
          ServiceTarget.of(TargetKind.RESOLUTION, minutes(60)).warnings(50),
          List.of(new Target.OnCallOf("management")));

  @Provide
  Arbitrary<Policy> policies() {
    return Steps.policies();
  }

  @Provide
  Arbitrary<List<Steps.Step>> steps() {
    return Steps.some();
  }

  private static Fixture desk() {
    return new Fixture(teams().operationalLevel(SWIFT).build());
  }

  /** "checkout 50% at 30", in minutes since the start. */
  private static List<String> told(Fixture f, Incident incident) {
    return f.history(incident).stream()
        .filter(entry -> entry.event() instanceof OperationalEvent)
        .map(
            entry ->
                (entry.event() instanceof OperationalEvent.OperationalWarned warned
                        ? warned.team() + " " + warned.percent() + "%"
                        : ((OperationalEvent.OperationalBreached) entry.event()).team()
                            + " breached")
                    + " at "
                    + Duration.between(START, entry.occurredAt()).toMinutes())
        .toList();
  }

  private static Figures figures(Fixture f, Incident incident) {
    IncidentRecord record = IncidentRecord.of(f.history(incident), f.desk.policy());
    return new FiguresCollector(FiguresOptions.asOf(f.now)).add(record).figures();
  }

  @Test
  void a_team_that_holds_it_too_long_is_warned_and_in_breach_at_the_true_instants() {
    Fixture f = desk();
    Incident incident = f.desk.log(checkoutDown());
    f.sleep(Duration.ofHours(5));
    f.pass(Duration.ZERO);
    assertThat(told(f, incident)).containsExactly("checkout 50% at 30", "checkout breached at 60");
    assertThat(f.told()).contains("dana:remind", "morgan:remind");
    f.check(incident);
  }

  @Test
  void the_next_team_has_a_time_of_its_own_and_so_has_one_that_gets_it_back() {
    Fixture f = desk();
    Incident incident = f.desk.log(checkoutDown());
    f.pass(minutes(40));
    f.desk.assign(incident.id(), DANA, "database", null, "the pool is empty");
    f.pass(minutes(50));
    f.desk.assign(incident.id(), DANA, "checkout", null, "it is not");
    f.pass(minutes(70));
    assertThat(told(f, incident))
        .containsExactly(
            "checkout 50% at 30",
            "database 50% at 70", "checkout 50% at 120", "checkout breached at 150");
    f.desk.resolve(incident.id(), DANA, "done");
    assertThat(figures(f, incident).held())
        .containsExactly(
            new TeamFigures("checkout", 1, 2, minutes(110), minutes(110), new Figures.Kept(1, 1)),
            new TeamFigures("database", 1, 1, minutes(50), minutes(50), new Figures.Kept(1, 0)));
    f.check(incident);
  }

  @Test
  void time_on_hold_for_the_caller_and_after_the_resolution_does_not_count() {
    Fixture f = desk();
    Incident incident = f.desk.log(checkoutDown());
    f.pass(minutes(10));
    f.desk.hold(incident.id(), DANA, "caller");
    f.pass(minutes(100));
    f.desk.resume(incident.id(), DANA);
    f.desk.resolve(incident.id(), DANA, "done");
    f.pass(minutes(100));
    f.desk.reopen(incident.id(), DANA, "again");
    f.pass(minutes(60));
    assertThat(told(f, incident))
        .containsExactly("checkout 50% at 230", "checkout breached at 260");
    f.check(incident);
  }

  @Test
  void a_holding_of_another_priority_is_not_owed_and_its_breach_is_not_told_twice() {
    Fixture f = desk();
    Incident incident = f.desk.log(checkoutDown());
    f.pass(minutes(90));
    for (Priority priority : List.of(Priority.P3, Priority.P1)) {
      f.desk.handle(
          incident.id(), new Command.Reprioritise(null, null, priority, "so"), Caller.of(DANA));
      f.pass(minutes(90));
    }
    assertThat(told(f, incident)).containsExactly("checkout 50% at 30", "checkout breached at 60");
    f.check(incident);
  }

  @Test
  void a_level_for_a_team_that_is_not_there_is_refused() {
    OperationalLevel wrong =
        new OperationalLevel("x", Set.of("nobody"), Set.of(), SWIFT.target(), List.of());
    assertThatThrownBy(() -> teams().operationalLevel(wrong).build())
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageContaining("there is no team 'nobody'");
  }

  @Property(seed = "29", tries = 300, edgeCases = EdgeCasesMode.NONE)
  void the_times_that_teams_held_it_add_up_to_its_open_time_without_gap_or_overlap(
      @ForAll("policies") Policy policy, @ForAll("steps") List<Steps.Step> steps) {
    Fixture f = Steps.fixture(policy);
    Incident incident = f.desk.log(checkoutDown());
    steps.forEach(step -> step.take(f, incident));
    IncidentRecord record = IncidentRecord.of(f.history(incident), policy);
    Duration open = Duration.ZERO;
    for (IncidentRecord.Stretch each : record.open()) {
      open = open.plus(Duration.between(each.from(), each.to() == null ? f.now : each.to()));
    }
    Duration held = Duration.ZERO;
    for (IncidentRecord.Holding holding : record.held()) {
      for (IncidentRecord.Stretch each : holding.open()) {
        held = held.plus(Duration.between(each.from(), each.to() == null ? f.now : each.to()));
      }
    }
    assertThat(held).isEqualTo(open);
    assertThat(record.held().get(record.held().size() - 1).team())
        .isEqualTo(f.get(incident).team());
  }
}
