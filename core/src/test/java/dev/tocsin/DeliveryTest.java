package dev.tocsin;

import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static dev.tocsin.RungsDueTest.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.escalation.Rung;
import dev.tocsin.host.DeskListener;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.Report;
import dev.tocsin.notification.Notification;
import dev.tocsin.notification.UndeliverableException;
import dev.tocsin.policy.DeliveryRules;
import dev.tocsin.policy.Policy;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What becomes of a message when the notifier misbehaves. */
class DeliveryTest {
  private static final Policy POLICY =
      path(
          Rung.after("page", minutes(0)).notifyOnCall("checkout"),
          Rung.after("more", minutes(60)).notifyOnCall("database"));

  /** What the notifier does next; it delivers when this does nothing. */
  private interface Behaviour {
    void send(Notification message) throws Exception;
  }

  private Behaviour behaviour = message -> {};
  private final List<Notification> delivered = new ArrayList<>();
  private final List<Instant> retries = new ArrayList<>();
  private final List<Integer> attempts = new ArrayList<>();
  private final Fixture f =
      new Fixture(
          POLICY,
          desk ->
              desk.notifier(
                      message -> {
                        behaviour.send(message);
                        delivered.add(message);
                      })
                  .listener(
                      new DeskListener() {
                        @Override
                        public void retrying(
                            Notification message, int attempt, Instant again, Throwable error) {
                          retries.add(again);
                        }

                        @Override
                        public void delivered(Notification message, int attempt, Instant at) {
                          attempts.add(attempt);
                        }
                      }));

  private List<String> told() {
    return delivered.stream().map(message -> message.recipient().id()).toList();
  }

  private static Behaviour fail(Throwable error) {
    return message -> {
      if (error instanceof Error e) {
        throw e;
      }
      throw (Exception) error;
    };
  }

  @Nested
  class A_notifier_that_fails {
    @Test
    void is_tried_again_with_pauses_that_double_and_are_the_same_on_every_run() {
      behaviour = fail(new IOException("no route"));
      f.desk.log(checkoutDown());
      f.worker.runUntilIdle();
      List<Duration> pauses = new ArrayList<>();
      while (pauses.size() < 5) {
        Instant again = retries.get(retries.size() - 1);
        pauses.add(Duration.between(f.now, again));
        f.now = again.minusMillis(1);
        assertThat(f.worker.runUntilIdle().busy()).isFalse();
        f.now = again;
        f.worker.runUntilIdle();
      }
      long full = 10_000;
      for (Duration pause : pauses) {
        assertThat(pause.toMillis()).isBetween(full * 4 / 5, full);
        full *= 2;
      }
      DeliveryRules rules = DeliveryRules.DEFAULT;
      OutboxKey key = new OutboxKey(new java.util.UUID(1, 2), 3);
      assertThat(rules.pause(2, key)).isEqualTo(rules.pause(2, key));
      assertThat(rules.pause(99, key)).isBetween(minutes(12), minutes(15));
    }

    @Test
    void until_it_works_sends_once() {
      behaviour = fail(new IOException("no route"));
      f.desk.log(checkoutDown());
      f.worker.runUntilIdle();
      behaviour = message -> {};
      f.pass(minutes(5));
      assertThat(told()).containsExactly("dana");
      assertThat(attempts).containsExactly(2);
    }

    @Test
    void for_good_is_given_up_after_so_many_tries_says_so_in_the_incident_and_goes_on() {
      behaviour =
          message -> {
            if (message.recipient().id().equals("dana")) {
              throw new IOException("no route");
            }
          };
      Incident incident = f.desk.log(checkoutDown());
      f.pass(minutes(20));
      assertThat(retries).hasSize(5);
      assertThat(told()).containsExactly("lee");
      EscalationEvent.DeliveryParked parked =
          (EscalationEvent.DeliveryParked)
              f.history(incident).stream()
                  .map(entry -> entry.event())
                  .filter(event -> event instanceof EscalationEvent.DeliveryParked)
                  .findFirst()
                  .orElseThrow();
      assertThat(parked.rung()).isEqualTo("page");
      assertThat(parked.reason()).isEqualTo("IOException: no route");
      assertThat(f.desk.parked(10)).hasSize(1);
      assertThat(f.desk.health().messages().parked()).isEqualTo(1);
      f.check(incident);
    }

    @Test
    void and_is_put_right_sends_what_was_parked_under_its_old_key() {
      behaviour = fail(new UndeliverableException("no such pager", null));
      f.desk.log(checkoutDown());
      f.worker.runOnce();
      behaviour = message -> {};
      var item = f.desk.parked(1).get(0).item();
      assertThat(f.desk.unpark(item)).isTrue();
      assertThat(f.desk.unpark(item)).isFalse();
      f.worker.runUntilIdle();
      assertThat(told()).contains("dana");
    }

    @Test
    void with_an_error_is_tried_again_like_any_other() {
      behaviour = fail(new NoClassDefFoundError("org/slack/Client"));
      f.desk.log(checkoutDown());
      assertThat(f.worker.runOnce().retried()).isEqualTo(1);
    }

