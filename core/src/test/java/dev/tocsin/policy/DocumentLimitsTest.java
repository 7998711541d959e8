package dev.tocsin.policy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.State;
import dev.tocsin.lifecycle.Transition;
import dev.tocsin.lifecycle.Trigger;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Builders refuse what a policy document refuses, so that every policy can be written. */
class DocumentLimitsTest {

  private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 29, 12, 0);

  @Nested
  class A_name_twice_in_one_list {

    @Test
    void of_people_on_call() {
      twice(policy -> policy.team(Team.of("twice", 1, "sam", "sam")), "teams > twice > on-call");
    }

    @Test
    void of_a_role() {
      twice(policy -> policy.role("boss", Staffing.of("sam", "sam")), "roles > boss");
    }

    @Test
    void of_a_supplier() {
      Contact sam = Contact.person("sam");
      twice(policy -> policy.supplier(new Supplier("acme", List.of(sam, sam))), "suppliers > acme");
    }

    @Test
    void of_the_last_resort() {
      twice(
          policy -> policy.lastResort(Contact.person("sam"), Contact.person("sam")), "last-resort");
    }

    @Test
    void of_whom_a_rung_tells() {
      List<Target> targets = List.of(new Target.Reporter(), new Target.Reporter());
      Rung rung = Rung.after("page", Duration.ZERO).action(new Action.Notify(targets));
      twice(policy -> policy.path(Path.of("p", rung)), "paths > p > 0 > notify");
    }

    @Test
    void of_teams_that_are_summoned() {
      Rung rung = Rung.after("page", Duration.ZERO).summon("desk", "desk");
      twice(policy -> policy.path(Path.of("p", rung)), "paths > p > 0 > summon");
    }

    private void twice(UnaryOperator<PolicyBuilder> add, String place) {
      refused(() -> add.apply(desk()).build(), InvalidPolicyException.class)
          .hasMessageContaining(place)
          .hasMessageEndingWith("is there twice: keep one.");
    }
  }

  @Nested
  class An_asterisk {

    @Test
    void in_a_category_that_has_a_team() {
      refused(() -> desk().category("a/*", "desk").build(), InvalidPolicyException.class)
          .hasMessageContaining("category 'a/*' has an asterisk");
    }

    @Test
    void in_a_category_of_a_condition() {
      for (When when : List.of(When.any().categories("*"), When.any().exactCategories("a/*/b"))) {
        refused(() -> desk().escalate("row", when).build(), InvalidPolicyException.class)
            .hasMessageContaining("has an asterisk");
      }
    }
  }

  @Test
  void a_blank_message() {
    refused(() -> Rung.after("page", Duration.ZERO).message(" \n"), InvalidValueException.class)
        .hasMessageContaining("is blank");
  }

  @Test
  void a_reason_of_hold_with_white_space_around_it() {
    State busy = new State("Busy", Phase.ACTIVE);
    State waiting = new State("Waiting", Phase.ON_HOLD);
    for (String reason : List.of(" caller", "caller ", "", "two\nlines")) {
      refused(
          () -> new Transition(busy, Trigger.HOLD, reason, waiting), InvalidValueException.class);
    }
  }

  @Test
  void pauses_with_a_blank_word() {
    refused(() -> new Pauses(Set.of("caller", " ")), InvalidValueException.class);
  }

  @Test
  void quiet_hours_for_no_priority() {
    refused(() -> new QuietHours("night", true, Set.of()), InvalidValueException.class)
        .hasMessageContaining("are for no priority");
  }

  @Test
  void a_window_in_fractions_of_a_second_or_beyond_what_stores_keep() {
    window(NOON.plusNanos(1), NOON.plusDays(1));
    window(NOON, NOON.plusDays(1).plusNanos(1_000));
    window(NOON.withYear(1969), NOON);
    window(NOON, NOON.withYear(10_000));
  }

  private static void window(LocalDateTime from, LocalDateTime until) {
    refused(
        () -> new MaintenanceWindow("m", When.any(), from, until, ZoneOffset.UTC, false),
        InvalidValueException.class);
  }

  private static PolicyBuilder desk() {
    return Policy.builder("p").team(Team.of("desk", 1)).defaultTeam("desk");
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(
      ThrowingCallable call, Class<? extends Throwable> type) {
    return assertThatThrownBy(call).isInstanceOf(type);
  }
}
