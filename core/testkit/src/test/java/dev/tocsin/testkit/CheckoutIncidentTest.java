package dev.tocsin.testkit;

import static dev.tocsin.incident.Actor.person;
import static dev.tocsin.testkit.DeskAssert.assertThat;
import static java.time.Duration.ofMinutes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.ServiceDesk;
import dev.tocsin.desk.Command;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Report;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The kit as a host's test uses it. */
@ExtendWith(DeskExtension.class)
class CheckoutIncidentTest {
  private static final Report CHECKOUT_DOWN = Report.of("Checkout answers 503");

  @Test
  void nobody_answers_for_half_an_hour(TestDesk desk) {
    desk.log(CHECKOUT_DOWN);
    desk.pass(ofMinutes(30));
    assertThat(desk)
        .notified("sam", 2)
        .notifiedOnCallOf("management")
        .atRung("manager")
        .inState("New")
        .ownedBy("service-desk")
        .hasPriority(Priority.P3)
        .unacknowledged();
  }

  @Test
  void whoever_acknowledges_is_left_in_peace(TestDesk desk, ServiceDesk host) {
    Incident incident = desk.log(CHECKOUT_DOWN);
    desk.pass(ofMinutes(4));
    host.acknowledge(incident.id(), person("sam"));
    desk.pass(ofMinutes(20));
    assertThat(desk).notified("sam", 1).acknowledgedBy("sam").notNotified("morgan");
  }

  @Test
  void an_outage_is_caught_up_with_one_message_for_each(TestDesk desk) {
    desk.log(CHECKOUT_DOWN);
    desk.sleep(ofMinutes(60));
    desk.pass(ofMinutes(0));
    assertThat(desk).notified("sam", 2).notified("morgan", 1);
  }

  @Test
  void what_cannot_be_delivered_goes_to_the_next_rung_at_once(TestDesk desk) {
    desk.refuseMessages(message -> message.recipient().id().equals("sam"));
    desk.log(CHECKOUT_DOWN);
    desk.pass(ofMinutes(0));
    assertThat(desk).notNotified("sam").notified("morgan").atRung("manager");
  }

  @Test
  void sentences_can_be_about_one_incident_of_many(TestDesk desk) {
    Incident first = desk.log(CHECKOUT_DOWN);
    Incident second = desk.log(Report.of("Printer jams"));
    desk.handle(second, new Command.DeclareMajor("all printers"), person("sam"));
    assertThat(desk).notified("sam", 2).about(second).notified("sam", 1).major();
    assertThrows(AssertionError.class, () -> assertThat(desk).about(first).major());
  }

  @Nested
  class a_failure_says_what_was_seen {
    @Test
    void of_messages(TestDesk desk) {
      desk.log(CHECKOUT_DOWN);
      AssertionError error =
          assertThrows(AssertionError.class, () -> assertThat(desk).notified("dana"));
      assertTrue(
          error.getMessage().startsWith("Expected 'dana' to be notified."), error.getMessage());
      assertTrue(error.getMessage().contains("00:00:00  page to sam"), error.getMessage());
    }

    @Test
    void of_rungs_states_and_owners(TestDesk desk) {
      desk.log(CHECKOUT_DOWN);
      assertThrows(AssertionError.class, () -> assertThat(desk).atRung("manager"));
      assertThrows(AssertionError.class, () -> assertThat(desk).inState("Closed"));
      assertThrows(AssertionError.class, () -> assertThat(desk).ownedBy("management"));
      assertThrows(AssertionError.class, () -> assertThat(desk).acknowledgedBy("sam"));
      assertThrows(AssertionError.class, () -> assertThat(desk).notifiedOnCallOf("nobody"));
      assertThrows(AssertionError.class, () -> assertThat(desk).hasPriority(Priority.P1));
    }
  }

  @Test
  void the_desk_of_a_test_is_its_own(TestDesk desk, TestDesk same, ServiceDesk host) {
    assertSame(desk, same);
    assertSame(desk.serviceDesk(), host);
    assertNotSame(desk, TestDesk.with(TestDesk.smallPolicy()));
    assertThrows(NoSuchElementException.class, desk::incident);
  }

  @Test
  void the_same_test_gets_the_same_references_on_every_run(TestDesk desk) {
    Incident here = desk.log(CHECKOUT_DOWN);
    Incident there = TestDesk.with(TestDesk.smallPolicy()).log(CHECKOUT_DOWN);
    assertEquals(here, there);
  }

  @Test
  void the_clock_does_not_go_back(TestDesk desk) {
    assertThrows(IllegalArgumentException.class, () -> desk.pass(ofMinutes(-1)));
    assertThrows(IllegalArgumentException.class, () -> desk.sleep(ofMinutes(-1)));
    assertEquals(TestDesk.START, desk.now());
  }
}
