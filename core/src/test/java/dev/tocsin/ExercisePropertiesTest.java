package dev.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.TocsinException;
import dev.tocsin.policy.Adoption;
import dev.tocsin.policy.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever happens, an exercise reaches neither a real supplier nor anything real of the host. */
class ExercisePropertiesTest {
  private final List<String> real = new ArrayList<>();

  private Fixture fixture(Policy policy, boolean variants) {
    return new Fixture(
        policy,
        builder -> {
          builder
              .onCall(Steps.HOST)
              .automation(
                  run -> {
                    real.add("automation " + run.exercise());
                    return null;
                  })
              .continuityPlan(
                  plan -> {
                    real.add("plan " + plan.exercise());
                    return null;
                  });
          return variants
              ? builder.exerciseAutomation(run -> null).exercisePlans(Steps::goThrough)
              : builder;
        });
  }

  @Property(seed = "31", tries = 600, edgeCases = EdgeCasesMode.NONE)
  void an_exercise_never_reaches_a_real_supplier_plan_or_automation(
      @ForAll("policies") Policy policy,
      @ForAll("policies") Policy next,
      @ForAll("steps") List<Steps.Step> steps,
      @ForAll @IntRange(max = 25) int change,
      @ForAll boolean variants) {
    real.clear();
    Fixture f = fixture(policy, variants);
    Incident exercise = f.desk.log(Fixture.checkoutDown().asExercise());
    for (int i = 0; i < steps.size(); i++) {
      if (i == change) {
        f.desk.activate(Altered.adopted(next, Adoption.LIVE));
      }
      steps.get(i).take(f, exercise);
    }
    takeEverythingThatIsLeft(f, exercise);
    assertThat(real).doesNotContain("automation true", "plan true");
    assertThat(f.sent)
        .filteredOn(message -> message.incidentId().equals(exercise.id()))
        .allMatch(message -> message.subject().startsWith("EXERCISE "))
        .noneMatch(message -> message.recipient().id().equals("cable-desk"))
        .noneMatch(message -> message.recipient().kind().matches("subscribers|affected-users"));
    assertThat(f.sent)
        .filteredOn(message -> !message.incidentId().equals(exercise.id()))
        .noneMatch(message -> message.subject().contains("EXERCISE"));
    assertThat(f.get(exercise).exercise()).isTrue();
    f.check(exercise);
  }

  private static void takeEverythingThatIsLeft(Fixture f, Incident exercise) {
    f.pass(Duration.ofHours(4));
    try {
      f.desk.reopen(exercise.id(), Fixture.DANA, "once more");
      f.pass(Duration.ofHours(4));
    } catch (TocsinException refused) {
      // it is open still, or over for good
    }
  }

  @Provide
  Arbitrary<Policy> policies() {
    return Steps.policies();
  }

  @Provide
  Arbitrary<List<Steps.Step>> steps() {
    return Steps.some();
  }
}
