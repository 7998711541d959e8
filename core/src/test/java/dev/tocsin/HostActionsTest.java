package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.START;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static dev.tocsin.Fixture.teams;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.When;
import dev.tocsin.host.Automation;
import dev.tocsin.host.AutomationResult;
import dev.tocsin.host.DeskListener;
import dev.tocsin.incident.ActionKind;
import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.notification.ActionRequest;
import dev.tocsin.notification.AutomationRun;
import dev.tocsin.notification.UndeliverableException;
import dev.tocsin.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the host does for a rung: automations and plans for service continuity. */
class HostActionsTest {
  private final Policy policy =
      teams()
          .automations("restart")
          .continuityPlans("manual till")
          .escalate(
              "all",
              When.any(),
              Rung.after("restart", minutes(10)).action(new Action.Run("restart")),
              Rung.after("plan", minutes(20)).action(new Action.Invoke("manual till")),
              Rung.after("page", minutes(30)).notifyOnCall("checkout"))
          .build();
  private final List<ActionRequest> asked = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();
  private Automation automation = request -> AutomationResult.succeeded("two nodes restarted");
  private final DeskListener listener =
      new DeskListener() {
        @Override
        public void actionFailed(
            ActionRequest request, int attempt, @Nullable Instant again, Throwable error) {
          failed.add(attempt + " " + again + " " + error.getMessage());
        }
      };
  private final Fixture f =
      new Fixture(
          policy,
          builder ->
              builder
                  .listener(listener)
                  .automation(
                      request -> {
                        asked.add(request);
                        return automation.run(request);
                      })
                  .continuityPlan(
                      request -> {
                        asked.add(request);
                        return null;
                      }));
  private final Incident incident = f.desk.log(checkoutDown());

  private List<AssistanceEvent> told() {
    return f.history(incident).stream()
        .map(Entry::event)
        .filter(AssistanceEvent.class::isInstance)
        .map(AssistanceEvent.class::cast)
        .toList();
  }

  @Test
  void a_rung_asks_for_them_and_the_incident_records_what_came_of_it() {
    f.pass(minutes(25));
    assertThat(asked).extracting(ActionRequest::name).containsExactly("restart", "manual till");
    ActionRequest first = asked.get(0);
    assertThat(first.rung()).isEqualTo("restart");
    assertThat(first.incidentId()).isEqualTo(incident.id());
    assertThat(told())
        .containsExactly(
            new AssistanceEvent.ActionRequested(ActionKind.AUTOMATION, "restart", 1, first.key()),
            new AssistanceEvent.ActionFinished(
                ActionKind.AUTOMATION, "restart", 1, first.key(), true, "two nodes restarted"),
            new AssistanceEvent.ActionRequested(
                ActionKind.CONTINUITY_PLAN, "manual till", 1, asked.get(1).key()),
            new AssistanceEvent.ActionFinished(
                ActionKind.CONTINUITY_PLAN, "manual till", 1, asked.get(1).key(), true, null));
    Entry requested =
        f.history(incident).stream()
            .filter(entry -> entry.event() instanceof AssistanceEvent.ActionRequested)
            .findFirst()
            .orElseThrow();
    assertThat(requested.occurredAt()).isEqualTo(START.plus(minutes(10)));
    assertThat(requested.cause().rule()).isEqualTo("path all/rung restart");
    assertThat(f.get(incident).escalation().requested()).isEmpty();
    assertThat(f.desk.health().messages().due()).isZero();
    f.check(incident);
  }

  @Test
  void one_that_fails_is_tried_again_under_the_same_key() {
    automation =
        request -> {
          if (asked.size() < 3) {
            throw new IllegalStateException("busy");
          }
          return AutomationResult.succeeded("done");
        };
    f.pass(minutes(12));
    assertThat(asked).hasSize(3);
    assertThat(asked).extracting(ActionRequest::key).containsOnly(asked.get(0).key());
    assertThat(failed).hasSize(2).first().asString().startsWith("1 2026-").endsWith(" busy");
    assertThat(told()).hasSize(2);
  }

  @Test
  void one_that_cannot_be_done_is_parked_and_the_incident_says_so() {
    automation =
        request -> {
          throw new UndeliverableException("there is no such script", null);
        };
    f.pass(minutes(12));
    assertThat(told().get(1))
        .isInstanceOfSatisfying(
            AssistanceEvent.ActionFinished.class,
            done -> {
              assertThat(done.succeeded()).isFalse();
              assertThat(done.text()).contains("there is no such script");
            });
    assertThat(failed).containsExactly("1 null there is no such script");
    assertThat(f.desk.health().messages().parked()).isEqualTo(1);
    f.pass(minutes(30));
    assertThat(f.told()).containsExactly("dana:page"); // the path goes on
  }

  @Test
  void point_6_nothing_is_done_for_an_incident_that_is_over_by_then() {
    f.sleep(minutes(11));
    f.desk.comment(incident.id(), DANA, "hm");
    f.sleep(minutes(10));
    f.desk.resolve(incident.id(), DANA, "done");
    f.worker.runUntilIdle();
    assertThat(asked).isEmpty();
    assertThat(told())
        .filteredOn(AssistanceEvent.ActionRequested.class::isInstance)
        .hasSize(2)
        .last()
        .isEqualTo(
            new AssistanceEvent.ActionRequested(
                ActionKind.CONTINUITY_PLAN, "manual till", 1, null));
    f.check(incident);
  }

  @Test
  void point_7_after_downtime_all_are_done_in_order() {
    f.sleep(Duration.ofHours(5));
    f.worker.runUntilIdle();
    assertThat(asked).extracting(ActionRequest::name).containsExactly("restart", "manual till");
  }

  @Test
  void a_node_that_offers_none_leaves_them_to_another() {
    Fixture bare = new Fixture(policy);
    bare.desk.log(checkoutDown());
    bare.pass(minutes(15));
    List<AutomationRun> run = new ArrayList<>();
    ServiceDesk able =
        ServiceDesk.builder(policy, bare.memory, bare::id)
            .notifier(bare.sent::add)
            .automation(
                request -> {
                  run.add(request);
                  return AutomationResult.succeeded(null);
                })
            .build();
    bare.sleep(minutes(2));
    able.worker().runUntilIdle();
    assertThat(run).hasSize(1);
  }
}
