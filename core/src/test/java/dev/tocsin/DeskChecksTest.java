package dev.tocsin;

import static dev.tocsin.Fixture.START;
import static dev.tocsin.Fixture.minutes;
import static dev.tocsin.Fixture.teams;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.checks.CheckOutcome;
import dev.tocsin.checks.CheckSchedule;
import dev.tocsin.checks.ScheduledCheck;
import dev.tocsin.checks.WhenFine;
import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.Source;
import dev.tocsin.store.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Checks that are due log what they find, once. */
class DeskChecksTest {
  private static final CheckSchedule HOURLY = CheckSchedule.every(Duration.ofHours(1), START);

  private final List<Instant> made = new ArrayList<>();
  private final List<String> automated = new ArrayList<>();
  private @Nullable String finding;
  private final Fixture f =
      new Fixture(
          teams()
              .automations("reindex")
              .escalate(
                  "all",
                  When.any(),
                  Rung.after("repair", minutes(0)).action(new Action.Run("reindex")))
              .build(),
          builder ->
              builder.automation(
                  run -> {
                    automated.add(run.name());
                    return null;
                  }));
  private final ScheduledCheck index =
      ScheduledCheck.of(
          "index",
          HOURLY,
          due -> {
            made.add(due);
            return finding;
          },
          Report.of("The search index is behind").category("database"));
  private final DeskChecks checks = f.desk.checks(index);

  private List<Incident> logged() {
    return f.desk.search(Query.all(), null, 10).incidents();
  }

  private List<String> comments(Incident incident) {
    return f.history(incident).stream()
        .filter(entry -> entry.event() instanceof RecordEvent.Commented)
        .map(entry -> ((RecordEvent.Commented) entry.event()).text())
        .toList();
  }

  @Test
  void each_is_made_once_for_each_instant_at_which_it_is_due() {
    checks.runDue();
    checks.runDue();
    f.sleep(minutes(59));
    assertThat(checks.runDue()).isEmpty();
    f.sleep(minutes(1));
    checks.runDue();
    f.sleep(Duration.ofHours(5));
    assertThat(checks.runDue())
        .extracting(CheckOutcome::due)
        .containsExactly(START.plus(Duration.ofHours(6)));
    assertThat(made).hasSize(3);
    assertThat(logged()).isEmpty();
  }

  @Test
  void what_it_finds_is_an_incident_and_the_same_again_a_recurrence() {
    finding = "4,000 documents behind";
    Incident incident = Objects.requireNonNull(checks.runDue().get(0).incident());
    assertThat(incident.details().source()).isEqualTo(Source.AUDIT);
    assertThat(incident.details().description()).isEqualTo("4,000 documents behind");
    assertThat(incident.exercise()).isFalse();
    f.worker.runUntilIdle();
    assertThat(automated).as("by the incident's path").containsExactly("reindex");
    finding = "9,000 documents behind";
    f.sleep(minutes(60));
    checks.runDue();
    assertThat(logged()).hasSize(1);
    assertThat(f.get(incident).recurrences()).isEqualTo(1);
    assertThat(comments(incident)).containsExactly("9,000 documents behind");
  }

  @Test
  void any_number_of_nodes_and_a_restart_log_it_once() {
    finding = "behind";
    checks.runDue();
    f.desk.checks(index).runDue();
    ServiceDesk other = ServiceDesk.builder(f.desk.policy(), f.memory, f::id).build();
    other.checks(index).runDue();
    f.sleep(minutes(60));
    other.checks(index).runDue();
    checks.runDue();
    assertThat(logged())
        .singleElement()
        .satisfies(
            incident -> {
              assertThat(incident.recurrences()).isEqualTo(1);
              assertThat(comments(incident)).hasSize(1);
            });
  }

  @Test
  void when_all_is_well_again_the_open_incident_is_told_once() {
    finding = "behind";
    Incident incident = Objects.requireNonNull(checks.runDue().get(0).incident());
    finding = null;
    for (int i = 0; i < 3; i++) {
      f.sleep(minutes(60));
      checks.runDue();
    }
    assertThat(comments(incident)).containsExactly("The check finds nothing any more.");
    finding = "behind again";
    f.sleep(minutes(60));
    checks.runDue();
    finding = null;
    f.sleep(minutes(60));
    checks.runDue();
    assertThat(comments(incident)).hasSize(3);
  }

