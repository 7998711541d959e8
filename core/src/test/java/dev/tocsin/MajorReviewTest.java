package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.LEE;
import static dev.tocsin.Fixture.START;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.desk.Command;
import dev.tocsin.desk.CommandRefusedException;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.MajorReview;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.TenantId;
import dev.tocsin.policy.MajorRules;
import dev.tocsin.policy.Staffing;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is owed after a major incident: a review in time, and its actions done. */
class MajorReviewTest {
  private static final Duration FIVE_DAYS = Duration.ofDays(5);

  private final Fixture f =
      new Fixture(
          Fixture.teams()
              .role("incident-commander", Staffing.of("ines"))
              .majorIncidents(MajorRules.of("incident-commander").reviewWithin(FIVE_DAYS))
              .build());
  private final Incident incident = f.desk.log(checkoutDown());
  private final MajorIncidents major = f.desk.major();

  private MajorReview review() {
    return f.get(incident).majorCase().review();
  }

  private void refused(Runnable what, String message) {
    long before = f.get(incident).version();
    assertThatThrownBy(what::run)
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining(message);
    assertThat(f.get(incident).version()).isEqualTo(before);
  }

  private void resolved() {
    major.declare(incident.id(), DANA, "half the shop");
    f.sleep(minutes(10));
    f.desk.resolve(incident.id(), DANA, "done");
  }

  @Test
  void is_opened_by_the_resolution_and_due_from_it() {
    resolved();
    assertThat(review().openedAt()).isEqualTo(START.plus(minutes(10)));
    assertThat(review().dueAt()).isEqualTo(START.plus(minutes(10)).plus(FIVE_DAYS));
    f.check(incident);
  }

  @Test
  void is_opened_by_standing_down_and_not_again_by_the_resolution() {
    major.declare(incident.id(), DANA, "half the shop");
    major.standDown(incident.id(), LEE, "it holds");
    f.desk.resolve(incident.id(), DANA, "done");
    assertThat(f.events(incident).stream().filter("review-opened"::equals)).hasSize(1);
    f.check(incident);
  }

  @Test
  void is_not_owed_by_an_incident_that_was_none_or_was_cancelled() {
    f.desk.resolve(incident.id(), DANA, "done");
    assertThat(f.get(incident).majorCase()).isNull();
    Incident other = f.desk.log(checkoutDown().dedupKey("other"));
    major.declare(other.id(), DANA, "all");
    major.standDown(other.id(), DANA, "no");
    f.desk.cancel(other.id(), DANA, "a test");
    assertThat(f.get(other).majorCase()).isNull();
    f.worker.runUntilIdle();
    f.sent.clear();
    f.pass(Duration.ofDays(30));
    assertThat(f.sent).isEmpty();
  }

  @Test
  void that_is_overdue_is_spoken_of_again_and_again_though_the_incident_is_closed() {
    resolved();
    f.pass(Duration.ofDays(4));
    assertThat(f.get(incident).phase()).isEqualTo(Phase.CLOSED);
    f.sent.clear();
    f.pass(Duration.ofDays(2));
    assertThat(f.told()).containsExactly("ines:review");
    f.sleep(Duration.ofDays(60));
    f.worker.runUntilIdle();
    assertThat(f.told()).containsExactly("ines:review", "ines:review");
    major.completeReview(incident.id(), LEE, "nothing new");
    f.pass(Duration.ofDays(60));
    assertThat(f.told()).hasSize(2);
    f.check(incident);
  }

  @Test
  void has_findings_and_actions_whose_owners_are_reminded_until_they_are_done() {
    resolved();
    major.addFinding(incident.id(), LEE, "the pool was too small");
    major.agreeAction(incident.id(), LEE, "size it", "dana", f.now.plus(Duration.ofDays(9)));
    major.agreeAction(incident.id(), LEE, "watch it", "kim", f.now.plus(Duration.ofDays(1)));
    major.completeReview(incident.id(), LEE, "two actions");
    major.completeAction(incident.id(), DANA, 2, "an alert");
    major.completeAction(incident.id(), DANA, 2, "an alert");
    f.worker.runUntilIdle();
    f.sent.clear();
    f.pass(Duration.ofDays(15));
    assertThat(f.told()).containsExactly("dana:review", "dana:review");
    major.completeAction(incident.id(), DANA, 1, null);
    f.pass(Duration.ofDays(30));
    assertThat(f.told()).hasSize(2);
    assertThat(f.events(incident).stream().filter("action-completed"::equals)).hasSize(2);
    assertThat(review().findings()).isEqualTo(1);
    f.check(incident);
  }

