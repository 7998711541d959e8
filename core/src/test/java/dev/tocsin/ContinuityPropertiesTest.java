package dev.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.ContinuityEvent;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.PlanRun;
import dev.tocsin.incident.StepRun;
import dev.tocsin.incident.StepState;
import dev.tocsin.notification.PlanInvocation;
import dev.tocsin.policy.Adoption;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Staffing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Laws of plans for service continuity, whatever people, the host and time do. */
class ContinuityPropertiesTest {

  @Property(seed = "43", tries = 1000, edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void a_plan_goes_through_its_stages_in_order_and_asks_for_each_step_once(
      @ForAll("policies") Policy policy,
      @ForAll("policies") Policy next,
      @ForAll("steps") List<Steps.Step> steps,
      @ForAll @IntRange(max = 40) int change) {
    Map<OutboxKey, PlanInvocation> asked = new HashMap<>();
    Fixture f =
        new Fixture(
            policy,
            builder ->
                builder
                    .onCall(Steps.HOST)
                    .automation(run -> null)
                    .continuityPlan(
                        request -> {
                          PlanInvocation before = asked.put(request.key(), request);
                          assertThat(before == null || before.equals(request)).isTrue();
                          return Steps.goThrough(request);
                        }));
    Incident incident = f.desk.log(Fixture.checkoutDown());
    for (int i = 0; i < steps.size(); i++) {
      if (i == change) {
        f.desk.activate(Altered.adopted(next, Adoption.LIVE));
      }
      steps.get(i).take(f, incident);
    }
    f.pass(Duration.ofHours(1));
    f.check(incident);
    asked.values().removeIf(request -> !request.incidentId().equals(incident.id()));
    lawsHold(f.history(incident), asked.keySet());
    Statistics.coverage(
        checker ->
            List.of(
                    "plan-stopped",
                    "plan-over",
                    "plan-returning",
                    "plan-reminded",
                    "plan-invoked",
                    "step-ended")
                .forEach(type -> checker.check(type).count(count -> count > 0)));
  }

  private static void lawsHold(List<Entry> history, Set<OutboxKey> asked) {
    Set<OutboxKey> started = new HashSet<>();
    List<Entry> before = new ArrayList<>();
    for (Entry entry : history) {
      if (entry.event() instanceof ContinuityEvent event) {
        Statistics.collect(event.type());
        Incident was = IncidentEngine.fold(before);
        if (event instanceof ContinuityEvent.PlanInvoked invoked) {
          PlanRun last = was.plan(invoked.plan());
          assertThat(last == null || !last.inForce()).as("in force once at a time").isTrue();
        } else if (event instanceof ContinuityEvent.StepStarted it && it.key() != null) {
          assertThat(started.add(it.key())).as("a key of its own").isTrue();
          begins(entry, Objects.requireNonNull(was.plan(it.plan())), it.step());
        } else if (event instanceof ContinuityEvent.StepEnded it
            && it.outcome() != StepState.SKIPPED) {
          StepRun step = step(was, it.plan(), it.step());
          assertThat(step.state()).isEqualTo(StepState.RUNNING);
          assertThat(step.key()).isEqualTo(it.key());
        } else if (event instanceof ContinuityEvent.PlanStopped it) {
          assertThat(step(was, it.plan(), it.step()).stops()).isTrue();
        } else if (event instanceof ContinuityEvent.PlanOver it) {
          assertThat(Objects.requireNonNull(was.plan(it.plan())).steps())
              .as("nothing is left to do")
              .allMatch(each -> each.state().ended());
        }
      }
      before.add(entry);
    }
    Incident is = IncidentEngine.fold(before);
    assertThat(is.phase() == Phase.CLOSED && is.plans().stream().anyMatch(PlanRun::inForce))
        .isFalse();
    for (Entry entry : history) {
      if (entry.event() instanceof AssistanceEvent.ActionRequested other && other.key() != null) {
        started.add(other.key());
      }
    }
    assertThat(started).as("the host is asked for what is on record").containsAll(asked);
  }

  private static StepRun step(Incident incident, String plan, String step) {
    return Objects.requireNonNull(Objects.requireNonNull(incident.plan(plan)).step(step));
  }

  /** For the first time by itself, when its stage has come; again only by a person. */
  private static void begins(Entry entry, PlanRun run, String id) {
    StepRun step = Objects.requireNonNull(run.step(id));
    assertThat(run.inForce()).isTrue();
    if (entry.by().kind().equals("system") && entry.cause() != null) {
      assertThat(step.state()).isEqualTo(StepState.WAITING);
      assertThat(step.step().back()).isEqualTo(run.returningAt() != null);
      assertThat(run.stopped()).as("nothing begins while it stands still").isFalse();
      assertThat(run.steps())
          .filteredOn(
              each ->
                  each.step().back() == step.step().back()
                      && each.step().stage() < step.step().stage())
          .as("the stages before have ended")
          .allMatch(each -> each.state().ended());
    } else {
      assertThat(step.state().wrong()).isTrue();
    }
  }

  @Provide
  Arbitrary<Policy> policies() {
    return Steps.policies(Arbitraries.of(Staffing.of("dana"), new Staffing.ByHost()));
  }

  @Provide
  Arbitrary<List<Steps.Step>> steps() {
    return Arbitraries.frequencyOf(Tuple.of(3, Steps.continuing()), Tuple.of(2, Steps.anything()))
        .list()
        .ofMinSize(5)
        .ofMaxSize(40);
  }
}
