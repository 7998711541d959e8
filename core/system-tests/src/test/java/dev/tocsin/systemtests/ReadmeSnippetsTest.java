package dev.tocsin.systemtests;

import static dev.tocsin.incident.Actor.person;
import static dev.tocsin.incident.Impact.EXTENSIVE;
import static dev.tocsin.incident.Source.MONITORING;
import static dev.tocsin.incident.Urgency.CRITICAL;
import static dev.tocsin.testkit.DeskAssert.assertThat;

import dev.tocsin.ServiceDesk;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Recipient;
import dev.tocsin.incident.Report;
import dev.tocsin.memory.MemoryStore;
import dev.tocsin.policy.Policy;
import dev.tocsin.policyfile.PolicyFile;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.testkit.DeskExtension;
import dev.tocsin.testkit.TestDesk;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The README's code, compiled. What stands between the marks is compared with the README. */
class ReadmeSnippetsTest {
  interface Mailer {
    void send(Recipient recipient, String subject, String text);
  }

  static Incident embed(Mailer mailer, ScheduledExecutorService executor) {
    // README: embed
    Policy policy = PolicyFile.read(Path.of("desk.yaml"));
    IncidentStore store = MemoryStore.create(Clock.systemUTC());
    ServiceDesk desk =
        ServiceDesk.builder(policy, store, UUID::randomUUID)
            .notifier(
                message -> mailer.send(message.recipient(), message.subject(), message.text()))
            .build();
    desk.worker().start(executor);

    Incident incident =
        desk.log(
            Report.of("Checkout answers 503")
                .source(MONITORING)
                .category("application/checkout")
                .service("shop")
                .impact(EXTENSIVE)
                .urgency(CRITICAL)
                .dedupKey("checkout-503"));

    desk.acknowledge(incident.id(), person("dana"));
    desk.resolve(incident.id(), person("dana"), "Rolled back release 4812");
    // README: end
    return desk.find(incident.id()).orElseThrow();
  }

  /** The policy of the README, read from the README. */
  @RegisterExtension static final DeskExtension DESK = DeskExtension.with(ReadmeTest.policy());

  private static Report checkoutDown() {
    return Report.of("Checkout answers 503")
        .category("application/checkout")
        .impact(EXTENSIVE)
        .urgency(CRITICAL);
  }

  // README: test
  @Test
  void nobody_answers_for_a_quarter_of_an_hour(TestDesk desk) {
    desk.log(checkoutDown());
    desk.pass(Duration.ofMinutes(15));
    assertThat(desk).notified("dana").notifiedOnCallOf("database").atRung("experts");
  }
  // README: end
}
