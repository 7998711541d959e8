package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.LEE;
import static dev.tocsin.Fixture.checkoutDown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.CommandRefusedException;
import dev.tocsin.host.DeskListener;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** On what terms a call is made, and what refuses it. */
class RequestsTest {
  private final Fixture f = new Fixture(Fixture.shop());

  @Nested
  class A_request_id {
    @Test
    void makes_a_log_happen_once() {
      Caller caller = Caller.of(DANA).request("r1");
      Incident first = f.desk.log(Report.of("no key"), caller);
      assertThat(f.desk.log(Report.of("no key"), caller)).isEqualTo(first);
      assertThat(f.desk.log(Report.of("no key"), Caller.of(DANA).request("r2")).id())
          .isNotEqualTo(first.id());
    }

    @Test
    void makes_a_recurrence_happen_once() {
      f.desk.log(checkoutDown());
      Caller caller = Caller.of(DANA).request("r1");
      f.desk.log(checkoutDown(), caller);
      assertThat(f.desk.log(checkoutDown(), caller).recurrences()).isEqualTo(1);
    }

    @Test
    void makes_a_recurrence_happen_once_even_when_its_incident_has_ended_since() {
      Incident ended = f.desk.log(checkoutDown());
      Caller caller = Caller.of(DANA).request("r1");
      f.desk.log(checkoutDown(), caller);
      f.desk.cancel(ended.id(), LEE, "a test");
      assertThat(f.desk.log(checkoutDown(), caller)).isEqualTo(f.get(ended));
      assertThat(f.desk.search(Query.all(), null, 10).incidents()).hasSize(1);
    }

    @Test
    void makes_a_recurrence_happen_once_even_when_its_key_has_gone_on_and_on() {
      Incident ended = f.desk.log(checkoutDown());
      Caller caller = Caller.of(DANA).request("r1");
      f.desk.log(checkoutDown(), caller);
      f.desk.cancel(ended.id(), LEE, "a test");
      for (int i = 0; i < 3; i++) {
        f.desk.cancel(f.desk.log(checkoutDown()).id(), LEE, "another test");
      }
      Incident owner = f.desk.log(checkoutDown());
      assertThat(f.desk.log(checkoutDown(), caller)).isEqualTo(f.get(ended));
      assertThat(f.get(owner)).isEqualTo(owner);
    }

    @Test
    void makes_a_command_happen_once_even_when_it_could_not_be_made_again() {
      Incident incident = f.desk.log(checkoutDown());
      Caller caller = Caller.of(DANA).request("r1").expecting(incident.version());
      Command resolve = new Command.Resolve("done", "fix");
      Incident resolved = f.desk.handle(incident.id(), resolve, caller);
      assertThat(f.desk.handle(incident.id(), resolve, caller)).isEqualTo(resolved);
    }

    @Test
    void that_many_threads_use_at_once_happens_once() throws Exception {
      ServiceDesk desk = ServiceDesk.builder(Fixture.shop(), f.memory, UUID::randomUUID).build();
      ExecutorService pool = Executors.newFixedThreadPool(4);
      List<Future<Incident>> calls = new ArrayList<>();
      try {
        for (int i = 0; i < 20; i++) {
          Report report = Report.of("no key");
          calls.add(pool.submit(() -> desk.log(report, Caller.of(DANA).request("r1"))));
        }
        for (Future<Incident> call : calls) {
          call.get();
        }
      } finally {
        pool.shutdownNow();
      }
      assertThat(desk.search(Query.all(), null, 10).incidents()).hasSize(1);
    }

    @Test
    void too_long_is_refused() {
      assertThatThrownBy(() -> f.desk.log(checkoutDown(), Caller.of(DANA).request("r".repeat(201))))
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining("201");
    }
  }

  @Nested
  class What_refuses_a_call {
    private final Incident incident = f.desk.log(checkoutDown());

    @Test
    void a_version_that_has_moved_on() {
      f.desk.comment(incident.id(), DANA, "hm");
      Caller stale = Caller.of(LEE).expecting(incident.version());
      assertThatThrownBy(() -> f.desk.handle(incident.id(), new Command.Start(), stale))
          .isInstanceOf(StaleVersionException.class)
          .hasMessageContaining("load it again");
    }

    @Test
    void an_incident_that_does_not_exist_or_is_of_another_tenant() {
      ServiceDesk theirs =
          ServiceDesk.builder(Fixture.shop(), f.memory, f::id).tenant(TenantId.of("b")).build();
      String unknown = message(f.desk, new IncidentId(new UUID(1, 2)));
      String others = message(theirs, incident.id());
      assertThat(others.replace(incident.id().toString(), "X"))
          .isEqualTo(unknown.replace(new UUID(1, 2).toString(), "X"));
      assertThat(theirs.history(incident.id())).isEmpty();
    }

