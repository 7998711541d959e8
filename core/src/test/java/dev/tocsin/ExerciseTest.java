package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static dev.tocsin.Fixture.teams;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.continuity.Plan;
import dev.tocsin.continuity.PlanStep;
import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.escalation.When;
import dev.tocsin.host.AutomationResult;
import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.ContinuityEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.Recipient;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.StepState;
import dev.tocsin.notification.ActionRequest;
import dev.tocsin.notification.UndeliverableException;
import dev.tocsin.policy.ExercisePaging;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.Supplier;
import dev.tocsin.store.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** An exercise looks like a real incident and reaches nothing outside the house. */
class ExerciseTest {
  private static final Contact CABLE_DESK = Contact.person("cable-desk");

  private final List<ActionRequest> real = new ArrayList<>();
  private final List<ActionRequest> exercised = new ArrayList<>();

  private static PolicyBuilder policy() {
    return teams()
        .supplier(new Supplier("cables", List.of(CABLE_DESK)))
        .automations("restart")
        .continuityPlans("manual till")
        .plan(Plan.of("fire").then(PlanStep.of("freeze")).thenBack(PlanStep.of("thaw")))
        .escalate(
            "all",
            When.any(),
            Rung.after("page", minutes(0)).notifyOnCall("checkout"),
            Rung.after("help", minutes(5))
                .action(new Action.Engage("cables"))
                .action(new Action.Run("restart"))
                .action(new Action.Invoke("fire"))
                .action(new Action.Invoke("manual till")),
            Rung.after("chase", minutes(10))
                .action(
                    new Action.Notify(
                        List.of(
                            new Target.OfSupplier("cables"),
                            new Target.Person(CABLE_DESK),
                            new Target.Subscribers(),
                            new Target.AffectedUsers()))),
            Rung.after("boss", minutes(15)).informOnCall("management"));
  }

  private Fixture fixture(Policy policy, UnaryOperator<ServiceDeskBuilder> more) {
    return new Fixture(
        policy,
        builder ->
            more.apply(
                builder
                    .automation(
                        request -> {
                          real.add(request);
                          return AutomationResult.succeeded(null);
                        })
                    .continuityPlan(
                        request -> {
                          real.add(request);
                          return null;
                        })));
  }

  private final Fixture f = fixture(policy().build(), builder -> builder);

  private static List<IncidentEvent> events(Fixture f, Incident incident) {
    return f.history(incident).stream().map(entry -> entry.event()).toList();
  }

  @Test
  void people_are_told_with_a_mark_and_suppliers_and_crowds_are_not() {
    Incident incident = f.desk.log(checkoutDown().asExercise());
    f.pass(minutes(30));
    assertThat(f.told()).containsExactly("dana:page", "morgan:inform");
    assertThat(f.sent)
        .allSatisfy(
            message -> {
              assertThat(message.subject()).startsWith("EXERCISE P1 INC-");
              assertThat(message.text()).startsWith("EXERCISE: this is not a real incident.\n");
            });
    assertThat(events(f, incident))
        .filteredOn(AssistanceEvent.MessagesWithheld.class::isInstance)
        .flatExtracting(event -> ((AssistanceEvent.MessagesWithheld) event).notified())
        .extracting(Notified::recipient)
        .containsExactly(
            CABLE_DESK.recipient(),
            CABLE_DESK.recipient(),
            Recipient.subscribers("shop"),
            Recipient.affectedUsers("shop"));
    assertThat(f.get(incident).exercise()).isTrue();
    assertThat(f.desk.health().messages().due()).isZero();
    f.check(incident);
  }

  @Test
  void what_the_host_would_do_is_recorded_as_not_run_and_the_plan_goes_on() {
    Incident incident = f.desk.log(checkoutDown().asExercise());
    f.pass(minutes(30));
    assertThat(real).isEmpty();
    assertThat(events(f, incident))
        .filteredOn(AssistanceEvent.ActionFinished.class::isInstance)
        .hasSize(2)
        .allSatisfy(
            event ->
                assertThat(((AssistanceEvent.ActionFinished) event).text())
                    .isEqualTo("exercise: not run"));
    f.desk.returnToNormal(incident.id(), DANA, "fire", "seen enough");
    f.pass(minutes(1));
    assertThat(f.get(incident).plan("fire").inForce()).isFalse();
    assertThat(f.get(incident).plan("fire").steps())
        .allMatch(step -> step.state() == StepState.SIMULATED);
    assertThat(real).isEmpty();
    f.check(incident);
  }

