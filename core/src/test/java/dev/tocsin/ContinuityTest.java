package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.START;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static dev.tocsin.Fixture.teams;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.continuity.Plan;
import dev.tocsin.continuity.PlanStep;
import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.CommandRefusedException;
import dev.tocsin.desk.Facts;
import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.ContinuityEvent;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.PlanRun;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.StepState;
import dev.tocsin.incident.TenantId;
import dev.tocsin.incident.Urgency;
import dev.tocsin.lifecycle.Trigger;
import dev.tocsin.notification.PlanInvocation;
import dev.tocsin.notification.UndeliverableException;
import dev.tocsin.policy.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Plans for service continuity, step by step. */
class ContinuityTest {
  private static final Plan FIRE =
      Plan.of("fire")
          .then(PlanStep.of("freeze").what("Stop taking orders"))
          .then(PlanStep.of("database").within(minutes(10)), PlanStep.of("web").orGoOn())
          .then(PlanStep.of("thaw"))
          .thenBack(PlanStep.of("database back"), PlanStep.of("web back").orGoOn())
          .thenBack(PlanStep.of("check"));

  private final Policy policy =
      teams()
          .plan(FIRE)
          .plan(
              Plan.of("paper")
                  .onMajor(When.any().priorities(Priority.P1))
                  .then(PlanStep.of("print")))
          .continuityPlans("manual till")
          .escalate(
              "all", When.any(), Rung.after("plan", minutes(20)).action(new Action.Invoke("fire")))
          .build();
  private final List<PlanInvocation> asked = new ArrayList<>();
  private final Map<String, Exception> failing = new HashMap<>();

  private final Fixture f =
      new Fixture(
          policy,
          builder ->
              builder.continuityPlan(
                  request -> {
                    asked.add(request);
                    Exception error = failing.get(request.step());
                    if (error != null) {
                      throw error;
                    }
                    return request.step() + " done";
                  }));
  private final Incident incident = f.desk.log(checkoutDown());

  private List<String> steps() {
    return asked.stream().map(PlanInvocation::step).toList();
  }

  private PlanRun fire() {
    return Objects.requireNonNull(f.get(incident).plan("fire"));
  }

  private StepState state(String step) {
    return Objects.requireNonNull(fire().step(step)).state();
  }

  private Incident handle(Command command) {
    return f.desk.handle(incident.id(), command, Caller.of(DANA));
  }

  private void fails(String... steps) {
    for (String each : steps) {
      failing.put(each, new UndeliverableException("no hands", null));
    }
  }

