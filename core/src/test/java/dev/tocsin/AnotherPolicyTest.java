package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Phase;
import dev.tocsin.lifecycle.Lifecycle;
import dev.tocsin.lifecycle.Trigger;
import dev.tocsin.notification.Notification;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Team;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An incident whose team, path or rung the policy of today does not know. */
class AnotherPolicyTest {
  private final Fixture f =
      new Fixture(
          Fixture.teams()
              .escalate("old", When.any(), Rung.after("page", minutes(60)).notifyOnCall("checkout"))
              .build());
  private final Incident incident = f.desk.log(checkoutDown());
  private static final Target ACCOUNTABLE = new Target.AccountableTeam();
  private final List<Notification> sent = new ArrayList<>();

  private ServiceDesk desk(Policy policy) {
    return ServiceDesk.builder(policy, f.memory, f::id).notifier(sent::add).build();
  }

  private static Policy without(String path, Rung... rungs) {
    return Policy.builder("new")
        .team(Team.of("one", 1, "otto"))
        .team(Team.of("checkout", 1))
        .defaultTeam("one")
        .lastResort(Contact.person("boss"))
        .escalate(path, When.any(), rungs)
        .build();
  }

  @Test
  void goes_on_by_the_new_path_from_the_same_start() {
    ServiceDesk today = desk(without("new", Rung.after("call", minutes(90)).notifyOnCall("one")));
    today.comment(incident.id(), DANA, "anything");
    f.sleep(minutes(89));
    today.worker().runUntilIdle();
    assertThat(sent).isEmpty();
    f.sleep(minutes(1));
    today.worker().runUntilIdle();
    assertThat(sent).extracting(m -> m.recipient().id()).containsExactly("otto");
    assertThat(f.get(incident).escalation().round()).isEqualTo(1);
  }

  @Test
  void of_a_team_that_is_gone_belongs_to_the_team_of_its_category_in_a_new_round() {
    Policy policy =
        Policy.builder("new")
            .team(Team.of("one", 1, "otto"))
            .defaultTeam("one")
            .escalate(
                "new",
                When.any(),
                Rung.after("call", minutes(0)).action(new Action.Notify(List.of(ACCOUNTABLE))))
            .build();
    ServiceDesk today = desk(policy);
    today.comment(incident.id(), DANA, "anything");
    today.worker().runUntilIdle();
    assertThat(sent).extracting(m -> m.recipient().id()).containsExactly("otto");
    assertThat(f.get(incident).team()).isEqualTo("one");
    f.check(incident);
  }

  @Test
  void in_a_state_that_is_gone_is_in_another_of_the_same_phase() {
    Policy policy =
        Policy.builder("new")
            .team(Team.of("checkout", 1))
            .defaultTeam("checkout")
            .lifecycle(
                Lifecycle.builder()
                    .state("Open", Phase.NEW)
                    .state("Done", Phase.RESOLVED)
                    .state("Gone", Phase.CLOSED)
                    .on("Open", Trigger.RESOLVE, "Done")
                    .on("Done", Trigger.REOPEN, "Open")
                    .on("Done", Trigger.CLOSE, "Gone")
                    .build())
            .build();
    ServiceDesk today = desk(policy);
    assertThat(today.resolve(incident.id(), DANA, "done").state()).isEqualTo("Done");
    assertThat(f.events(incident)).contains("state-replaced");
    f.check(incident);
  }

  @Test
  void is_not_touched_again_while_the_policy_stays() {
    ServiceDesk today = desk(without("new", Rung.after("call", minutes(90)).notifyOnCall("one")));
    long version = today.comment(incident.id(), DANA, "one").version();
    assertThat(today.comment(incident.id(), DANA, "two").version()).isEqualTo(version + 1);
  }
}
