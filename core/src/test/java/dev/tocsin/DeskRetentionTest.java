package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.LEE;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.TenantId;
import dev.tocsin.incident.UnknownEvent;
import dev.tocsin.store.Capability;
import dev.tocsin.store.Query;
import dev.tocsin.store.Redaction;
import dev.tocsin.store.UnsupportedCapabilityException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeskRetentionTest {
  private final Fixture f = new Fixture(Fixture.shop());
  private final DeskRetention retention = f.desk.retention();

  private Incident closed(Report report) {
    Incident incident = f.desk.log(report);
    f.worker.runUntilIdle();
    f.desk.resolve(incident.id(), DANA, "Kim's cart is mended");
    f.desk.close(incident.id(), DANA);
    f.worker.runUntilIdle();
    return f.get(incident);
  }

  private Entry last(Incident incident) {
    List<Entry> history = f.history(incident);
    return history.get(history.size() - 1);
  }

  @Nested
  class C34_archiving {
    @Test
    void a_dry_run_says_what_would_go_and_changes_nothing() {
      Incident first = closed(checkoutDown());
      f.sleep(minutes(1));
      Incident second = closed(Report.of("Mail is late"));
      f.desk.log(Report.of("still open"));

      assertThat(retention.archivable(f.now.plusSeconds(1), 10))
          .containsExactly(first.id(), second.id());
      assertThat(retention.archivable(f.now, 10)).containsExactly(first.id());
      assertThat(f.get(first)).isEqualTo(first);
      assertThat(f.desk.search(Query.all(), null, 10).incidents()).hasSize(3);
    }

    @Test
    void what_was_looked_at_goes_and_who_did_it_and_why_is_on_record() {
      Incident incident = closed(checkoutDown());
      List<IncidentId> dry = retention.archivable(f.now.plusSeconds(1), 10);

      assertThat(retention.archive(dry, LEE, "two years old")).isEqualTo(dry);

      assertThat(last(incident).by()).isEqualTo(LEE);
      assertThat(last(incident).event()).isEqualTo(new RecordEvent.Archived("two years old"));
      assertThat(f.desk.search(Query.all(), null, 10).incidents()).isEmpty();
      assertThat(f.desk.find(incident.reference())).contains(f.get(incident));
      f.check(incident);
    }

    @Test
    void an_open_one_is_refused_by_name_and_stays_as_it_is() {
      Incident open = f.desk.log(checkoutDown());

      assertThatThrownBy(() -> retention.archive(open.id(), LEE, "x"))
          .asInstanceOf(throwable(UnfinishedIncidentException.class))
          .satisfies(
              error -> {
                assertThat(error.incidentId()).isEqualTo(open.id());
                assertThat(error.phase()).isNotEqualTo(Phase.CLOSED);
              })
          .hasMessageContaining("close it first");
      assertThat(f.get(open)).isEqualTo(open);
    }

    @Test
    void a_closed_one_with_something_to_be_sent_is_refused_and_nothing_is_recorded() {
      Incident incident = f.desk.log(checkoutDown());
      assertThat(f.memory.claimOutbox(Set.of(TenantId.DEFAULT), 10, minutes(5)).claims())
          .as("on their way")
          .isNotEmpty();
      f.desk.resolve(incident.id(), DANA, "mended");
      Incident unsent = f.desk.close(incident.id(), DANA);

      assertThatThrownBy(() -> retention.archive(incident.id(), LEE, "x"))
          .asInstanceOf(type(UnfinishedIncidentException.class))
          .extracting(UnfinishedIncidentException::phase)
          .isEqualTo(Phase.CLOSED);
      assertThat(f.get(incident)).isEqualTo(unsent);
    }

    @Test
    void what_ceased_to_be_finished_in_between_and_what_is_not_there_stays() {
      Incident reopened = closed(checkoutDown());
      Incident other = closed(Report.of("Mail is late"));
      IncidentId never = new IncidentId(new UUID(1, 1));
      f.desk.reopen(reopened.id(), DANA, "not over");

      assertThat(retention.archive(List.of(reopened.id(), never, other.id()), LEE, "x"))
          .containsExactly(other.id());
      assertThatThrownBy(() -> retention.archive(never, LEE, "x"))
          .isInstanceOf(NoSuchIncidentException.class);
    }

    @Test
    void doing_it_again_is_harmless_and_leaves_one_record() {
      Incident incident = closed(checkoutDown());
      Incident archived = retention.archive(incident.id(), LEE, "two years old");

      assertThat(retention.archive(incident.id(), DANA, "again")).isEqualTo(archived);
      assertThat(f.events(incident)).containsOnlyOnce("archived");
    }

    @Test
    void one_that_was_reopened_and_closed_since_is_recorded_anew() {
      Incident incident = closed(checkoutDown());
      Redaction record = retention.redaction(incident.id(), LEE, "x");
      assertThat(record.replaced()).isNotEmpty();
      f.desk.reopen(incident.id(), DANA, "not over");
      f.worker.runUntilIdle();
      f.desk.resolve(incident.id(), DANA, "mended");
      f.desk.close(incident.id(), DANA);
      f.worker.runUntilIdle();

      retention.archive(incident.id(), LEE, "two years old");
      assertThat(last(incident).event().type()).isEqualTo("archived");
    }
  }

  @Nested
  class C35_redaction {
    @Test
    void a_dry_run_shows_every_line_as_it_would_stand_and_changes_nothing() {
      Incident incident = closed(checkoutDown());

      Redaction dry = retention.redaction(incident.id(), LEE, "erasure request 7");

      assertThat(dry.replaced().toString()).doesNotContain("Kim");
      assertThat(dry.replaced()).isNotEmpty();
      assertThat(f.get(incident)).isEqualTo(incident);
    }

    @Test
    void what_was_looked_at_is_what_stands_and_who_asked_for_it_is_on_record() {
      Incident incident = closed(checkoutDown());
      Redaction dry = retention.redaction(incident.id(), LEE, "erasure request 7");

      Incident redacted = retention.redact(dry, LEE);

      assertThat(f.get(incident)).isEqualTo(redacted).isEqualTo(dry.commit().snapshot());
      assertThat(f.history(incident)).containsAll(dry.replaced());
      assertThat(f.history(incident).toString()).doesNotContain("Kim");
      assertThat(last(incident).by()).isEqualTo(LEE);
      assertThat(last(incident).event())
          .isInstanceOfSatisfying(
              RecordEvent.Redacted.class,
              redaction -> {
                assertThat(redaction.entries()).isEqualTo(dry.replaced().size());
                assertThat(redaction.reason()).isEqualTo("erasure request 7");
              });
      f.check(incident);
    }

    @Test
    void an_archived_one_can_be_redacted_and_stays_archived() {
      Incident incident = closed(checkoutDown());
      retention.archive(incident.id(), LEE, "two years old");
      retention.redact(retention.redaction(incident.id(), LEE, "erasure"), LEE);

      assertThat(f.history(incident).toString()).doesNotContain("Kim").contains("two years old");
      assertThat(f.desk.search(Query.all(), null, 10).incidents()).isEmpty();
      retention.archive(incident.id(), LEE, "again");
      assertThat(f.events(incident)).containsOnlyOnce("archived");
    }

    @Test
    void what_has_changed_since_it_was_looked_at_is_refused() {
      Incident incident = closed(checkoutDown());
      Redaction dry = retention.redaction(incident.id(), LEE, "erasure");
      Incident moved = f.desk.comment(incident.id(), DANA, "Kim called again");

      assertThatThrownBy(() -> retention.redact(dry, LEE))
          .asInstanceOf(type(StaleVersionException.class))
          .satisfies(
              error -> {
                assertThat(error.expected()).isEqualTo(incident.version());
                assertThat(error.actual()).isEqualTo(moved.version());
              });
      assertThat(f.get(incident)).isEqualTo(moved);
    }

    @Test
    void an_open_one_is_refused() {
      Incident open = f.desk.log(checkoutDown());
      assertThatThrownBy(() -> retention.redaction(open.id(), LEE, "erasure"))
          .isInstanceOf(UnfinishedIncidentException.class);
    }
  }

  @Test
  void whoever_may_not_is_refused_and_named() {
    Fixture strict =
        new Fixture(
            Fixture.shop(),
            builder ->
                builder.authorizer(
                    (actor, action, incident) ->
                        !(action.equals("archive") || action.equals("redact"))));
    Incident incident = strict.desk.log(checkoutDown());

    for (Runnable call :
        List.<Runnable>of(
            () -> strict.desk.retention().archive(incident.id(), LEE, "x"),
            () -> strict.desk.retention().redaction(incident.id(), LEE, "x"))) {
      assertThatThrownBy(call::run).isInstanceOf(NotAuthorizedException.class);
    }
  }

  @Test
  void a_store_that_cannot_refuses_by_name() {
    Fixture plain = new Fixture(Fixture.shop(), builder -> builder, FaultyStore::new);

    assertThatThrownBy(() -> plain.desk.retention().archivable(plain.now, 10))
        .asInstanceOf(type(UnsupportedCapabilityException.class))
        .extracting(UnsupportedCapabilityException::capability)
        .isEqualTo(Capability.RETENTION);
  }

  @Test
  void the_record_of_an_archiving_is_no_unknown_event() {
    Incident incident = closed(checkoutDown());
    retention.archive(incident.id(), LEE, "two years old");

    assertThat(f.history(incident)).noneMatch(entry -> entry.event() instanceof UnknownEvent);
  }
}
