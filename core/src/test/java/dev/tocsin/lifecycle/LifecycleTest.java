package dev.tocsin.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.Fixture;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Phase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LifecycleTest {
  @Nested
  class The_usual_one {
    private final Fixture f = new Fixture(Fixture.shop());
    private final Incident incident = f.desk.log(Fixture.checkoutDown());

    @Test
    void goes_from_new_to_closed() {
      assertThat(incident.state()).isEqualTo("New");
      assertThat(f.desk.assign(incident.id(), Fixture.LEE, "database", "lee", null).state())
          .isEqualTo("Assigned");
      assertThat(f.desk.start(incident.id(), Fixture.LEE).state()).isEqualTo("In progress");
      assertThat(f.desk.hold(incident.id(), Fixture.LEE, "caller").state()).isEqualTo("On hold");
      assertThat(f.desk.resume(incident.id(), Fixture.LEE).state()).isEqualTo("In progress");
      assertThat(f.desk.resolve(incident.id(), Fixture.LEE, "done").state()).isEqualTo("Resolved");
      assertThat(f.desk.close(incident.id(), Fixture.LEE).state()).isEqualTo("Closed");
      assertThat(f.desk.reopen(incident.id(), Fixture.LEE, "no").state()).isEqualTo("In progress");
      assertThat(f.desk.cancel(incident.id(), Fixture.LEE, "no").state()).isEqualTo("Cancelled");
      f.check(incident);
    }

    @Test
    void an_impossible_transition_names_incident_state_trigger_and_what_is_possible() {
      assertThatThrownBy(() -> f.desk.resume(incident.id(), Fixture.LEE))
          .isInstanceOfSatisfying(
              IllegalTransitionException.class,
              refused -> {
                assertThat(refused.incidentId()).isEqualTo(incident.id());
                assertThat(refused.from()).isEqualTo("New");
                assertThat(refused.trigger()).isEqualTo(Trigger.RESUME);
                assertThat(refused.possible())
                    .containsExactly(
                        Trigger.ASSIGN,
                        Trigger.START,
                        Trigger.HOLD,
                        Trigger.RESOLVE,
                        Trigger.CANCEL,
                        Trigger.MARK_DUPLICATE);
              })
          .hasMessageContaining(incident.reference().value())
          .hasMessageContaining("'New'")
          .hasMessageContaining("'resume'")
          .hasMessageContaining("mark-duplicate");
    }

    @Test
    void from_the_end_nothing_is_possible_and_the_error_says_what_to_do_instead() {
      f.desk.cancel(incident.id(), Fixture.LEE, "a test");
      assertThatThrownBy(() -> f.desk.start(incident.id(), Fixture.LEE))
          .isInstanceOf(IllegalTransitionException.class)
          .hasMessageContaining("log a new incident");
    }

    @Test
    void a_refused_transition_leaves_nothing_behind() {
      long version = f.get(incident).version();
      assertThatThrownBy(() -> f.desk.close(incident.id(), Fixture.LEE))
          .isInstanceOf(IllegalTransitionException.class);
      assertThat(f.get(incident).version()).isEqualTo(version);
    }
  }

  @Nested
  class Contradictions {
    private final Lifecycle.Builder builder =
        Lifecycle.builder()
            .state("New", Phase.NEW)
            .state("Doing", Phase.ACTIVE)
            .state("Waiting", Phase.ON_HOLD)
            .state("Done", Phase.RESOLVED)
            .state("Gone", Phase.CLOSED);

    @Test
    void a_trigger_leads_only_to_phases_that_make_sense() {
      refused("New", Trigger.HOLD, "Doing");
      refused("New", Trigger.RESOLVE, "Gone");
      refused("Doing", Trigger.CLOSE, "Done");
      refused("Done", Trigger.REOPEN, "Waiting");
    }

    @Test
    void a_hand_over_does_not_begin_a_hold_for_a_hold_has_a_reason_and_a_follow_up() {
      refused("Doing", Trigger.ASSIGN, "Waiting");
      builder.on("Waiting", Trigger.ASSIGN, "Waiting");
    }

    @Test
    void only_a_reopening_brings_back_what_was_resolved_or_closed() {
      refused("Done", Trigger.START, "Doing");
      refused("Done", Trigger.ASSIGN, "Doing");
      refused("Done", Trigger.HOLD, "Waiting");
      refused("Gone", Trigger.RESUME, "Doing");
      refused("Gone", Trigger.RESOLVE, "Done");
    }

    @Test
    void what_is_open_cannot_be_reopened() {
      refused("Doing", Trigger.REOPEN, "New");
      refused("Waiting", Trigger.REOPEN, "Doing");
    }

    @Test
    void unknown_states_second_rows_and_names_that_are_there_twice_are_refused() {
      refused("Nowhere", Trigger.START, "Doing");
      builder.on("New", Trigger.START, "Doing");
      refused("New", Trigger.START, "Doing");
      assertThatThrownBy(() -> builder.state("New", Phase.NEW))
          .isInstanceOf(InvalidLifecycleException.class)
          .hasMessageContaining("'New'");
    }

    @Test
    void a_phase_without_which_no_incident_can_live_must_be_there() {
      assertThatThrownBy(
              () -> Lifecycle.builder().state("New", Phase.NEW).state("End", Phase.CLOSED).build())
          .isInstanceOf(InvalidLifecycleException.class)
          .hasMessageContaining("RESOLVED");
    }

    private void refused(String from, Trigger trigger, String to) {
      assertThatThrownBy(() -> builder.on(from, trigger, to))
          .isInstanceOf(InvalidLifecycleException.class);
    }
  }
}
