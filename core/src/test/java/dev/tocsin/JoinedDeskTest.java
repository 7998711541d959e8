package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.checkoutDown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.host.DeskListener;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.memory.MemoryStore;
import dev.tocsin.store.Capability;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.JoinedTransaction;
import dev.tocsin.store.UnsupportedCapabilityException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the desk does in a host's transaction; with real ones in examples/spring-transaction. */
class JoinedDeskTest {
  private final MemoryStore memory =
      MemoryStore.create(() -> Instant.parse("2026-11-27T08:00:00Z"));
  private final Deque<CommitResult> answers = new ArrayDeque<>();
  private final List<Commit> tried = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private long ids;

  /**
   * The memory store with transactions that see it as it is, and commits that go as a test says.
   */
  private final IncidentStore store = proxy(IncidentStore.class, memory);

  private final ServiceDesk desk =
      ServiceDesk.builder(Fixture.shop(), store, () -> new UUID(7, ++ids))
          .listener(
              new DeskListener() {
                @Override
                public void committed(Incident after, List<Entry> entries) {
                  heard.add(after.version() + " after " + entries.size());
                }
              })
          .build();

  private <T> T proxy(Class<T> type, Object target) {
    return type.cast(
        Proxy.newProxyInstance(
            JoinedDeskTest.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              String name = method.getName();
              if (name.equals("join")) {
                return proxy(JoinedTransaction.class, memory);
              }
              calls.add(type.getSimpleName() + "." + name);
              if (name.equals("commit")) {
                tried.add((Commit) arguments[0]);
                if (!answers.isEmpty()) {
                  return answers.remove();
                }
              }
              try {
                return IncidentStore.class
                    .getMethod(name, method.getParameterTypes())
                    .invoke(target, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @Test
  void a_store_that_cannot_join_refuses_by_name() {
    assertThatThrownBy(() -> new Fixture(Fixture.shop()).desk.join(new Object()))
        .asInstanceOf(type(UnsupportedCapabilityException.class))
        .extracting(UnsupportedCapabilityException::capability)
        .isEqualTo(Capability.JOINED_TRANSACTIONS);
  }

  @Nested
  class C32_listeners {
    @Test
    void hear_nothing_before_the_host_says_that_it_has_committed() {
      JoinedDesk joined = desk.join("a transaction");
      Incident incident = joined.log(checkoutDown());
      joined.handle(incident.id(), new Command.Acknowledge(), DANA);
      assertThat(heard).isEmpty();

      joined.afterCommit();

      assertThat(heard).hasSize(2);
      assertThat(heard.get(0)).startsWith(incident.version() + " after");
    }

    @Test
    void hear_it_once() {
      JoinedDesk joined = desk.join("a transaction");
      joined.log(checkoutDown());
      joined.afterCommit();
      joined.afterCommit();

      assertThat(heard).hasSize(1);
    }

    @Test
    void hear_nothing_of_what_was_rolled_back() {
      desk.join("a transaction that is rolled back").log(checkoutDown());
      desk.join("another one").afterCommit();

      assertThat(heard).isEmpty();
    }
  }

  @Nested
  class C31_nothing_is_tried_twice {
    private final JoinedDesk joined = desk.join("a transaction");

    @Test
    void a_change_that_came_between_is_a_typed_error_with_the_version() {
      Incident incident = joined.log(checkoutDown());
      tried.clear();
      answers.add(new CommitResult.Conflict(9L));

      assertThatThrownBy(() -> joined.handle(incident.id(), new Command.Acknowledge(), DANA))
          .asInstanceOf(throwable(TransactionConflictException.class))
          .satisfies(
              error -> {
                assertThat(error.incidentId()).isEqualTo(incident.id());
                assertThat(error.actualVersion()).isEqualTo(9);
                assertThat(error.owner()).isNull();
              })
          .hasMessageContaining("version 9")
          .hasMessageContaining("roll back and run the transaction again");
      assertThat(tried).hasSize(1);
    }

    @Test
    void a_key_that_somebody_else_took_is_a_typed_error_with_the_owner() {
      IncidentId owner = new IncidentId(new UUID(1, 2));
      answers.add(new CommitResult.DuplicateKey(owner));

      assertThatThrownBy(() -> joined.log(checkoutDown()))
          .asInstanceOf(type(TransactionConflictException.class))
          .extracting(TransactionConflictException::owner)
          .isEqualTo(owner);
      assertThat(tried).hasSize(1);
    }

    @Test
    void what_the_transaction_cannot_see_is_a_typed_error_without() {
      answers.add(new CommitResult.Conflict(null));

      assertThatThrownBy(() -> joined.log(checkoutDown()))
          .isInstanceOf(TransactionConflictException.class)
          .hasMessageContaining("another transaction");
    }

    @Test
    void a_taken_reference_is_a_typed_error_and_no_other_is_drawn() {
      answers.add(
          new CommitResult.Rejected(CommitResult.Reason.REFERENCE_TAKEN, "somebody else's"));

      assertThatThrownBy(() -> joined.log(checkoutDown()))
          .asInstanceOf(type(CommitRejectedException.class))
          .extracting(CommitRejectedException::reason)
          .isEqualTo(CommitResult.Reason.REFERENCE_TAKEN);
      assertThat(tried).hasSize(1);
    }

    @Test
    void a_lost_race_leaves_the_transaction_usable() {
      answers.add(new CommitResult.Conflict(null));
      assertThatThrownBy(() -> joined.log(checkoutDown()))
          .isInstanceOf(TransactionConflictException.class);

      assertThat(joined.find(joined.log(checkoutDown()).id())).isPresent();
    }
  }

  @Test
  void a_request_that_was_seen_is_not_made_again() {
    Caller caller = Caller.of(DANA).request("order-4711");
    Incident incident = desk.join("a transaction whose answer is lost").log(checkoutDown(), caller);

    assertThat(desk.join("the next one").log(checkoutDown(), caller)).isEqualTo(incident);
    assertThat(tried).hasSize(1);
  }

  @Test
  void once_the_desk_has_met_the_store_everything_goes_over_the_hosts_connection() {
    desk.health();
    calls.clear();
    JoinedDesk joined = desk.join("a transaction");
    Incident incident = joined.log(checkoutDown());
    joined.handle(incident.id(), new Command.Acknowledge(), DANA);
    joined.find(incident.reference());
    joined.findOwner("checkout-503");
    joined.history(incident.id());

    assertThat(calls).isNotEmpty().allMatch(call -> call.startsWith("JoinedTransaction."));
  }
}
