package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.LEE;
import static dev.tocsin.Fixture.START;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.CommandRefusedException;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Holds, resolutions, duplicates, and what a closed incident still allows. */
class LifeOfAnIncidentTest {
  private static final Actor KIM = Actor.person("kim");

  private final Fixture f = new Fixture(Fixture.teams().build());
  private final Incident incident = f.desk.log(checkoutDown().reporter(KIM));

  private Incident handle(Incident on, Command command) {
    return f.desk.handle(on.id(), command, Caller.of(DANA));
  }

  @Nested
  class A_hold {
    @Test
    void reminds_the_team_at_its_follow_up_and_then_every_so_often() {
      f.desk.hold(incident.id(), DANA, "caller");
      f.pass(Duration.ofDays(1));
      assertThat(f.told()).containsExactly("dana:remind");
      assertThat(f.get(incident).status().hold().followUpAt())
          .isEqualTo(START.plus(Duration.ofDays(2)));
      f.pass(Duration.ofDays(2));
      assertThat(f.sent).hasSize(3);
    }

    @Test
    void that_was_forgotten_over_a_downtime_reminds_once_and_looks_ahead() {
      f.desk.hold(incident.id(), DANA, "caller");
      f.sleep(Duration.ofDays(10).plusHours(1));
      f.worker.runUntilIdle();
      assertThat(f.told()).containsExactly("dana:remind");
      assertThat(f.get(incident).status().hold().followUpAt())
          .isEqualTo(START.plus(Duration.ofDays(11)));
    }

    @Test
    void takes_a_date_of_the_callers_and_refuses_one_that_has_passed() {
      handle(incident, new Command.Hold("change", "CHG-1", START.plus(minutes(90))));
      f.pass(minutes(90));
      assertThat(f.told()).containsExactly("dana:remind");
      f.desk.resume(incident.id(), DANA);
      assertThatThrownBy(() -> handle(incident, new Command.Hold("change", null, START)))
          .isInstanceOf(CommandRefusedException.class)
          .hasMessageContaining("has passed");
    }

    @Test
    void is_not_until_the_end_of_time() {
      assertThatThrownBy(() -> handle(incident, new Command.Hold("caller", null, Instant.MAX)))
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining("followUpAt");
      assertThat(f.get(incident).version()).isEqualTo(incident.version());
    }

    @Test
    void takes_a_date_of_more_precision_than_a_store_keeps() {
      Instant precise = START.plus(minutes(90)).plusNanos(123_456_789);
      assertThat(
              handle(incident, new Command.Hold("change", null, precise))
                  .status()
                  .hold()
                  .followUpAt())
          .isEqualTo(START.plus(minutes(90)).plusNanos(123_456_000));
    }

    @Test
    void of_what_is_resolved_is_refused() {
      f.desk.resolve(incident.id(), DANA, "done");
      assertThatThrownBy(() -> f.desk.hold(incident.id(), DANA, "caller"))
          .hasMessageContaining("'Resolved'");
    }
  }

  @Nested
  class A_resolution {
    @Test
    void closes_by_itself_at_the_true_instant() {
      f.pass(minutes(5));
      f.desk.resolve(incident.id(), DANA, "done");
      f.sleep(Duration.ofDays(5));
      f.worker.runUntilIdle();
      assertThat(f.get(incident).state()).isEqualTo("Closed");
      assertThat(f.get(incident).status().since())
          .isEqualTo(START.plus(minutes(5)).plus(Duration.ofDays(3)));
    }

    @Test
    void that_the_reporter_comments_on_does_not_close_by_itself() {
      f.desk.resolve(incident.id(), DANA, "done");
      f.desk.comment(incident.id(), KIM, "it is still slow");
      f.pass(Duration.ofDays(30));
      assertThat(f.get(incident).state()).isEqualTo("Resolved");
    }

    @Test
    void that_somebody_else_comments_on_does() {
      f.desk.comment(incident.id(), KIM, "before the resolution, this stops nothing");
      f.desk.resolve(incident.id(), DANA, "done");
      f.desk.comment(incident.id(), LEE, "nice");
      f.pass(Duration.ofDays(30));
      assertThat(f.get(incident).state()).isEqualTo("Closed");
    }

