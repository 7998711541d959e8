package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.LEE;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static dev.tocsin.Fixture.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.CommandRefusedException;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Resolution;
import dev.tocsin.incident.Source;
import dev.tocsin.register.Figures;
import dev.tocsin.register.FiguresCollector;
import dev.tocsin.register.FiguresOptions;
import dev.tocsin.store.Query;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Practice 3: the reporter confirms or rejects the resolution and can rate it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FeedbackTest {
  private static final Actor KIM = Actor.person("kim");

  private final Fixture f = new Fixture(shop());
  private final Feedback feedback = f.desk.feedback();
  private final Incident incident =
      f.desk.log(checkoutDown().source(Source.USER).reporter(KIM).dedupKey("a"));

  private void resolved() {
    f.pass(minutes(5));
    f.desk.resolve(incident.id(), DANA, "rolled back");
    f.pass(minutes(5));
  }

  private Resolution resolution() {
    return f.get(incident).resolution();
  }

  private Figures.Group figures() {
    FiguresCollector collector = new FiguresCollector(FiguresOptions.asOf(f.now));
    f.desk.register().records(Query.all(), collector::add);
    return collector.figures().all();
  }

  /** Refused with these words, and nothing has happened. */
  private void refused(ThrowingCallable call, String... words) {
    Incident before = f.get(incident);
    assertThatThrownBy(call)
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContainingAll(words);
    assertThat(f.get(incident)).isEqualTo(before);
  }

  @Test
  void the_reporter_confirms_and_it_is_closed_with_the_rating_on_record() {
    resolved();
    Incident closed = feedback.confirm(incident.id(), KIM, 5, "fast, thank you");

    assertThat(closed.phase()).isEqualTo(Phase.CLOSED);
    assertThat(closed.resolution().confirmedAt()).isEqualTo(f.now);
    assertThat(closed.resolution().rating()).isEqualTo(5);
    assertThat(f.events(incident)).endsWith("resolution-confirmed", "closed");
    f.check(incident);
    f.pass(Duration.ofDays(30));
    assertThat(f.events(incident)).endsWith("resolution-confirmed", "closed");
  }

  @Test
  void confirming_needs_no_rating_and_one_can_be_given_later() {
    resolved();
    feedback.confirm(incident.id(), KIM, null, null);
    assertThat(resolution().rating()).isNull();

    feedback.rate(incident.id(), KIM, 3, "it took a while");
    assertThat(resolution().rating()).isEqualTo(3);
    assertThat(resolution().confirmedAt()).isNotNull();
    f.check(incident);
  }

  @Test
  void a_comment_of_the_reporter_afterwards_leaves_the_verdict() {
    resolved();
    feedback.confirm(incident.id(), KIM, 4, null);
    f.desk.comment(incident.id(), KIM, "still fine");
    assertThat(resolution().rating()).isEqualTo(4);
    assertThat(resolution().confirmedAt()).isNotNull();
  }

  @Test
  void the_reporter_rejects_and_the_escalation_begins_anew() {
    resolved();
    f.sent.clear();
    Incident open = feedback.reject(incident.id(), KIM, "still 503");

    assertThat(open.phase()).isEqualTo(Phase.ACTIVE);
    assertThat(open.resolution()).isNull();
    assertThat(open.escalation().round()).isEqualTo(2);
    assertThat(f.events(incident))
        .containsSubsequence("resolution-rejected", "reopened", "round-started");
    f.pass(minutes(1));
    assertThat(f.told()).contains("dana:page");
    f.check(incident);
  }

  @Test
  void what_was_closed_by_itself_can_be_rejected_within_the_reopen_window_only() {
    resolved();
    f.desk.close(incident.id(), DANA);
    Duration window = f.desk.policy().times().reopenWindow();
    f.sleep(window.plusSeconds(1));
    refused(
        () -> feedback.reject(incident.id(), KIM, "still 503"),
        "reject-resolution",
        "it was closed at",
        "log a new incident");
    refused(() -> feedback.rate(incident.id(), KIM, 1, null), "rate-service", "reopen window");

    f.sleep(Duration.ofSeconds(-1));
    feedback.reject(incident.id(), KIM, "still 503");
    assertThat(f.get(incident).phase()).isEqualTo(Phase.ACTIVE);
  }

  @Test
  void a_child_that_was_resolved_with_its_parent_leaves_it_when_its_reporter_rejects() {
    Incident parent = f.desk.log(checkoutDown().dedupKey("b"));
    f.desk.handle(incident.id(), new Command.AttachTo(parent.id(), "the same"), Caller.of(DANA));
    f.pass(minutes(1));
    f.desk.resolve(parent.id(), DANA, "rolled back");
    f.pass(minutes(1));
    assertThat(f.get(incident).phase()).isEqualTo(Phase.RESOLVED);

    feedback.reject(incident.id(), KIM, "mine is not");
    f.pass(minutes(1));
    assertThat(f.get(incident).phase()).isEqualTo(Phase.ACTIVE);
    assertThat(f.get(incident).parent()).isNull();
    assertThat(f.get(parent).phase()).isEqualTo(Phase.RESOLVED);
    f.check(incident);
    f.check(parent);
  }

  @Test
  void before_it_is_resolved_there_is_nothing_to_say() {
    refused(() -> feedback.confirm(incident.id(), KIM, 5, null), "it is in state 'New'");
    refused(() -> feedback.reject(incident.id(), KIM, "no"), "not resolved", "wait until");
    refused(() -> feedback.rate(incident.id(), KIM, 5, null), "not resolved", "is closed");
    f.desk.cancel(incident.id(), DANA, "a test");
    refused(() -> feedback.confirm(incident.id(), KIM, 5, null), "it is in state 'Cancelled'");
    refused(() -> feedback.reject(incident.id(), KIM, "no"), "not resolved");
    refused(() -> feedback.rate(incident.id(), KIM, 5, null), "not resolved");
  }

  @Test
  void a_rating_is_given_once_for_each_resolution() {
    resolved();
    refused(() -> feedback.rate(incident.id(), KIM, 5, null), "it is in state 'Resolved'");
    feedback.confirm(incident.id(), KIM, 2, null);
    refused(() -> feedback.confirm(incident.id(), KIM, 2, null), "it is in state 'Closed'");
    refused(() -> feedback.rate(incident.id(), KIM, 5, null), "rated already, with 2");

    feedback.reject(incident.id(), KIM, "it came back");
    resolved();
    f.desk.close(incident.id(), DANA);
    feedback.rate(incident.id(), KIM, 4, null);
    assertThat(resolution().rating()).isEqualTo(4);
    assertThat(resolution().confirmedAt()).isNull();
  }

  @Test
  void nobody_but_the_reporter_says_so() {
    resolved();
    for (Actor other : List.of(LEE, DANA)) {
      refused(
          () -> feedback.confirm(incident.id(), other, 5, null), other + " is not the reporter");
      refused(() -> feedback.reject(incident.id(), other, "no"), other + " is not the reporter");
    }
    Actor program = Actor.system("survey");
    refused(() -> feedback.confirm(incident.id(), program, 5, null), "is not a person");
    f.desk.close(incident.id(), DANA);
    refused(() -> feedback.rate(incident.id(), LEE, 5, null), "person:lee is not the reporter");
    refused(() -> feedback.rate(incident.id(), program, 5, null), "is not a person");
  }

  @Test
  void an_incident_without_a_reporter_has_nobody_who_could() {
    Incident alarm = f.desk.log(checkoutDown().dedupKey("b"));
    f.desk.resolve(alarm.id(), DANA, "rolled back");
    refused(() -> feedback.confirm(alarm.id(), KIM, 5, null), "it has no reporter");
    refused(() -> feedback.reject(alarm.id(), KIM, "no"), "it has no reporter");
    f.desk.close(alarm.id(), DANA);
    refused(() -> feedback.rate(alarm.id(), KIM, 5, null), "it has no reporter");
    assertThat(f.events(alarm)).endsWith("resolved", "closed");
  }

  @Test
  void a_rating_is_from_1_to_5() {
    resolved();
    Incident before = f.get(incident);
    for (int rating : new int[] {0, 6, -1}) {
      assertThatThrownBy(() -> feedback.confirm(incident.id(), KIM, rating, null))
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining("rating '" + rating + "' is out of range");
    }
    assertThat(f.get(incident)).isEqualTo(before);
    f.desk.close(incident.id(), DANA);
    assertThatThrownBy(() -> feedback.rate(incident.id(), KIM, 6, null))
        .isInstanceOf(InvalidValueException.class);
    assertThat(resolution().rating()).isNull();
  }

  @Test
  void with_one_request_id_it_happens_once() {
    resolved();
    Caller twice = Caller.of(KIM).request("click-1");
    Command confirm = new Command.ConfirmResolution(5, null);
    Incident once = f.desk.handle(incident.id(), confirm, twice);
    assertThat(f.desk.handle(incident.id(), confirm, twice)).isEqualTo(once);
  }

  @Test
  void what_the_reporter_wrote_is_taken_out_with_the_rest_and_the_rating_stays() {
    resolved();
    feedback.reject(incident.id(), KIM, "secret one");
    f.desk.resolve(incident.id(), DANA, "rolled back");
    feedback.confirm(incident.id(), KIM, null, "secret two");
    feedback.rate(incident.id(), KIM, 4, "secret three");
    DeskRetention retention = f.desk.retention();
    retention.redact(retention.redaction(incident.id(), DANA, "asked for"), DANA);

    assertThat(f.history(incident).toString()).doesNotContain("secret").doesNotContain("kim");
    assertThat(resolution().rating()).isEqualTo(4);
    f.check(incident);
    assertThat(figures().feedback().ratings()).containsExactly(0L, 0L, 0L, 1L, 0L);
  }

  @Test
  void figures_tell_the_mean_rating_and_what_was_rejected() {
    assertThat(figures().feedback().rating()).isNull();
    assertThat(figures().rejectedShare()).isNull();
    resolved();
    feedback.confirm(incident.id(), KIM, 1, null);
    feedback.reject(incident.id(), KIM, "it came back");
    assertThat(figures().feedback().rating()).isNull();
    assertThat(figures().rejectedShare()).isEqualTo(1.0);
    resolved();
    feedback.confirm(incident.id(), KIM, 5, null);
    Incident second = f.desk.log(checkoutDown().reporter(LEE).dedupKey("b"));
    f.desk.resolve(second.id(), DANA, "rolled back");
    f.desk.close(second.id(), DANA);
    feedback.rate(second.id(), LEE, 2, null);

    Figures.Group all = figures();
    assertThat(all.feedback().ratings()).containsExactly(0L, 1L, 0L, 0L, 1L);
    assertThat(all.feedback().rating()).isEqualTo(3.5);
    assertThat(all.confirmedShare()).isEqualTo(0.5);
    assertThat(all.rejectedShare()).isEqualTo(1.0 / 3);
  }
}