  private <T extends ContinuityEvent> List<T> told(Class<T> type) {
    return f.history(incident).stream()
        .map(entry -> entry.event())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  @Test
  void a_rung_invokes_it_and_each_stage_begins_when_the_one_before_has_ended() {
    f.pass(minutes(19));
    assertThat(asked).isEmpty();
    f.pass(minutes(1));
    assertThat(steps().get(0)).isEqualTo("freeze");
    assertThat(steps().subList(1, 3)).containsExactlyInAnyOrder("database", "web");
    assertThat(steps().get(3)).isEqualTo("thaw");
    assertThat(asked).extracting(PlanInvocation::key).doesNotHaveDuplicates();
    assertThat(fire().inForce()).isTrue();
    assertThat(told(ContinuityEvent.StepEnded.class))
        .extracting(ContinuityEvent.StepEnded::text)
        .contains("freeze done");
    f.check(incident);
  }

  @Test
  void a_person_invokes_it_and_it_is_over_when_the_steps_back_have_ended() {
    f.desk.invokePlan(incident.id(), DANA, "fire", "smoke in the hall");
    f.pass(minutes(1));
    assertThat(steps()).hasSize(4);
    f.desk.returnToNormal(incident.id(), DANA, "fire", "the smoke is out");
    f.pass(minutes(1));
    assertThat(steps().subList(4, 6)).containsExactlyInAnyOrder("database back", "web back");
    assertThat(steps()).last().isEqualTo("check");
    assertThat(fire().inForce()).isFalse();
    assertThat(f.events(incident)).contains("plan-invoked", "plan-returning", "plan-over");
    f.check(incident);
  }

  @Test
  void every_major_incident_that_it_is_for_invokes_it_once() {
    handle(new Command.DeclareMajor("because"));
    handle(new Command.DeclareMajor("because again"));
    f.pass(minutes(1));
    assertThat(steps()).containsExactly("print");
    Incident other = f.desk.log(checkoutDown().dedupKey("other").urgency(Urgency.LOW));
    f.desk.handle(other.id(), new Command.DeclareMajor("small"), Caller.of(DANA));
    assertThat(f.get(other).plans()).isEmpty();
  }

  @Test
  void in_force_it_is_not_invoked_again_and_afterwards_it_can_be() {
    f.desk.invokePlan(incident.id(), DANA, "fire", null);
    assertThatThrownBy(() -> f.desk.invokePlan(incident.id(), DANA, "fire", null))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("in force already");
    f.pass(minutes(21)); // the rung finds it in force
    assertThat(told(ContinuityEvent.PlanInvoked.class)).hasSize(1);
    f.desk.returnToNormal(incident.id(), DANA, "fire", null);
    f.pass(minutes(1));
    f.desk.invokePlan(incident.id(), DANA, "fire", null);
    f.pass(minutes(1));
    assertThat(steps()).filteredOn("thaw"::equals).hasSize(2);
    assertThat(f.get(incident).plans()).hasSize(1);
    f.check(incident);
  }

  @Test
  void several_plans_may_be_in_force_at_once_and_one_that_is_only_named_is_one_request() {
    f.desk.invokePlan(incident.id(), DANA, "fire", null);
    f.desk.invokePlan(incident.id(), DANA, "paper", null);
    f.desk.invokePlan(incident.id(), DANA, "manual till", null);
    f.pass(minutes(1));
    assertThat(f.get(incident).plans()).hasSize(2).allMatch(PlanRun::inForce);
    assertThat(asked).filteredOn(each -> each.step() == null).hasSize(1);
  }

  @Test
  void what_is_not_there_or_not_in_force_is_refused() {
    assertThatThrownBy(() -> f.desk.invokePlan(incident.id(), DANA, "flood", null))
        .hasMessageContaining("there is no plan 'flood'")
        .hasMessageContaining("[fire, paper, manual till]");
    assertThatThrownBy(() -> f.desk.returnToNormal(incident.id(), DANA, "fire", null))
        .hasMessageContaining("not in force");
    assertThatThrownBy(() -> handle(new Command.RetryStep("fire", "freeze")))
        .hasMessageContaining("not in force");
    f.desk.invokePlan(incident.id(), DANA, "fire", null);
    f.pass(minutes(1));
    assertThatThrownBy(() -> handle(new Command.SkipStep("fire", "freeze", null)))
        .hasMessageContaining("is done");
    assertThatThrownBy(() -> handle(new Command.RetryStep("fire", "freeze")))
        .hasMessageContaining("is done");
    assertThatThrownBy(() -> handle(new Command.SkipStep("fire", "check", null)))
        .hasMessageContaining("use one of [freeze, database, web, thaw]");
  }

  @Nested
  class A_step_that_goes_wrong {
    @Test
    void lets_the_plan_go_on_where_it_says_so() {
      fails("web");
      f.desk.invokePlan(incident.id(), DANA, "fire", null);
      f.pass(minutes(1));
      assertThat(state("web")).isEqualTo(StepState.FAILED);
      assertThat(state("thaw")).isEqualTo(StepState.DONE);
      assertThat(f.told()).doesNotContain("dana:continuity");
      assertThat(f.desk.health().messages().parked()).isZero();
    }

    @Test
    void stops_it_and_tells_the_accountable_team_once() {
      fails("database");
      f.desk.invokePlan(incident.id(), DANA, "fire", null);
      f.pass(minutes(5));
      assertThat(state("database")).isEqualTo(StepState.FAILED);
      assertThat(state("web")).isEqualTo(StepState.DONE);
      assertThat(state("thaw")).isEqualTo(StepState.WAITING);
      assertThat(fire().stopped()).isTrue();
      assertThat(f.told()).containsExactly("dana:continuity");
      assertThat(f.sent.get(0).text()).contains("Plan 'fire' has stopped: step 'database' failed");
      f.check(incident);
    }

    @Test
    void is_done_again_under_a_new_key_when_a_person_says_so() {
      fails("database");
      f.desk.invokePlan(incident.id(), DANA, "fire", null);
      f.pass(minutes(1));
      failing.clear();
      handle(new Command.RetryStep("fire", "database"));
      f.pass(minutes(1));
      assertThat(state("thaw")).isEqualTo(StepState.DONE);
      List<OutboxKey> keys =
          asked.stream()
              .filter(each -> "database".equals(each.step()))
              .map(PlanInvocation::key)
              .toList();
      assertThat(keys).hasSize(2).doesNotHaveDuplicates();
      f.check(incident);
    }

    @Test
    void is_done_without_when_a_person_says_so() {
      fails("database");
      f.desk.invokePlan(incident.id(), DANA, "fire", null);
      f.pass(minutes(1));
      handle(new Command.SkipStep("fire", "database", "the copy is good enough"));
      f.pass(minutes(1));
      assertThat(state("database")).isEqualTo(StepState.SKIPPED);
      assertThat(state("thaw")).isEqualTo(StepState.DONE);
    }

    @Test
    void does_not_keep_anybody_from_returning() {
      fails("database");
      f.desk.invokePlan(incident.id(), DANA, "fire", null);
      f.pass(minutes(1));
      f.desk.returnToNormal(incident.id(), DANA, "fire", null);
      f.pass(minutes(1));
      assertThat(state("thaw")).isEqualTo(StepState.SKIPPED);
      assertThat(state("check")).isEqualTo(StepState.DONE);
      assertThat(fire().inForce()).isFalse();
    }

    @Test
    void is_tried_as_often_as_it_says_under_one_key() {
      Policy twice = teams().plan(Plan.of("p").then(PlanStep.of("s").attempts(2).orGoOn())).build();
      List<OutboxKey> keys = new ArrayList<>();
      Fixture own =
          new Fixture(
              twice,
              builder ->
                  builder.continuityPlan(
                      request -> {
                        keys.add(request.key());
                        throw new IllegalStateException("busy");
                      }));
      Incident one = own.desk.log(checkoutDown());
      own.desk.invokePlan(one.id(), DANA, "p", null);
      own.pass(Duration.ofHours(2));
      assertThat(keys).hasSize(2).containsOnly(keys.get(0));
    }
  }

  @Nested
  class A_time_limit {
    private final Fixture slow = new Fixture(policy); // this node offers no plans
    private final Incident one = slow.desk.log(checkoutDown());

    private void freeze() {
      slow.desk.invokePlan(one.id(), DANA, "fire", null);
      slow.desk.handle(one.id(), new Command.SkipStep("fire", "freeze", null), Caller.of(DANA));
    }

    private StepState state(String step) {
      return Objects.requireNonNull(Objects.requireNonNull(slow.get(one).plan("fire")).step(step))
          .state();
    }

    @Test
    void is_kept_though_no_node_does_the_step() {
      freeze();
      slow.pass(minutes(9));
      assertThat(state("database")).isEqualTo(StepState.RUNNING);
      slow.pass(minutes(2));
      assertThat(state("database")).isEqualTo(StepState.TIMED_OUT);
      assertThat(slow.told()).containsExactly("dana:continuity");
      assertThat(slow.sent.get(0).text()).contains("was not done in time");
      assertThat(
              slow.history(one).stream()
                  .filter(
                      entry ->
                          entry.event() instanceof ContinuityEvent.StepEnded ended
                              && ended.outcome() == StepState.TIMED_OUT)
                  .findFirst()
                  .orElseThrow()
                  .occurredAt())
          .isEqualTo(START.plus(minutes(10)));
      slow.check(one);
    }

    @Test
    void takes_the_request_back_so_that_it_is_not_begun_any_more() {
      freeze();
      slow.pass(minutes(11));
      List<String> begun = new ArrayList<>();
      ServiceDesk able =
          ServiceDesk.builder(policy, slow.memory, slow::id)
              .notifier(slow.sent::add)
              .continuityPlan(
                  request -> {
                    begun.add(String.valueOf(request.step()));
                    return null;
                  })
              .build();
      slow.sleep(minutes(2));
      able.worker().runUntilIdle();
      assertThat(begun).containsExactly("web");
    }

    @Test
    void counts_from_when_the_host_could_be_asked_however_late_that_is() {
      slow.sleep(Duration.ofHours(3));
      slow.worker.runUntilIdle();
      assertThat(Objects.requireNonNull(slow.get(one).plan("fire")).invokedAt())
          .isEqualTo(START.plus(minutes(20)));
      slow.desk.handle(one.id(), new Command.SkipStep("fire", "freeze", null), Caller.of(DANA));
      slow.pass(minutes(9));
      assertThat(state("database")).isEqualTo(StepState.RUNNING);
    }

    @Test
    void makes_a_later_result_one_that_is_on_record_and_changes_nothing() {
      List<Runnable> inTheHost = new ArrayList<>();
      Fixture own =
          new Fixture(
              policy,
              builder ->
                  builder.continuityPlan(
                      request -> {
                        if ("database".equals(request.step())) {
                          inTheHost.forEach(Runnable::run);
                        }
                        return "at last";
                      }));
      Incident late = own.desk.log(checkoutDown());
      own.desk.invokePlan(late.id(), DANA, "fire", null);
      own.desk.handle(late.id(), new Command.SkipStep("fire", "freeze", null), Caller.of(DANA));
      inTheHost.add(
          () -> {
            own.desk.handle(
                late.id(), new Command.SkipStep("fire", "database", null), Caller.of(DANA));
          });
      own.pass(minutes(1));
      PlanRun run = Objects.requireNonNull(own.get(late).plan("fire"));
      assertThat(Objects.requireNonNull(run.step("database")).state()).isEqualTo(StepState.SKIPPED);
      assertThat(own.events(late)).contains("step-result-late");
      assertThat(own.events(late)).doesNotContain("plan-stopped");
      own.check(late);
    }
  }

  @Nested
  class The_incident {
    @Test
    void may_be_resolved_and_closes_itself_only_after_the_return() {
      f.desk.invokePlan(incident.id(), DANA, "fire", null);
      f.pass(minutes(1));
      f.desk.resolve(incident.id(), DANA, "works from the other hall");
      f.pass(Duration.ofDays(9));
      assertThat(f.get(incident).phase()).isEqualTo(Phase.RESOLVED);
      assertThat(told(ContinuityEvent.PlanReminded.class)).hasSize(9);
      assertThat(f.told()).contains("dana:continuity");
      f.desk.returnToNormal(incident.id(), DANA, "fire", null);
      f.pass(minutes(1));
      assertThat(f.get(incident).phase()).isEqualTo(Phase.CLOSED);
      f.check(incident);
    }

    @Test
    void is_neither_closed_nor_cancelled_nor_a_duplicate_before() {
      Incident other = f.desk.log(checkoutDown().dedupKey("other"));
      f.desk.invokePlan(incident.id(), DANA, "fire", null);
      f.pass(minutes(1));
      assertThatThrownBy(() -> f.desk.cancel(incident.id(), DANA, "a test"))
          .isInstanceOf(CommandRefusedException.class)
          .hasMessageContaining("still in force");
      assertThatThrownBy(() -> handle(new Command.MarkDuplicate(other.id())))
          .hasMessageContaining("still in force");
      f.desk.resolve(incident.id(), DANA, "done");
      assertThatThrownBy(() -> f.desk.close(incident.id(), DANA))
          .hasMessageContaining("still in force");
      assertThat(f.get(incident).phase()).isEqualTo(Phase.RESOLVED);
    }

    @Test
    void takes_back_a_plan_that_came_due_with_the_command_that_ends_it() {
      f.sleep(minutes(30));
      f.desk.cancel(incident.id(), DANA, "a test");
      f.worker.runUntilIdle();
      assertThat(asked).isEmpty();
      assertThat(fire().inForce()).isFalse();
      assertThat(told(ContinuityEvent.PlanInvoked.class))
          .singleElement()
          .satisfies(invoked -> assertThat(invoked.steps()).isEmpty());
      f.check(incident);
    }

    @Test
    void lets_a_plan_in_force_go_on_when_it_is_resolved_meanwhile() {
      f.desk.invokePlan(incident.id(), DANA, "fire", null);
      f.desk.resolve(incident.id(), DANA, "done");
      f.pass(minutes(1));
      assertThat(steps()).hasSize(4);
    }
  }

  @Test
  void a_plan_that_runs_is_not_changed_by_another_policy() {
    fails("database");
    f.desk.invokePlan(incident.id(), DANA, "fire", null);
    f.pass(minutes(1));
    f.desk.activate(teams().plan(Plan.of("fire").then(PlanStep.of("pray"))).build());
    failing.clear();
    handle(new Command.RetryStep("fire", "database"));
    f.pass(minutes(1));
    assertThat(steps()).last().isEqualTo("thaw");
  }

  @Test
  void a_node_that_dies_after_the_commit_leaves_the_request_to_another_under_the_same_key() {
    f.desk.invokePlan(incident.id(), DANA, "fire", null);
    OutboxKey key = Objects.requireNonNull(fire().step("freeze")).key();
    List<OutboxKey> seen = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      f.memory.claimOutbox(Set.of(TenantId.DEFAULT), 10, Duration.ofMinutes(1)); // and dies
      f.sleep(minutes(2));
    }
    f.worker.runUntilIdle();
    asked.stream()
        .filter(each -> "freeze".equals(each.step()))
        .forEach(each -> seen.add(each.key()));
    assertThat(seen).containsExactly(key);
  }

