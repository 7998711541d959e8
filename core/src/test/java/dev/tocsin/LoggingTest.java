package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.LEE;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Reference;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Practice 1: log every incident, once. */
class LoggingTest {
  private final Fixture f = new Fixture(Fixture.shop());

  private List<Incident> all() {
    return f.desk.search(Query.all(), null, 100).incidents();
  }

  @Nested
  class A_first_report {
    @Test
    void becomes_an_incident_of_exactly_one_team() {
      Incident incident = f.desk.log(checkoutDown());
      assertThat(incident.team()).isEqualTo("checkout");
      assertThat(incident.priority()).isEqualTo(Priority.P1);
      assertThat(incident.recurrences()).isZero();
      assertThat(f.history(incident).get(0).by()).isEqualTo(Actor.system("monitoring"));
    }

    @Test
    void of_which_only_a_title_is_known_gets_the_defaults() {
      Incident incident = f.desk.log(Report.of("Printer on fire"));
      assertThat(incident.team()).isEqualTo("service-desk");
      assertThat(incident.priority()).isEqualTo(Priority.P3);
    }

    @Test
    void with_a_word_that_the_policy_does_not_know_is_refused_and_leaves_nothing() {
      assertThatThrownBy(() -> f.desk.log(checkoutDown().impact(Impact.of("huge"))))
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining("'huge'");
      assertThat(all()).isEmpty();
    }

    @Test
    void may_have_begun_at_an_instant_of_more_precision_than_a_store_keeps() {
      Incident incident =
          f.desk.log(checkoutDown().occurredAt(Instant.parse("2018-08-03T09:52:26.739266876Z")));
      assertThat(incident.details().occurredAt())
          .isEqualTo(Instant.parse("2018-08-03T09:52:26.739266Z"));
    }

    @Test
    void is_found_by_its_reference_however_it_is_written() {
      Incident incident = f.desk.log(checkoutDown());
      String digits = incident.reference().value().substring(4);
      for (String typed :
          List.of(
              digits,
              digits.toLowerCase(java.util.Locale.ROOT),
              "inc " + digits.substring(0, 3) + " " + digits.substring(3),
              "INC-" + digits.replace('0', 'o'))) {
        assertThat(f.desk.find(Reference.of(typed))).as(typed).contains(incident);
      }
      assertThatThrownBy(() -> Reference.of("INC-12")).isInstanceOf(InvalidValueException.class);
    }
  }

  @Nested
  class The_same_again {
    private final Incident first = f.desk.log(checkoutDown());

    @Test
    void is_a_recurrence_of_the_open_incident() {
      Incident again = f.desk.log(checkoutDown());
      assertThat(again.id()).isEqualTo(first.id());
      assertThat(again.recurrences()).isEqualTo(1);
      assertThat(all()).hasSize(1);
    }

    @Test
    void without_a_key_is_another_incident() {
      f.desk.log(Report.of("x"));
      f.desk.log(Report.of("x"));
      assertThat(all()).hasSize(3);
    }

    @Test
    void on_a_resolved_incident_is_a_relapse() {
      f.desk.resolve(first.id(), DANA, "done");
      f.pass(minutes(60));
      Incident again = f.desk.log(checkoutDown());
      assertThat(again.id()).isEqualTo(first.id());
      assertThat(again.state()).isEqualTo("In progress");
      assertThat(again.resolution()).isNull();
      assertThat(again.escalation().round()).isEqualTo(2);
    }

    @Test
    void within_the_window_after_the_close_reopens() {
      f.desk.resolve(first.id(), DANA, "done");
      f.desk.close(first.id(), DANA);
      f.sleep(Duration.ofDays(7));
      assertThat(f.desk.log(checkoutDown()).id()).isEqualTo(first.id());
      f.check(first);
    }