    @Test
    void with_an_emoji_where_its_words_are_cut_is_parked_all_the_same() {
      behaviour = fail(new UndeliverableException("x".repeat(299) + "😀😀😀", null));
      Incident incident = f.desk.log(checkoutDown());
      f.worker.runUntilIdle();
      behaviour = fail(new UndeliverableException("x".repeat(298) + "😀😀😀", null));
      Incident other = f.desk.log(checkoutDown().dedupKey("other"));
      f.worker.runUntilIdle();
      assertThat(f.events(incident)).contains("delivery-parked");
      assertThat(f.events(other)).contains("delivery-parked");
    }

    @Test
    void after_it_delivered_is_tried_again_under_the_same_key() {
      List<OutboxKey> keys = new ArrayList<>();
      behaviour =
          message -> {
            keys.add(message.key());
            if (keys.size() == 1) {
              throw new IOException("delivered, but the answer was lost");
            }
          };
      f.desk.log(checkoutDown());
      f.pass(minutes(5));
      assertThat(keys).hasSize(2).containsOnly(keys.get(0));
    }
  }

  @Nested
  class A_notifier_that_is_slow {
    @Test
    void beyond_the_lease_has_sent_once_all_the_same() {
      behaviour = message -> f.now = f.now.plus(DeskWorker.LEASE.multipliedBy(2));
      f.desk.log(checkoutDown());
      f.worker.runUntilIdle();
      f.sleep(DeskWorker.LEASE);
      f.worker.runUntilIdle();
      assertThat(told()).containsExactly("dana");
      assertThat(f.desk.health().messages().due()).isZero();
    }

    @Test
    void is_not_called_for_the_same_message_by_a_second_worker_of_the_node() {
      DeskWorker second = f.desk.worker();
      List<String> calls = new ArrayList<>();
      behaviour =
          message -> {
            calls.add("begin");
            f.now = f.now.plus(DeskWorker.LEASE);
            if (calls.size() == 1) {
              second.runUntilIdle();
            }
          };
      f.desk.log(checkoutDown());
      f.worker.runUntilIdle();
      f.sleep(DeskWorker.LEASE);
      second.runUntilIdle();
      assertThat(calls).hasSize(1);
      assertThat(f.desk.health().messages().due()).isZero();
    }

    @Test
    void does_not_use_up_the_attempts_of_those_that_wait_behind() {
      behaviour = message -> f.sleep(Duration.ofSeconds(20));
      for (int i = 0; i < 40; i++) {
        f.desk.log(Report.of("n" + i).category("application/checkout"));
      }
      for (int i = 0; i < 60; i++) {
        f.worker.runUntilIdle();
        f.sleep(Duration.ofSeconds(20));
      }
      assertThat(delivered.stream().filter(m -> m.rung().equals("page"))).hasSize(40);
      assertThat(attempts).containsOnly(1);
    }
  }

  @Nested
  class Two_workers {
    @Test
    void that_take_turns_send_everything_once() {
      DeskWorker second = f.desk.worker();
      behaviour =
          message -> {
            if (delivered.size() % 3 == 0) {
              second.runOnce();
            }
          };
      for (int i = 0; i < 50; i++) {
        f.desk.log(Report.of("n" + i).category("application/checkout"));
      }
      f.worker.runUntilIdle();
      second.runUntilIdle();
      assertThat(delivered).hasSize(50).doesNotHaveDuplicates();
    }
  }

  @Nested
  class Stopping {
    @Test
    void within_a_step_gives_the_rest_back_at_once() {
      for (int i = 0; i < 5; i++) {
        f.desk.log(Report.of("n" + i).category("application/checkout"));
      }
      behaviour = message -> f.worker.stop();
      f.worker.runUntilIdle();
      assertThat(delivered).hasSize(1);
      behaviour = message -> {};
      f.desk.worker().runOnce();
      assertThat(delivered).hasSize(5);
      assertThat(attempts).containsOnly(1);
    }

    @Test
    void by_an_interrupt_ends_the_turn_and_not_the_worker() {
      for (int i = 0; i < 3; i++) {
        f.desk.log(Report.of("n" + i).category("application/checkout"));
      }
      behaviour =
          message -> {
            throw new InterruptedException("the host wants its thread back");
          };
      f.worker.runUntilIdle();
      assertThat(Thread.interrupted()).isTrue();
      assertThat(delivered).isEmpty();
      behaviour = message -> {};
      f.worker.runUntilIdle();
      assertThat(delivered).hasSize(3);
      assertThat(attempts).containsOnly(1);
    }

    @Test
    void a_worker_that_runs_by_itself_survives_whatever_a_turn_throws() throws Exception {
      ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
      var turns = new java.util.concurrent.CountDownLatch(3);
      behaviour =
          message -> {
            turns.countDown();
            throw new OutOfMemoryError("a small one");
          };
      try {
        for (int i = 0; i < 60; i++) {
          f.desk.log(Report.of("n" + i).category("application/checkout"));
        }
        f.worker.start(executor, Duration.ofMillis(1)); // each turn claims twenty, and throws
        assertThat(turns.await(5, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
      } finally {
        f.worker.stop();
        executor.shutdownNow();
      }
    }
  }

  @Test
  void without_a_notifier_messages_wait_in_the_outbox() {
    ServiceDesk mute = ServiceDesk.builder(POLICY, f.memory, f::id).build();
    mute.log(checkoutDown());
    mute.worker().runUntilIdle();
    f.sleep(minutes(30));
    mute.worker().runUntilIdle();
    assertThat(mute.health().messages().due()).isEqualTo(1);
    f.worker.runUntilIdle();
    assertThat(told()).containsExactly("dana");
  }
}