  @Test
  void an_incident_is_not_merged_while_a_plan_is_in_force() {
    Incident other = f.desk.log(checkoutDown().dedupKey("other"));
    f.desk.invokePlan(incident.id(), DANA, "fire", null);
    long before = f.get(incident).version();
    assertThatThrownBy(() -> handle(new Command.Merge(other.id(), "the same")))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("still in force");
    assertThat(f.get(incident).version()).isEqualTo(before);
    f.pass(minutes(1));
    f.desk.returnToNormal(incident.id(), DANA, "fire", null);
    f.pass(minutes(1));
    handle(new Command.Merge(other.id(), "the same"));
    assertThat(f.get(incident).phase()).isEqualTo(Phase.CLOSED);
  }

  /** As it stands in registers of before merging was refused, and in those of other tools. */
  @Test
  void nothing_is_done_about_the_plan_of_an_incident_that_is_closed() {
    Incident other = f.desk.log(checkoutDown().dedupKey("other"));
    fails("freeze");
    f.desk.invokePlan(incident.id(), DANA, "fire", null);
    f.pass(minutes(1));
    Incident open = f.get(incident);
    Incident closed =
        IncidentEngine.apply(
            open,
            new Entry(
                open.version() + 1,
                f.now,
                f.now,
                DANA,
                null,
                null,
                new LifecycleEvent.MarkedDuplicate(
                    policy.lifecycle().next(open, Trigger.MARK_DUPLICATE, null), other.id())));
    for (Command command :
        List.of(
            new Command.RetryStep("fire", "freeze"),
            new Command.SkipStep("fire", "freeze", null),
            new Command.ReturnToNormal("fire", null))) {
      assertThatThrownBy(
              () ->
                  new IncidentEngine(policy)
                      .decide(closed, command, Caller.of(DANA), Facts.of(f.id()), f.now))
          .isInstanceOf(CommandRefusedException.class)
          .hasMessageContaining("it is in state 'Closed'");
    }
  }
}
