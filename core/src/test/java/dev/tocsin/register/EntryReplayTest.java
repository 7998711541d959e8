package dev.tocsin.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tocsin.escalation.When;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Classification;
import dev.tocsin.incident.Details;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.Hold;
import dev.tocsin.incident.Identity;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Recipient;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.Reference;
import dev.tocsin.incident.ServiceLevelEvent;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.State;
import dev.tocsin.incident.TenantId;
import dev.tocsin.incident.Urgency;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.ServiceLevelRule;
import dev.tocsin.policy.Team;
import dev.tocsin.servicelevel.ServiceLevel;
import dev.tocsin.servicelevel.ServiceTarget;
import dev.tocsin.servicelevel.TargetKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Facts drawn from the desk's own register. */
class EntryReplayTest {
  private static final Instant LOGGED = Instant.parse("2026-11-27T09:00:00Z");
  private static final State ASSIGNED = new State("Assigned", Phase.ACTIVE);
  private static final State BUSY = new State("In progress", Phase.ACTIVE);
  private static final State RESOLVED = new State("Resolved", Phase.RESOLVED);
  private static final State CLOSED = new State("Closed", Phase.CLOSED);
  private static final Actor DANA = Actor.person("dana");

  private final List<Entry> history = new ArrayList<>();

  private EntryReplayTest at(int minute, Actor by, IncidentEvent event) {
    Instant time = LOGGED.plus(Duration.ofMinutes(minute));
    history.add(new Entry(history.size() + 1, time, time, by, null, null, event));
    return this;
  }

  private EntryReplayTest logged(Source source) {
    return logged(source, false);
  }

  private EntryReplayTest logged(Source source, boolean exercise) {
    IncidentId id = new IncidentId(new UUID(1, 2));
    return at(
        0,
        Actor.DESK,
        new LifecycleEvent.Logged(
            new Identity(TenantId.DEFAULT, id, Reference.from(id), LOGGED, new UUID(3, 4)),
            new Details(
                "Till is slow",
                null,
                source,
                Actor.person("ann"),
                "shop",
                null,
                null,
                Map.of(),
                exercise),
            new Classification(Category.of("till"), Impact.MINOR, Urgency.LOW, Priority.P4, null),
            new State("New", Phase.NEW),
            "desk",
            "v1"));
  }

  private IncidentRecord record() {
    return IncidentRecord.of(history, policy());
  }

  private static Policy policy() {
    return promising().build();
  }

  private static PolicyBuilder promising() {
    return Policy.builder("shop").team(Team.of("desk", 1, "sam")).defaultTeam("desk");
  }

  private static LifecycleEvent resolved() {
    return new LifecycleEvent.Resolved(RESOLVED, "Restarted", "fix");
  }

  @Test
  void a_reopened_incident_is_open_twice_and_its_last_resolution_counts() {
    logged(Source.USER)
        .at(5, DANA, new OwnershipEvent.Acknowledged())
        .at(10, DANA, resolved())
        .at(60, DANA, new LifecycleEvent.Reopened(BUSY, "Slow again"))
        .at(70, DANA, new OwnershipEvent.Acknowledged())
        .at(90, DANA, resolved())
        .at(120, Actor.DESK, new LifecycleEvent.Closed(CLOSED, null));
    IncidentRecord record = record();
    assertThat(record.open())
        .containsExactly(
            new IncidentRecord.Stretch(LOGGED, minute(10)),
            new IncidentRecord.Stretch(minute(60), minute(90)));
    assertThat(record.acknowledgedAt()).isEqualTo(minute(5));
    assertThat(record.closedAt()).isEqualTo(minute(120));
    assertThat(record.reopenings()).isOne();
    assertThat(record.firstContact(Duration.ofDays(1))).isFalse();
  }

  @Test
  void a_system_acknowledges_nothing() {
    logged(Source.MONITORING).at(1, Actor.system("bot"), new OwnershipEvent.Acknowledged());
    assertThat(record().acknowledgedAt()).isNull();
    assertThat(record().resolved()).isFalse();
  }

  @Test
  void going_back_to_a_team_is_a_return() {
    logged(Source.USER)
        .at(1, DANA, new OwnershipEvent.Assigned(ASSIGNED, "database", null, null))
        .at(2, DANA, new OwnershipEvent.Assigned(ASSIGNED, "desk", null, null))
        .at(3, DANA, new OwnershipEvent.Assigned(ASSIGNED, "desk", "sam", null))
        .at(4, DANA, new OwnershipEvent.Assigned(ASSIGNED, "database", null, null));
    assertThat(record().teams()).containsExactly("desk", "database", "desk", "database");
    assertThat(record().reassignments()).isEqualTo(3);
    assertThat(record().returns()).isEqualTo(2);
  }

  @Test
  void what_a_user_reports_and_the_first_team_resolves_at_once_is_a_first_contact() {
    logged(Source.SERVICE_DESK).at(20, DANA, resolved());
    assertThat(record().firstContact(Duration.ofMinutes(20))).isTrue();
    assertThat(record().firstContact(Duration.ofMinutes(19))).isFalse();
  }

  @Test
  void what_monitoring_reports_or_has_waited_is_no_first_contact() {
    logged(Source.MONITORING).at(1, DANA, resolved());
    assertThat(record().firstContact(Duration.ofDays(1))).isFalse();
    history.clear();
    logged(Source.USER)
        .at(
            1,
            DANA,
            new LifecycleEvent.Held(
                new State("On hold", Phase.ON_HOLD),
                new Hold("caller", null, minute(50), List.of())))
        .at(2, DANA, resolved());
    assertThat(record().firstContact(Duration.ofDays(1))).isFalse();
  }

