package dev.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.MajorEvent;
import dev.tocsin.incident.MajorRole;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.PlanRun;
import dev.tocsin.incident.SwarmMember;
import dev.tocsin.notification.Notification;
import dev.tocsin.policy.Policy;
import dev.tocsin.register.MajorTimeline;
import dev.tocsin.register.SwarmTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** What holds of a major incident and its swarm, whatever people do and however late it is seen. */
class MajorPropertiesTest {
  @Provide
  Arbitrary<Policy> policies() {
    return Steps.policies();
  }

  @Provide
  Arbitrary<List<Steps.Step>> steps() {
    return Steps.ofMajorIncidents();
  }

  @Property(seed = "31", tries = 1500, edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void at_every_instant_exactly_one_commands_and_exactly_one_team_is_accountable(
      @ForAll("policies") Policy policy, @ForAll("steps") List<Steps.Step> steps) {
    Fixture f = Steps.fixture(policy);
    Incident incident = f.desk.log(Fixture.checkoutDown());
    for (Steps.Step step : steps) {
      step.take(f, incident);
      assertOneCommander(f.get(incident));
      f.check(incident);
    }
    List<Entry> history = f.history(incident);
    Incident folded = null;
    for (int i = 0; i < history.size(); i++) {
      Entry entry = history.get(i);
      folded = IncidentEngine.apply(folded, entry);
      assertThat(policy.teams()).containsKey(folded.team());
      if (entry.event() instanceof EscalationEvent.MajorDeclared) {
        Entry next = history.get(i + 1); // in the same commit, and true from the same instant on
        assertThat(next.event()).isInstanceOf(MajorEvent.CommanderNamed.class);
        assertThat(next.occurredAt()).isEqualTo(entry.occurredAt());
        assertThat(next.recordedAt()).isEqualTo(entry.recordedAt());
      } else {
        assertOneCommander(folded);
      }
    }
    history.forEach(entry -> Statistics.collect(entry.event().type()));
    Statistics.coverage(
        checker -> {
          checker.check("commander-named").count(count -> count > 1000);
          checker.check("role-accepted").count(count -> count > 300);
          checker.check("stood-down").count(count -> count > 200);
          checker.check("swarm-left").count(count -> count > 0);
        });
  }

  private static void assertOneCommander(Incident incident) {
    if (incident.major() != null) {
      assertThat(incident.major().roles().stream().map(each -> each.role()))
          .filteredOn(role -> role == MajorRole.COMMANDER)
          .hasSize(1);
      assertThat(incident.major().commander().since()).isAfterOrEqualTo(incident.major().at());
    }
  }

  @Property(seed = "31", tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void a_released_team_gets_no_more_notifications_of_the_swarm(
      @ForAll("policies") Policy policy, @ForAll("steps") List<Steps.Step> steps) {
    List<String> wrong = new ArrayList<>();
    Fixture[] holder = new Fixture[1];
    Fixture f =
        new Fixture(
            policy,
            builder ->
                builder
                    .onCall(Steps.HOST)
                    .automation(run -> null)
                    .continuityPlan(plan -> "begun")
                    .notifier(message -> wrong.addAll(wrong(holder[0], message))));
    holder[0] = f;
    Incident incident = f.desk.log(Fixture.checkoutDown());
    for (Steps.Step step : steps) {
      step.take(f, incident);
      f.worker.runUntilIdle();
    }
    assertThat(wrong).isEmpty();
  }

  private static List<String> wrong(Fixture f, Notification message) {
    Incident now = f.get(message.incidentId());
    Notified call = new Notified(message.recipient(), message.key());
    boolean called = message.purpose().equals("swarm");
    boolean in =
        now.swarm() != null
            && now.swarm().members().stream()
                .filter(member -> member.releasedAt() == null)
                .map(SwarmMember::notified)
                .anyMatch(notified -> notified.contains(call));
    return called && !in ? List.of(message + " of " + now.swarm()) : List.of();
  }

  @Property(seed = "31", tries = 500, edgeCases = EdgeCasesMode.NONE)
  void when_it_is_over_nothing_ticks_but_the_review(
      @ForAll("policies") Policy policy, @ForAll("steps") List<Steps.Step> steps) {
    Fixture f = Steps.fixture(policy);
    Incident incident = f.desk.log(Fixture.checkoutDown());
    steps.forEach(step -> step.take(f, incident));
    f.worker.runUntilIdle(); // time may have closed it by now
    Assume.that(f.get(incident).plans().stream().noneMatch(PlanRun::inForce));
    Phase phase = f.get(incident).phase();
    if (phase == Phase.RESOLVED) {
      f.desk.close(incident.id(), Fixture.DANA);
    } else if (phase != Phase.CLOSED) {
      f.desk.cancel(incident.id(), Fixture.DANA, "over");
    }
    f.worker.runUntilIdle();
    f.sent.clear();
    f.pass(Duration.ofDays(3));
    assertThat(f.sent).allMatch(message -> message.purpose().equals("review"));
  }

  @Property(seed = "31", tries = 500, edgeCases = EdgeCasesMode.NONE)
  void the_time_of_a_swarm_is_that_of_a_walk_over_its_minutes_and_the_timeline_is_in_order(
      @ForAll("policies") Policy policy, @ForAll("steps") List<Steps.Step> steps) {
    Fixture f = Steps.fixture(policy);
    Incident incident = f.desk.log(Fixture.checkoutDown());
    steps.forEach(step -> step.take(f, incident));
    List<Entry> history = f.history(incident);
    SwarmTime time = SwarmTime.of(history);
    long minutes = 0;
    for (var at = Fixture.START; at.isBefore(f.now); at = at.plusSeconds(60)) {
      var instant = at;
      minutes +=
          time.stays().stream()
              .filter(stay -> !stay.joinedAt().isAfter(instant))
              .filter(stay -> stay.leftAt() == null || stay.leftAt().isAfter(instant))
              .map(SwarmTime.Stay::person)
              .distinct()
              .count();
    }
    assertThat(time.time(f.now)).isEqualTo(Duration.ofMinutes(minutes));
    long there =
        f.get(incident).swarm() == null
                || f.get(incident).phase() == Phase.CLOSED
                || f.get(incident).phase() == Phase.RESOLVED
            ? 0
            : f.get(incident).swarm().members().stream()
                .filter(member -> member.releasedAt() == null)
                .mapToLong(member -> member.people().size())
                .sum();
    assertThat(time.stays().stream().filter(stay -> stay.leftAt() == null)).hasSize((int) there);
    assertThat(MajorTimeline.of(history).lines())
        .isSortedAccordingTo(java.util.Comparator.comparing(MajorTimeline.Line::at));
  }
}