    private String message(ServiceDesk desk, IncidentId id) {
      try {
        desk.acknowledge(id, DANA);
      } catch (NoSuchIncidentException e) {
        return e.getMessage();
      }
      throw new AssertionError("not refused");
    }

    @Test
    void the_hosts_authoriser_with_nothing_done() {
      Fixture guarded =
          new Fixture(
              Fixture.shop(),
              desk ->
                  desk.authorizer((actor, action, on) -> !action.equals("cancel") && on == null));
      Incident mine = guarded.desk.log(checkoutDown());
      assertThatThrownBy(() -> guarded.desk.cancel(mine.id(), DANA, "x"))
          .isInstanceOfSatisfying(
              NotAuthorizedException.class,
              refused -> {
                assertThat(refused.actor()).isEqualTo(DANA);
                assertThat(refused.action()).isEqualTo("cancel");
              });
      assertThatThrownBy(() -> guarded.desk.log(checkoutDown()))
          .isInstanceOf(NotAuthorizedException.class);
      assertThat(guarded.get(mine).version()).isEqualTo(mine.version());
    }

    @Test
    void an_authoriser_that_fails_with_its_own_error() {
      Fixture guarded =
          new Fixture(
              Fixture.shop(),
              desk ->
                  desk.authorizer(
                      (actor, action, on) -> {
                        throw new IllegalStateException("directory is down");
                      }));
      assertThatThrownBy(() -> guarded.desk.log(checkoutDown())).hasMessage("directory is down");
      assertThat(guarded.desk.search(Query.all(), null, 1).incidents()).isEmpty();
    }

    @Test
    void an_unknown_team_with_those_that_are_known() {
      assertThatThrownBy(() -> f.desk.assign(incident.id(), DANA, "chekout", null, null))
          .isInstanceOf(CommandRefusedException.class)
          .hasMessageContaining("'chekout'")
          .hasMessageContaining("service-desk");
    }

    @Test
    void a_program_that_would_acknowledge() {
      assertThatThrownBy(
              () -> f.desk.acknowledge(incident.id(), dev.tocsin.incident.Actor.system("bot")))
          .isInstanceOf(CommandRefusedException.class)
          .hasMessageContaining("is a program");
    }

    @Test
    void a_thousand_links_but_not_one_that_is_there_already() {
      for (int i = 0; i < 1_000; i++) {
        link("CHG-" + i);
      }
      assertThatThrownBy(() -> link("CHG-1000"))
          .isInstanceOf(CommandRefusedException.class)
          .hasMessageContaining("1000 links");
      long version = f.get(incident).version();
      link("CHG-7");
      assertThat(f.get(incident).version()).isEqualTo(version);
    }

    @Test
    void a_link_to_itself_and_a_duplicate_in_disguise() {
      assertThatThrownBy(() -> link(incident.id().toString()))
          .isInstanceOf(CommandRefusedException.class);
      assertThatThrownBy(
              () ->
                  f.desk.handle(
                      incident.id(),
                      new Command.AddLink(new Link(Link.DUPLICATE_OF, "x")),
                      Caller.of(DANA)))
          .isInstanceOf(CommandRefusedException.class)
          .hasMessageContaining("duplicate");
    }

    private void link(String target) {
      f.desk.handle(
          incident.id(),
          new Command.AddLink(new Link(Link.CAUSED_BY_CHANGE, target)),
          Caller.of(DANA));
    }
  }

  @Nested
  class A_listener {
    @Test
    void that_throws_changes_nothing() {
      Fixture loud =
          new Fixture(
              Fixture.shop(),
              desk ->
                  desk.listener(
                      new DeskListener() {
                        @Override
                        public void committed(Incident after, List<Entry> entries) {
                          throw new IllegalStateException("dashboard is down");
                        }

                        @Override
                        public void delivered(
                            dev.tocsin.notification.Notification message,
                            int attempt,
                            java.time.Instant at) {
                          throw new IllegalStateException("dashboard is down");
                        }
                      }));
      Incident incident = loud.desk.log(checkoutDown());
      loud.worker.runUntilIdle();
      loud.sleep(DeskWorker.LEASE);
      loud.worker.runUntilIdle();
      assertThat(loud.told()).containsExactly("dana:page");
      assertThat(loud.get(incident)).isEqualTo(incident);
    }

    @Test
    void hears_every_entry_once_and_in_order() {
      List<Entry> heard = new ArrayList<>();
      Fixture quiet =
          new Fixture(
              Fixture.shop(),
              desk ->
                  desk.listener(
                      new DeskListener() {
                        @Override
                        public void committed(Incident after, List<Entry> entries) {
                          heard.addAll(entries);
                        }
                      }));
      Incident incident = quiet.desk.log(checkoutDown());
      quiet.pass(Fixture.minutes(60));
      quiet.desk.resolve(incident.id(), DANA, "done");
      assertThat(heard).isEqualTo(quiet.history(incident));
    }
  }
}
