package dev.tocsin.examples.spring;

import static dev.tocsin.examples.spring.House.failed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.JoinedDesk;
import dev.tocsin.TransactionConflictException;
import dev.tocsin.desk.Command;
import dev.tocsin.examples.spring.Database.Kind;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Urgency;
import dev.tocsin.lifecycle.IllegalTransitionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionException;

/** One transaction for the order and its incident, on both databases. */
class SpringTransactionTest {
  private static final Actor SAM = Actor.person("sam");

  private House house;

  private House on(Kind kind) {
    house = new House(kind);
    return house;
  }

  @AfterEach
  void close() {
    house.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_commit_leaves_both_and_then_the_worker_finds_it(Kind kind) {
    Incident incident = on(kind).orders.fail("4711", failed("4711"));

    assertThat(house.orders.has("4711")).isTrue();
    assertThat(house.desk.find(incident.id())).contains(incident);
    assertThat(house.heard).containsExactly("Payment of order 4711 failed");
    assertThat(house.work()).hasSize(1).allMatch(message -> message.startsWith("sam"));
  }

  @ParameterizedTest
  @EnumSource
  void before_the_commit_nobody_sees_it_sends_it_or_hears_of_it(Kind kind) {
    on(kind)
        .transaction
        .executeWithoutResult(
            status -> {
              Incident incident = house.orders.fail("4711", failed("4711"));
              assertThat(house.springDesk.joined().find(incident.id())).contains(incident);
              Thread other = new Thread(() -> assertThat(house.incidents()).isEmpty());
              run(other);
              Thread worker = new Thread(() -> assertThat(house.work()).isEmpty());
              run(worker);
              assertThat(house.heard).isEmpty();
            });
    assertThat(house.heard).hasSize(1);
    assertThat(house.work()).hasSize(1);
  }

  /** Elsewhere: on a thread without the transaction. */
  private static void run(Thread thread) {
    Throwable[] failure = new Throwable[1];
    thread.setUncaughtExceptionHandler((dead, error) -> failure[0] = error);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assertThat(failure[0]).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void a_rollback_leaves_neither_and_no_message_goes_out(Kind kind) {
    on(kind)
        .transaction
        .executeWithoutResult(
            status -> {
              house.orders.fail("4711", failed("4711"));
              status.setRollbackOnly();
            });

    assertThat(house.orders.has("4711")).isFalse();
    assertThat(house.incidents()).isEmpty();
    assertThat(house.heard).isEmpty();
    assertThat(house.work()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_refusal_of_the_desk_takes_the_order_with_it(Kind kind) {
    assertThatThrownBy(
            () ->
                on(kind)
                    .orders
                    .fail("4711", failed("4711").urgency(Urgency.of("as soon as possible"))))
        .isInstanceOf(InvalidValueException.class);

    assertThat(house.orders.has("4711")).isFalse();
    assertThat(house.incidents()).isEmpty();
    assertThat(house.work()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_host_that_can_live_with_the_refusal_goes_on(Kind kind) {
    on(kind)
        .transaction
        .executeWithoutResult(
            status -> {
              Incident incident = house.orders.fail("4711", failed("4711"));
              JoinedDesk joined = house.springDesk.joined();
              assertThatThrownBy(() -> joined.handle(incident.id(), new Command.Resume(), SAM))
                  .isInstanceOf(IllegalTransitionException.class);
            });

    assertThat(house.orders.has("4711")).isTrue();
    assertThat(house.incidents()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void requires_new_stands_whatever_becomes_of_the_outer_one(Kind kind) {
    on(kind)
        .transaction
        .executeWithoutResult(
            status -> {
              house.orders.fail("outer", failed("outer"));
              house.orders.failInItsOwn("inner", failed("inner"));
              assertThat(house.heard).containsExactly("Payment of order inner failed");
              status.setRollbackOnly();
            });

    assertThat(house.orders.has("outer")).isFalse();
    assertThat(house.orders.has("inner")).isTrue();
    assertThat(house.incidents())
        .extracting(incident -> incident.details().title())
        .containsExactly("Payment of order inner failed");
    assertThat(house.heard).containsExactly("Payment of order inner failed");
    assertThat(house.work()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_nested_one_that_goes_back_to_its_savepoint_is_gone_and_nobody_hears_of_it(Kind kind) {
    on(kind)
        .transaction
        .executeWithoutResult(
            status -> {
              house.orders.fail("outer", failed("outer"));
              assertThatThrownBy(
                      () ->
                          house.orders.failNested(
                              "nested", failed("nested").urgency(Urgency.of("never"))))
                  .isInstanceOf(InvalidValueException.class);
              Object savepoint = status.createSavepoint();
              house.orders.fail("inner", failed("inner"));
              status.rollbackToSavepoint(savepoint);
              house.orders.failNested("kept", failed("kept"));
            });

    assertThat(house.orders.has("nested")).isFalse();
    assertThat(house.orders.has("inner")).isFalse();
    assertThat(house.heard)
        .containsExactly("Payment of order outer failed", "Payment of order kept failed");
    assertThat(house.incidents()).hasSize(2);
    assertThat(house.work()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void an_order_whose_commit_was_never_answered_is_run_again_and_happens_once(Kind kind) {
    on(kind).database.cutAfterCommit();
    assertThatThrownBy(() -> house.orders.fail("4711", failed("4711")))
        .isInstanceOfAny(
            TransactionException.class, org.springframework.dao.DataAccessException.class);
    assertThat(house.heard).isEmpty();

    Incident incident = house.orders.fail("4711", failed("4711"));

    assertThat(house.orders.has("4711")).isTrue();
    assertThat(house.incidents()).containsExactly(incident);
    assertThat(house.work()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void somebody_who_was_quicker_is_a_typed_error_and_the_host_runs_it_again(Kind kind) {
    Incident incident = on(kind).orders.fail("4711", failed("4711"));
    house.between =
        () -> {
          Thread other = new Thread(() -> house.desk.comment(incident.id(), SAM, "quicker"));
          run(other);
        };
    assertThatThrownBy(
            () ->
                house.transaction.executeWithoutResult(
                    status ->
                        house
                            .springDesk
                            .joined()
                            .handle(incident.id(), new Command.Acknowledge(), SAM)))
        .isInstanceOf(TransactionConflictException.class);

    house.transaction.executeWithoutResult(
        status -> house.springDesk.joined().handle(incident.id(), new Command.Acknowledge(), SAM));
    assertThat(house.desk.find(incident.id()).orElseThrow().acknowledgement()).isNotNull();
  }

  @ParameterizedTest
  @EnumSource
  void one_connection_is_enough(Kind kind) {
    on(kind).database.most = 0;
    house.orders.fail("4711", failed("4711"));

    assertThat(house.database.most).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void without_a_transaction_it_says_so(Kind kind) {
    on(kind);
    assertThatThrownBy(() -> house.springDesk.joined())
        .isInstanceOf(IllegalTransactionStateException.class)
        .hasMessageContaining("@Transactional");
  }
}