    @Test
    void past_the_window_is_a_new_incident_that_is_linked_to_the_old_one() {
      f.desk.resolve(first.id(), DANA, "done");
      f.desk.close(first.id(), DANA);
      f.sleep(Duration.ofDays(7).plusMillis(1));
      Incident again = f.desk.log(checkoutDown());
      assertThat(again.id()).isNotEqualTo(first.id());
      assertThat(again.links()).containsExactly(new Link(Link.RELATES_TO, first.id().toString()));
      f.check(again);
    }

    @Test
    void long_after_a_close_that_no_worker_has_recorded_is_a_new_incident_too() {
      f.desk.resolve(first.id(), DANA, "done");
      f.sleep(Duration.ofDays(3 + 7 + 1));
      Incident again = f.desk.log(checkoutDown());
      assertThat(again.id()).isNotEqualTo(first.id());
      assertThat(f.get(first).state()).isEqualTo("Closed");
      assertThat(again.links()).containsExactly(new Link(Link.RELATES_TO, first.id().toString()));
      f.check(first);
    }

    @Test
    void does_not_reopen_what_was_cancelled() {
      f.desk.cancel(first.id(), DANA, "a test");
      assertThat(f.desk.log(checkoutDown()).id()).isNotEqualTo(first.id());
      assertThat(f.get(first).state()).isEqualTo("Cancelled");
    }

    @Test
    void does_not_reopen_a_duplicate() {
      Incident other = f.desk.log(checkoutDown().dedupKey("other"));
      f.desk.handle(first.id(), new Command.MarkDuplicate(other.id()), Caller.of(DANA));
      assertThat(f.desk.log(checkoutDown()).id()).isNotEqualTo(first.id());
      assertThat(f.get(first).state()).isEqualTo("Closed");
    }

    @Test
    void of_another_tenant_is_another_incident() {
      ServiceDesk theirs =
          ServiceDesk.builder(Fixture.shop(), f.memory, f::id).tenant(TenantId.of("b")).build();
      Incident other = theirs.log(checkoutDown());
      assertThat(other.id()).isNotEqualTo(first.id());
      assertThat(theirs.find(first.id())).isEmpty();
      assertThat(theirs.findOwner("checkout-503")).contains(other);
    }
  }

  @Nested
  class Reopening {
    @Test
    void is_refused_when_a_newer_incident_owns_the_key_and_names_it() {
      Incident other = f.desk.log(Report.of("the original"));
      Incident mine = f.desk.log(checkoutDown());
      f.desk.handle(mine.id(), new Command.MarkDuplicate(other.id()), Caller.of(DANA));
      f.desk.resolve(other.id(), DANA, "done");
      f.desk.close(other.id(), DANA);
      f.sleep(Duration.ofDays(8));
      Incident newer = f.desk.log(checkoutDown());
      Command unmerge = new Command.Unmerge("another cause");
      assertThatThrownBy(() -> f.desk.handle(mine.id(), unmerge, Caller.of(LEE)))
          .isInstanceOfSatisfying(
              DuplicateKeyException.class,
              refused -> assertThat(refused.owner()).isEqualTo(newer.id()));
    }
  }

  @Nested
  class At_once {
    @Test
    void many_threads_that_log_one_key_make_one_incident_and_the_rest_are_recurrences()
        throws Exception {
      ServiceDesk desk = ServiceDesk.builder(Fixture.shop(), f.memory, UUID::randomUUID).build();
      ExecutorService pool = Executors.newFixedThreadPool(8);
      try {
        List<Future<Incident>> calls = new java.util.ArrayList<>();
        for (int i = 0; i < 40; i++) {
          calls.add(pool.submit(() -> desk.log(checkoutDown())));
        }
        for (Future<Incident> call : calls) {
          call.get();
        }
      } finally {
        pool.shutdownNow();
      }
      assertThat(all()).hasSize(1);
      assertThat(all().get(0).recurrences()).isEqualTo(39);
      f.check(all().get(0));
    }
  }
}