  @Test
  void an_automation_or_the_reporter_is_self_service_and_what_clears_itself_is_not() {
    logged(Source.MONITORING).at(1, Actor.system("restart"), resolved());
    assertThat(record().selfService()).isTrue();
    history.clear();
    logged(Source.USER).at(1, Actor.person("ann"), resolved());
    assertThat(record().selfService()).isTrue();
    history.clear();
    logged(Source.MONITORING)
        .at(1, Actor.system("probe"), new LifecycleEvent.Resolved(RESOLVED, "", "self-cleared"));
    assertThat(record().selfService()).isFalse();
  }

  @Test
  void a_child_a_duplicate_a_cancelled_one_and_an_exercise_are_left_out() {
    logged(Source.USER).at(1, DANA, new RecordEvent.Linked(new Link(Link.PARENT, "other")));
    assertThat(record().leftOut()).isEqualTo(LeftOut.CHILD);
    history.clear();
    logged(Source.USER)
        .at(1, DANA, new LifecycleEvent.MarkedDuplicate(CLOSED, new IncidentId(new UUID(7, 7))));
    assertThat(record().leftOut()).isEqualTo(LeftOut.DUPLICATE);
    history.clear();
    logged(Source.USER)
        .at(1, DANA, new LifecycleEvent.Cancelled(new State("Cancelled", Phase.CLOSED), "spam"));
    assertThat(record().leftOut()).isEqualTo(LeftOut.CANCELLED);
    history.clear();
    Notified dana = new Notified(Recipient.person("dana"), new OutboxKey(new UUID(5, 5), 0));
    logged(Source.USER, true)
        .at(1, DANA, new LifecycleEvent.Cancelled(new State("Cancelled", Phase.CLOSED), "over"))
        .at(3, Actor.DESK, new EscalationEvent.LastResortPaged(1, List.of(dana), "nobody"));
    assertThat(record().leftOut()).isEqualTo(LeftOut.EXERCISE);
    assertThat(record().pages()).isEmpty();
    history.clear();
    logged(Source.AUDIT);
    assertThat(record().leftOut()).as("what an audit found is real").isNull();
    history.clear();
    logged(Source.USER);
    assertThat(record().leftOut()).isNull();
  }

  @Test
  void people_are_paged_and_services_are_not() {
    Notified dana = new Notified(Recipient.person("dana"), new OutboxKey(new UUID(5, 5), 0));
    Notified users = new Notified(Recipient.subscribers("shop"), new OutboxKey(new UUID(5, 5), 1));
    logged(Source.USER)
        .at(3, Actor.DESK, new EscalationEvent.LastResortPaged(1, List.of(dana, users), "nobody"))
        .at(4, Actor.DESK, new AssistanceEvent.SupplierEngaged("acme", 1, List.of(users)));
    assertThat(record().pages()).containsExactly(new IncidentRecord.Page("dana", minute(3)));
    assertThat(record().suppliers()).containsExactly("acme");
  }

  @Test
  void a_breach_is_a_promise_that_was_missed() {
    logged(Source.USER)
        .at(0, Actor.DESK, new ServiceLevelEvent.LevelChosen("gold"))
        .at(15, Actor.DESK, new ServiceLevelEvent.TargetBreached("response", 1))
        .at(20, DANA, resolved());
    assertThat(record().targets()).containsExactly(Map.entry(TargetKind.RESPONSE, false));
  }

  @Test
  void a_promise_is_kept_when_the_policy_made_it_and_it_happened_without_a_breach() {
    logged(Source.USER)
        .at(0, Actor.DESK, new ServiceLevelEvent.LevelChosen("gold"))
        .at(5, DANA, new OwnershipEvent.Acknowledged());
    ServiceLevel gold =
        ServiceLevel.of(
            "gold",
            ServiceTarget.of(TargetKind.RESPONSE, Duration.ofMinutes(15)),
            ServiceTarget.of(TargetKind.RESOLUTION, Duration.ofHours(4)));
    Policy policy = promising().serviceLevel(new ServiceLevelRule(When.any(), gold)).build();
    assertThat(IncidentRecord.of(history, policy).targets())
        .containsExactly(Map.entry(TargetKind.RESPONSE, true));
    at(30, DANA, resolved());
    assertThat(IncidentRecord.of(history, policy).targets())
        .containsExactly(
            Map.entry(TargetKind.RESPONSE, true), Map.entry(TargetKind.RESOLUTION, true));
  }

  @Test
  void whoever_writes_to_the_reporter_has_responded() {
    logged(Source.USER)
        .at(0, Actor.DESK, new ServiceLevelEvent.LevelChosen("gold"))
        .at(5, Actor.person("ann"), new RecordEvent.Commented("Any news?", true));
    ServiceLevel gold =
        ServiceLevel.of("gold", ServiceTarget.of(TargetKind.RESPONSE, Duration.ofMinutes(15)));
    Policy policy = promising().serviceLevel(new ServiceLevelRule(When.any(), gold)).build();
    assertThat(IncidentRecord.of(history, policy).targets()).isEmpty();
    at(6, DANA, new RecordEvent.Commented("We look at it", true));
    assertThat(IncidentRecord.of(history, policy).targets())
        .containsExactly(Map.entry(TargetKind.RESPONSE, true));
  }

  @Test
  void a_history_without_its_beginning_is_refused() {
    at(1, DANA, resolved());
    assertThatIllegalArgumentException()
        .isThrownBy(this::record)
        .withMessageContaining("hand in all entries");
  }

  private static Instant minute(int minute) {
    return LOGGED.plus(Duration.ofMinutes(minute));
  }
}