  @Test
  void what_the_host_registered_for_exercises_is_used_instead_of_the_real_thing() {
    Fixture own =
        fixture(
            policy().build(),
            builder ->
                builder
                    .exerciseAutomation(
                        request -> {
                          exercised.add(request);
                          return AutomationResult.succeeded(null);
                        })
                    .exercisePlans(
                        request -> {
                          exercised.add(request);
                          return "on the model";
                        }));
    Incident exercise = own.desk.log(checkoutDown().asExercise());
    own.pass(minutes(6));
    assertThat(real).isEmpty();
    assertThat(exercised)
        .extracting(ActionRequest::name)
        .containsExactlyInAnyOrder("restart", "fire", "manual till");
    assertThat(own.get(exercise).plan("fire").steps().get(0).state()).isEqualTo(StepState.DONE);
    exercised.clear();
    own.desk.log(checkoutDown());
    own.pass(minutes(6));
    assertThat(exercised).isEmpty();
    assertThat(real).hasSize(3);
  }

  @Test
  void the_policy_may_say_that_nobody_is_told() {
    Fixture silent =
        fixture(policy().exercisePaging(ExercisePaging.NOBODY).build(), builder -> builder);
    Incident incident = silent.desk.log(checkoutDown().asExercise());
    silent.pass(minutes(30));
    assertThat(silent.sent).isEmpty();
    assertThat(silent.get(incident).escalation().fired()).hasSize(4);
    silent.desk.log(checkoutDown());
    silent.pass(minutes(1));
    assertThat(silent.told()).containsExactly("dana:page");
  }

  @Nested
  class A_real_incident_of_the_same_key {
    @Test
    void is_logged_beside_the_exercise_and_neither_becomes_part_of_the_other() {
      Incident exercise = f.desk.log(checkoutDown().asExercise());
      Incident real = f.desk.log(checkoutDown());
      assertThat(real.id()).isNotEqualTo(exercise.id());
      assertThat(f.desk.log(checkoutDown()).id()).isEqualTo(real.id());
      assertThat(f.desk.log(checkoutDown().asExercise()).id()).isEqualTo(exercise.id());
      assertThat(f.desk.findOwner("checkout-503").orElseThrow().exercise()).isFalse();
      assertThat(f.get(exercise).recurrences()).isEqualTo(1);
      assertThat(f.get(real).recurrences()).isEqualTo(1);
    }

    @Test
    void does_not_reopen_a_closed_exercise() {
      Incident exercise = f.desk.log(checkoutDown().asExercise());
      f.desk.cancel(exercise.id(), DANA, "over");
      assertThat(f.desk.log(checkoutDown()).id()).isNotEqualTo(exercise.id());
    }

    @Test
    void cannot_be_mixed_with_it_by_hand_either() {
      Incident exercise = f.desk.log(checkoutDown().asExercise());
      Incident real = f.desk.log(checkoutDown());
      assertThatThrownBy(
              () ->
                  f.desk.handle(
                      real.id(), new Command.MarkDuplicate(exercise.id()), Caller.of(DANA)))
          .hasMessageContaining("exercises and what is real do not mix");
      assertThatThrownBy(
              () ->
                  f.desk.handle(
                      real.id(), new Command.Recur(checkoutDown().asExercise()), Caller.of(DANA)))
          .hasMessageContaining("is of an exercise");
      assertThatThrownBy(
              () ->
                  f.desk.handle(exercise.id(), new Command.Recur(checkoutDown()), Caller.of(DANA)))
          .hasMessageContaining("is an exercise and the report is not");
    }

    @Test
    void cannot_take_a_key_of_exercises() {
      assertThatThrownBy(() -> Report.of("x").dedupKey("exercise:checkout-503"))
          .isInstanceOf(InvalidValueException.class);
      assertThat(Report.of("x").asExercise().dedupKey("a").dedupKey())
          .isEqualTo(Report.of("x").dedupKey("a").asExercise().dedupKey())
          .isEqualTo("exercise:a");
    }
  }

  @Test
  void an_export_tells_it_from_real_incidents() throws IOException {
    f.desk.log(checkoutDown().asExercise());
    f.desk.log(checkoutDown());
    StringBuilder csv = new StringBuilder();
    f.desk.register().exportCsv(Query.all(), csv);
    assertThat(csv.toString().lines().map(line -> line.replaceAll(".*,", "")))
        .containsExactlyInAnyOrder("exercise", "true", "false");
  }

  @Test
  void a_stopped_plan_and_a_reminder_are_marked_as_well() {
    Fixture own =
        fixture(
            policy().build(),
            builder ->
                builder.exercisePlans(
                    request -> {
                      throw new UndeliverableException("no model", null);
                    }));
    Incident exercise = own.desk.log(checkoutDown().asExercise());
    own.pass(minutes(6));
    assertThat(events(own, exercise)).anyMatch(ContinuityEvent.PlanStopped.class::isInstance);
    assertThat(own.sent).last().extracting("purpose").isEqualTo("continuity");
    assertThat(own.sent).allMatch(message -> message.subject().startsWith("EXERCISE "));
  }
}
