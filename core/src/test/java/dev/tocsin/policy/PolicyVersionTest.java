package dev.tocsin.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.Fixture;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Priority;
import dev.tocsin.lifecycle.Lifecycle;
import dev.tocsin.lifecycle.Trigger;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PolicyVersionTest {
  private static final Rung PAGE =
      Rung.after("page", Duration.ofMinutes(5)).until(Until.ACKNOWLEDGED).notifyOnCall("checkout");

  private static PolicyBuilder base() {
    return Fixture.teams();
  }

  private static PolicyBuilder withRung(Rung rung) {
    return base().escalate("row", When.any(), rung);
  }

  @Test
  void every_single_change_of_a_rule_makes_another_version() {
    Map<String, Policy> seen = new LinkedHashMap<>();
    Map<String, UnaryOperator<PolicyBuilder>> changes = new LinkedHashMap<>();
    changes.put("nothing", b -> b);
    changes.put("a team", b -> b.team(Team.of("x", 2)));
    changes.put("its tier", b -> b.team(Team.of("x", 3)));
    changes.put("its people", b -> b.team(Team.of("x", 2, "ann")));
    changes.put("a category", b -> b.category("a", "checkout"));
    changes.put("its team", b -> b.category("a", "network"));
    changes.put("severe", b -> b.severe(Priority.P1, Priority.P2));
    changes.put("last resort", b -> b.lastResort());
    changes.put("catch-up", b -> b.catchUp(CatchUp.EACH));
    changes.put(
        "delivery",
        b -> b.delivery(new DeliveryRules(7, Duration.ofSeconds(10), Duration.ofMinutes(15))));
    changes.put(
        "times",
        b ->
            b.times(
                new Times(
                    Duration.ofDays(3),
                    Duration.ofDays(7),
                    Duration.ofDays(1),
                    Duration.ofMinutes(1))));
    changes.put("stale", b -> b.times(Times.DEFAULT.staleAfter(Duration.ofHours(24))));
    changes.put("path", b -> b.escalate("row", When.any(), PAGE));
    changes.put("row name", b -> b.escalate("row 2", When.any(), PAGE));
    changes.put("condition", b -> b.escalate("row", When.any().services("s"), PAGE));
    changes.put("other condition", b -> b.escalate("row", When.any().teams("network"), PAGE));
    changes.put(
        "rung id",
        b ->
            b.escalate(
                "row",
                When.any(),
                new Rung("p", PAGE.threshold(), PAGE.until(), PAGE.actions(), null, null)));
    changes.put("until", b -> b.escalate("row", When.any(), PAGE.until(Until.RESOLVED)));
    changes.put("message", b -> b.escalate("row", When.any(), PAGE.message("m")));
    changes.put(
        "repeat",
        b -> b.escalate("row", When.any(), PAGE.repeat(new Repeat(Duration.ofMinutes(1), null))));
    changes.put(
        "repeat times",
        b -> b.escalate("row", When.any(), PAGE.repeat(new Repeat(Duration.ofMinutes(1), 1))));
    changes.put("action", b -> b.escalate("row", When.any(), PAGE.declareMajor()));
    changes.put("reassign", b -> b.escalate("row", When.any(), PAGE.reassign("network")));
    changes.put("summon", b -> b.escalate("row", When.any(), PAGE.summon("network")));
    changes.put("inform", b -> b.escalate("row", When.any(), PAGE.informOnCall("network")));
    changes.put(
        "lifecycle",
        b ->
            b.lifecycle(
                Lifecycle.builder()
                    .state("New", dev.tocsin.incident.Phase.NEW)
                    .state("R", dev.tocsin.incident.Phase.RESOLVED)
                    .state("C", dev.tocsin.incident.Phase.CLOSED)
                    .on("New", Trigger.RESOLVE, "R")
                    .on("R", Trigger.CLOSE, "C")
                    .on("R", Trigger.REOPEN, "New")
                    .build()));
    changes.forEach(
        (name, change) -> {
          Policy policy = change.apply(base()).build();
          assertThat(seen).as(name).doesNotContainKey(policy.version());
          seen.put(policy.version(), policy);
        });
    assertThat(seen).hasSize(changes.size());
  }

  @Test
  void what_has_no_order_makes_no_version() {
    When one = When.any().services("a", "b").priorities(Priority.P1, Priority.P2);
    When other = When.any().priorities(Priority.P2, Priority.P1).services("b", "a");
    Policy first = base().escalate("row", one, PAGE).build();
    Policy second = base().escalate("row", other, PAGE).build();
    assertThat(first).isEqualTo(second);
    assertThat(first.version()).isEqualTo(second.version()).hasSize(16);
  }

  @Test
  void names_that_look_like_lists_do_not_collide() {
    Policy one = base().escalate("row", When.any().services("a, b"), PAGE).build();
    Policy two = base().escalate("row", When.any().services("a", "b"), PAGE).build();
    assertThat(one.version()).isNotEqualTo(two.version());
  }

  @Test
  void names_that_no_store_keeps_are_refused_when_they_are_given() {
    assertThatThrownBy(() -> Rung.after(" ", Duration.ZERO))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage("rung id ' ' is blank: give it at least one character.");
    assertThatThrownBy(() -> Team.of("a\nb", 1)).isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> Policy.builder("\u0000")).isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> PAGE.message("\ud800")).isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> Contact.person("")).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void a_rung_cannot_reach_more_people_than_one_commit_holds() {
    String[] people = new String[31];
    for (int i = 0; i < people.length; i++) {
      people[i] = "p" + i;
    }
    assertThatThrownBy(
            () ->
                base()
                    .team(Team.of("crowd", 1, people))
                    .escalate("row", When.any(), Rung.after("r", Duration.ZERO).summon("crowd"))
                    .build())
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageContaining("31 people would be told at once");
    assertThat(withRung(PAGE).build().matrix().rows()).hasSize(1);
  }
}