    @Test
    void the_latest_one_counts() {
      f.desk.resolve(incident.id(), DANA, "done");
      f.pass(Duration.ofDays(2));
      f.desk.reopen(incident.id(), DANA, "no");
      f.desk.resolve(incident.id(), DANA, "now");
      f.pass(Duration.ofDays(2));
      assertThat(f.get(incident).state()).isEqualTo("Resolved");
      f.pass(Duration.ofDays(1));
      assertThat(f.get(incident).state()).isEqualTo("Closed");
    }
  }

  @Nested
  class A_duplicate {
    private final Incident other = f.desk.log(checkoutDown().dedupKey("other"));

    @Test
    void is_closed_linked_and_gives_its_key_back() {
      Incident closed = handle(incident, new Command.MarkDuplicate(other.id()));
      assertThat(closed.state()).isEqualTo("Closed");
      assertThat(closed.links())
          .containsExactly(new Link(Link.DUPLICATE_OF, other.id().toString()));
      assertThat(f.desk.findOwner("checkout-503")).isEmpty();
    }

    @Test
    void of_itself_of_nothing_or_of_another_duplicate_is_refused() {
      refused(incident.id(), "itself");
      refused(new IncidentId(new UUID(4, 4)), "there is no incident");
      handle(other, new Command.MarkDuplicate(incident.id()));
      refused(other.id(), "is a duplicate itself");
    }

    private void refused(IncidentId of, String why) {
      assertThatThrownBy(() -> handle(incident, new Command.MarkDuplicate(of)))
          .isInstanceOf(CommandRefusedException.class)
          .hasMessageContaining(why);
      assertThat(f.get(incident).state()).isEqualTo("New");
    }
  }

  @Test
  void a_priority_that_the_policy_does_not_have_is_refused() {
    assertThatThrownBy(
            () -> handle(incident, new Command.Reprioritise(null, null, Priority.of("P9"), "so")))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("the policy has no priority 'P9'")
        .hasMessageContaining("use one of [P1, P2, P3, P4, P5]");
    assertThat(f.get(incident).version()).isEqualTo(incident.version());
  }

  @Test
  void a_hold_does_not_pass_for_the_time_spent_resolved() {
    assertThatThrownBy(() -> f.desk.hold(incident.id(), DANA, "resolved"))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("give another reason");
    assertThat(f.get(incident).state()).isEqualTo("New");
  }

  @Nested
  class A_closed_incident {
    @Test
    void can_be_commented_linked_and_corrected_without_waking_anybody() {
      f.desk.cancel(incident.id(), DANA, "a test");
      f.desk.comment(incident.id(), LEE, "for the record");
      handle(incident, new Command.AddLink(new Link(Link.RELATES_TO, "CHG-1")));
      handle(incident, new Command.Reprioritise(null, null, Priority.P5, "a test"));
      handle(incident, new Command.Recategorise(Category.of("database"), "for the report"));
      f.pass(Duration.ofDays(30));
      assertThat(f.get(incident).state()).isEqualTo("Cancelled");
      assertThat(f.get(incident).team()).isEqualTo("checkout");
      assertThat(f.sent).isEmpty();
      f.check(incident);
    }

    @Test
    void refuses_what_is_for_the_living() {
      f.desk.resolve(incident.id(), DANA, "done");
      f.desk.close(incident.id(), DANA);
      for (Command command :
          new Command[] {
            new Command.Acknowledge(),
            new Command.DeclareMajor("x"),
            new Command.Summon(java.util.List.of("database")),
            new Command.JoinSwarm("database"),
            new Command.IdentifyPrimary("database"),
            new Command.EscalateNow("x")
          }) {
        assertThatThrownBy(() -> handle(incident, command))
            .as(command.action())
            .isInstanceOf(CommandRefusedException.class)
            .hasMessageContaining("reopen it");
      }
    }

    @Test
    void cannot_be_reopened_by_a_person_past_the_window() {
      f.desk.resolve(incident.id(), DANA, "done");
      f.desk.close(incident.id(), DANA);
      f.sleep(Duration.ofDays(7).plusMillis(1));
      assertThatThrownBy(() -> f.desk.reopen(incident.id(), DANA, "no"))
          .isInstanceOf(CommandRefusedException.class)
          .hasMessageContaining(incident.reference().value());
    }
  }
}