  @Test
  void goes_on_when_the_incident_is_reopened_and_a_completed_one_is_followed_by_another() {
    resolved();
    f.desk.reopen(incident.id(), DANA, "no");
    f.desk.resolve(incident.id(), DANA, "now");
    assertThat(f.events(incident).stream().filter("review-opened"::equals)).hasSize(1);
    major.agreeAction(incident.id(), LEE, "size it", "dana", f.now.plus(Duration.ofDays(9)));
    major.completeReview(incident.id(), LEE, "one action");
    f.desk.reopen(incident.id(), DANA, "no");
    f.sleep(minutes(1));
    f.desk.resolve(incident.id(), DANA, "really");
    assertThat(f.events(incident).stream().filter("review-opened"::equals)).hasSize(2);
    assertThat(review().actions()).hasSize(1);
    assertThat(review().completedAt()).isNull();
    f.check(incident);
  }

  @Test
  void refuses_what_makes_no_sense_before_anything_happened() {
    refused(() -> major.addFinding(incident.id(), LEE, "x"), "no review");
    resolved();
    refused(() -> major.addFinding(incident.id(), LEE, " "), "empty");
    refused(() -> major.addFinding(incident.id(), Actor.system("bot"), "x"), "not a person");
    refused(() -> major.agreeAction(incident.id(), LEE, "x", "dana", f.now), "has passed");
    refused(() -> major.completeAction(incident.id(), LEE, 1, null), "no action 1");
    assertThatThrownBy(() -> major.agreeAction(incident.id(), LEE, "x", "dana", Instant.MAX))
        .isInstanceOf(InvalidValueException.class);
    major.completeReview(incident.id(), LEE, "done");
    refused(() -> major.completeReview(incident.id(), LEE, "done"), "was completed");
    refused(
        () -> major.agreeAction(incident.id(), LEE, "x", "dana", f.now.plusSeconds(9)),
        "was completed");
  }

  @Test
  void keeps_a_closed_incident_from_being_archived_until_it_is_completed() {
    resolved();
    f.pass(Duration.ofDays(4));
    assertThat(f.desk.retention().archivable(f.now.plusSeconds(1), 10)).isEmpty();
    major.completeReview(incident.id(), LEE, "done");
    f.worker.runUntilIdle();
    assertThat(f.desk.retention().archivable(f.now.plusSeconds(1), 10))
        .containsExactly(incident.id());
  }

  @Test
  void its_timeline_is_drafted_from_the_register() {
    resolved();
    assertThat(major.timeline(incident.id()).lines())
        .extracting(line -> line.by() + " " + line.sentence())
        .containsExactly(
            "system:monitoring logged: Checkout answers 503, for team checkout",
            "person:dana declared a major incident: half the shop",
            "system:desk ines commands (on call for role incident-commander)",
            "person:dana resolved (fix): done",
            "system:desk a review is owed by 2026-12-02T08:10:00Z");
  }

  @Test
  void is_still_owed_under_a_policy_that_wants_none_and_then_lets_the_incident_go() {
    Fixture changing =
        new Fixture(f.desk.policy(), builder -> builder.policyCodec(new Nodes.MapCodec()));
    Incident each = changing.desk.log(checkoutDown());
    changing.desk.major().declare(each.id(), DANA, "half the shop");
    changing.desk.resolve(each.id(), DANA, "done");
    changing.pass(Duration.ofDays(4));
    changing.desk.activate(Fixture.teams().build());
    changing.sent.clear();
    for (int i = 0; i < 2; i++) {
      changing.sleep(FIVE_DAYS);
      changing.worker.runUntilIdle();
      assertThat(changing.told()).hasSize(i + 1).containsOnly("operations-manager:review");
      assertThat(changing.memory.earliestClaimable(Set.of(TenantId.DEFAULT)).orElseThrow())
          .isAfter(changing.now.plus(minutes(2)));
    }
    changing.desk.major().completeReview(each.id(), LEE, "nothing");
    assertThat(changing.memory.earliestClaimable(Set.of(TenantId.DEFAULT))).isEmpty();
    changing.worker.runUntilIdle();
    assertThat(changing.desk.retention().archivable(changing.now.plusSeconds(1), 10))
        .containsExactly(each.id());
    changing.check(each);
  }

  @Test
  void that_has_open_actions_is_kept_by_an_incident_that_is_cancelled() {
    major.declare(incident.id(), DANA, "all");
    major.standDown(incident.id(), DANA, "no");
    major.agreeAction(incident.id(), LEE, "size it", "kim", f.now.plus(Duration.ofDays(1)));
    f.desk.cancel(incident.id(), DANA, "a test");
    f.worker.runUntilIdle();
    f.sent.clear();
    f.pass(Duration.ofDays(2));
    assertThat(f.told()).containsExactly("kim:review");
    major.completeAction(incident.id(), DANA, 1, null);
    f.check(incident);
  }

  @Test
  void needs_every_part_of_an_action() {
    assertThatThrownBy(() -> new Command.AgreeAction(null, "dana", START)).hasMessage("text");
    assertThatThrownBy(() -> new Command.AgreeAction("x", null, START)).hasMessage("owner");
    assertThatThrownBy(() -> new Command.AgreeAction("x", "dana", null)).hasMessage("dueAt");
  }
}