  @Test
  void or_resolved_and_a_relapse_reopens_it() {
    DeskChecks resolving = f.desk.checks(index.whenFine(WhenFine.RESOLVE));
    finding = "behind";
    Incident incident = Objects.requireNonNull(resolving.runDue().get(0).incident());
    finding = null;
    f.sleep(minutes(60));
    resolving.runDue();
    assertThat(f.get(incident).phase()).isEqualTo(Phase.RESOLVED);
    assertThat(Objects.requireNonNull(f.get(incident).resolution()).kind())
        .isEqualTo("self-cleared");
    f.sleep(minutes(60));
    resolving.runDue();
    finding = "behind";
    f.sleep(minutes(60));
    resolving.runDue();
    assertThat(f.get(incident).phase()).isNotEqualTo(Phase.RESOLVED);
    f.check(incident);
  }

  @Test
  void one_that_cannot_be_made_is_a_finding_and_does_not_keep_the_others() {
    DeskChecks both =
        f.desk.checks(
            ScheduledCheck.of(
                "broken",
                HOURLY,
                due -> {
                  throw new IllegalStateException("no route to host");
                },
                Report.of("The index cannot be looked at")),
            index);
    List<CheckOutcome> outcomes = both.runDue();
    assertThat(outcomes).hasSize(2);
    assertThat(outcomes.get(0).found()).contains("could not be made", "no route to host");
    assertThat(logged()).hasSize(1);
  }

  @Test
  void what_could_not_be_logged_is_made_again() {
    boolean[] allowed = {false};
    Fixture strict =
        new Fixture(
            teams().build(), builder -> builder.authorizer((actor, action, it) -> allowed[0]));
    DeskChecks own = strict.desk.checks(index);
    finding = "behind";
    assertThatThrownBy(own::runDue).isInstanceOf(NotAuthorizedException.class);
    allowed[0] = true;
    assertThat(own.runDue()).hasSize(1);
    assertThat(made).hasSize(2);
  }

  @Test
  void a_game_day_logs_an_exercise_and_is_not_made_up_for_days_later() {
    ScheduledCheck day =
        ScheduledCheck.gameDay(
            "fire drill",
            CheckSchedule.every(Duration.ofDays(7), START),
            Report.of("The hall burns").category("database"));
    f.sleep(Duration.ofDays(2));
    assertThat(f.desk.checks(day).runDue()).isEmpty();
    f.sleep(Duration.ofDays(5).plusMinutes(30));
    f.desk.checks(day).runDue();
    f.desk.checks(day).runDue();
    assertThat(logged())
        .singleElement()
        .satisfies(
            incident -> {
              assertThat(incident.exercise()).isTrue();
              assertThat(incident.recurrences()).isZero();
            });
  }

  @Test
  void two_of_one_id_are_refused() {
    assertThatThrownBy(() -> f.desk.checks(index, index))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("twice");
  }

  @Test
  void when_all_is_well_again_the_original_of_a_duplicate_is_told() {
    DeskChecks resolving = f.desk.checks(index.whenFine(WhenFine.RESOLVE));
    Incident original = f.desk.log(Report.of("The disk is full"));
    finding = "behind";
    Incident duplicate = Objects.requireNonNull(resolving.runDue().get(0).incident());
    f.desk.handle(
        duplicate.id(), new Command.Merge(original.id(), "the same"), Caller.of(Fixture.DANA));
    finding = null;
    f.sleep(minutes(60));
    resolving.runDue();
    assertThat(f.get(original).phase()).isEqualTo(Phase.RESOLVED);
    assertThat(f.get(duplicate).phase()).isEqualTo(Phase.CLOSED);
    f.desk.close(original.id(), Fixture.DANA);
    f.sleep(minutes(60));
    assertThat(resolving.runDue().get(0).incident()).isNull();
    f.check(original);
  }
}
