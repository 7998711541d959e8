package dev.tocsin.incident;

import dev.tocsin.notification.AutomationRun;
import dev.tocsin.notification.DeskCommand;
import dev.tocsin.notification.Notification;
import dev.tocsin.notification.Outgoing;
import dev.tocsin.notification.PlanInvocation;
import dev.tocsin.store.Lane;
import dev.tocsin.store.OutboxEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One value of every kind, with every optional part once there and once not. */
public final class Samples {
  public static final Instant AT = Instant.parse("2026-11-27T08:00:00.123456Z");
  public static final UUID COMMIT = new UUID(1, 2);
  public static final IncidentId ID = new IncidentId(new UUID(3, 4));
  public static final State ACTIVE = new State("In progress", Phase.ACTIVE);
  public static final Notified NOTIFIED =
      new Notified(Recipient.person("dana"), new OutboxKey(COMMIT, 0));
  public static final Identity IDENTITY =
      new Identity(TenantId.DEFAULT, ID, Reference.from(ID), AT, new UUID(5, 6));
  public static final Details DETAILS =
      new Details(
          "Checkout answers 503",
          "since the release\nof this morning",
          Source.MONITORING,
          Actor.system("alertmanager"),
          "shop",
          "checkout-503",
          AT,
          Map.of("instance", "web-1", "job", "shop"));
  public static final Details BARE =
      new Details("Printer jams", null, Source.USER, null, null, null, null, Map.of());
  public static final Classification CLASSIFICATION =
      new Classification(
          Category.of("application/checkout"), Impact.EXTENSIVE, Urgency.HIGH, Priority.P1, "VIP");

  static final PlannedStep STEP =
      new PlannedStep("freeze", "Stop taking orders", 0, false, Duration.ofMinutes(5), 2, true);
  static final PlannedStep STEP_BACK = new PlannedStep("thaw", null, 0, true, null, null, false);

  private Samples() {}

  public static List<IncidentEvent> events() {
    Hold hold = new Hold("caller", null, AT.plusSeconds(60), List.of());
    return List.of(
        new LifecycleEvent.Logged(
            IDENTITY, DETAILS, CLASSIFICATION, new State("New", Phase.NEW), "checkout", "v1"),
        new LifecycleEvent.Logged(
            IDENTITY, BARE, CLASSIFICATION, new State("New", Phase.NEW), "checkout", "v1"),
        new LifecycleEvent.Recurred(Source.MONITORING, null, "again"),
        new LifecycleEvent.Started(ACTIVE, "dana"),
        new LifecycleEvent.Held(new State("On hold", Phase.ON_HOLD), hold),
        new LifecycleEvent.FollowUpDue(AT, List.of(NOTIFIED)),
        new LifecycleEvent.StateReplaced(ACTIVE),
        new LifecycleEvent.Resumed(ACTIVE),
        new LifecycleEvent.Resolved(new State("Resolved", Phase.RESOLVED), "rolled back", "fix"),
        new LifecycleEvent.Closed(new State("Closed", Phase.CLOSED), null),
        new LifecycleEvent.Reopened(ACTIVE, "again"),
        new LifecycleEvent.Cancelled(new State("Cancelled", Phase.CLOSED), "a test"),
        new LifecycleEvent.MarkedDuplicate(new State("Closed", Phase.CLOSED), ID),
        new OwnershipEvent.Assigned(ACTIVE, "database", null, "slow queries"),
        new OwnershipEvent.HandBackRefused("desk"),
        new OwnershipEvent.Acknowledged(),
        new OwnershipEvent.AcknowledgementLapsed(Actor.person("dana")),
        new RecordEvent.Commented("line\nline", true),
        new RecordEvent.Linked(new Link(Link.CAUSED_BY_CHANGE, "CHG-1")),
        new RecordEvent.Reprioritised(CLASSIFICATION, "VIP"),
        new RecordEvent.Recategorised(Category.of("database"), "it is the pool"),
        new RecordEvent.Redacted(3, "erasure request"),
        new RecordEvent.StaleReminded(AT, List.of(NOTIFIED)),
        new RecordEvent.ProblemProposed(
            "candidate-1", "service", "shop", AT, AT, 12, "12, 1.3 expected", List.of(NOTIFIED)),
        new RecordEvent.StaleReminded(
            AT.plusSeconds(1), List.of(new Notified(Recipient.reporter("kim"), NOTIFIED.key()))),
        new RecordEvent.Archived("closed for two years"),
        new EscalationEvent.RoundStarted(2, "team", "row", null, true, "page"),
        new EscalationEvent.PathChosen("v2", null, null),
        new EscalationEvent.RungFired(
            "down", "page", 1, 3, RungOutcome.FIRED, List.of(NOTIFIED), null, "updated", AT),
        new EscalationEvent.RungFired(
            "down", "page", 1, 0, RungOutcome.EMPTY, List.of(), "no contact", null, null),
        new EscalationEvent.EscalatedNow(
            "down", "manager", 1, List.of(NOTIFIED), true, "acknowledged", AT),
        new EscalationEvent.EscalatedNow("down", "manager", 1, List.of(), false, null, null),
        new EscalationEvent.DeliveryParked(NOTIFIED, "page", 1, "no such number"),
        new EscalationEvent.LastResortPaged(1, List.of(NOTIFIED), "nobody was reached"),
        new EscalationEvent.MajorDeclared("P1 for 15 minutes"),
        new SuspensionEvent.Suspended(SuspensionKind.MAINTENANCE, "db upgrade", AT, true),
        new SuspensionEvent.Suspended(SuspensionKind.QUIET_HOURS, "night", null, false),
        new SuspensionEvent.Released(SuspensionKind.QUIET_HOURS, "night", "a major incident"),
        new AssistanceEvent.HandoverTold("down", "page", 1, List.of(NOTIFIED), AT),
        new AssistanceEvent.HandoverTold("down", "page", 1, List.of(), null),
        new AssistanceEvent.SupplierEngaged("cables", 1, List.of(NOTIFIED)),
        new AssistanceEvent.ActionRequested(ActionKind.AUTOMATION, "restart", 1, NOTIFIED.key()),
        new AssistanceEvent.ActionRequested(ActionKind.CONTINUITY_PLAN, "manual till", 1, null),
        new AssistanceEvent.ActionFinished(
            ActionKind.AUTOMATION, "restart", 1, NOTIFIED.key(), true, "restarted two nodes"),
        new AssistanceEvent.ActionFinished(
            ActionKind.CONTINUITY_PLAN, "manual till", 1, NOTIFIED.key(), false, null),
        new AssistanceEvent.ActionRequested(
            ActionKind.AUTOMATION, "rebuild", 1, NOTIFIED.key(), AT),
        new AssistanceEvent.ActionTimedOut(ActionKind.AUTOMATION, "rebuild", 1, NOTIFIED.key()),
        new AssistanceEvent.WorkaroundOffered("clear the cache", List.of(NOTIFIED)),
        new ServiceLevelEvent.LevelChosen("gold"),
        new ServiceLevelEvent.LevelChosen(null),
        new ServiceLevelEvent.TargetWarned("resolution", 1, 75),
        new ServiceLevelEvent.TargetBreached("update", 3),
        new SwarmEvent.SwarmSummoned("database", List.of(NOTIFIED)),
        new SwarmEvent.SwarmJoined("database", "lee"),
        new SwarmEvent.PrimaryIdentified("database"),
        new SwarmEvent.SwarmReleased(List.of("network")),
        new AssistanceEvent.SupplierEngaged("cables", 1, List.of(NOTIFIED), 2),
        new SupplierEvent.SupplierReferenced("cables", "A-17"),
        new SupplierEvent.SupplierResponded("cables", "it is the router"),
        new SupplierEvent.SupplierResponded("cables", null),
        new SupplierEvent.SupplierAsked("cables", "it is the router"),
        new SupplierEvent.SupplierAnswered("cables", "it is the router", List.of(NOTIFIED)),
        new SupplierEvent.HandedBack("cables", "it is the router"),
        new SupplierEvent.HandBackRejected("cables", "it is the router", List.of(NOTIFIED)),
        new SupplierEvent.EngagementEnded("cables", true, null, List.of(NOTIFIED)),
        new SupplierEvent.EngagementEnded("cables", false, "it is the router", List.of()),
        new EngagementEvent.EngagementDelivered("cables", NOTIFIED.key(), List.of(NOTIFIED)),
        new EngagementEvent.SupplierUnreached("cables", List.of(NOTIFIED)),
        new EngagementEvent.SupplierChased("cables", 3, List.of(NOTIFIED)),
        new EngagementEvent.SupplierBreached("cables", "resolution", "AC-1", List.of(NOTIFIED)),
        new FamilyEvent.Attached(ID, 7, "the same cable"),
        new FamilyEvent.Detached(ID, "another matter"),
        new FamilyEvent.Followed(ID, 9, ParentState.RESOLVED, true),
        new FamilyEvent.ChildJoined(ID),
        new FamilyEvent.ChildLeft(ID),
        new FamilyEvent.ChildrenCalled(ParentState.CANCELLED),
        new FamilyEvent.ChildrenTold(60, 50),
        new FamilyEvent.Merged(ID, 3, "the same cable"),
        new FamilyEvent.Unmerged(new State("In progress", Phase.ACTIVE), ID, "another cause"),
        new FamilyEvent.Absorbed(ID, 3, List.of(new Link(Link.RELATES_TO, "INC-2"))),
        new FamilyEvent.GaveBack(ID),
        new FamilyEvent.OrderRefused(DeskOrder.JOIN, ID, "it is archived"),
        new FlappingEvent.ReturnCounted(4),
        new FlappingEvent.FlappingBegan(5, List.of(NOTIFIED)),
        new FlappingEvent.Cleared("it answers", "self-cleared"),
        new FlappingEvent.FlappingEnded(),
        new OperationalEvent.OperationalWarned("swift", "database", 75, List.of(NOTIFIED)),
        new OperationalEvent.OperationalBreached("swift", "database", List.of(NOTIFIED)),
        new ContinuityEvent.PlanInvoked("fire", List.of(STEP, STEP_BACK), "the hall burns"),
        new ContinuityEvent.PlanInvoked("fire", List.of(STEP), null),
        new ContinuityEvent.StepStarted("fire", "freeze", NOTIFIED.key(), AT),
        new ContinuityEvent.StepStarted("fire", "freeze", null, null),
        new ContinuityEvent.StepEnded(
            "fire", "freeze", NOTIFIED.key(), StepState.TIMED_OUT, "not heard of"),
        new ContinuityEvent.StepEnded("fire", "freeze", null, StepState.SKIPPED, null),
        new ContinuityEvent.StepResultLate("fire", "freeze", NOTIFIED.key(), true, "frozen"),
        new ContinuityEvent.PlanStopped("fire", "freeze", List.of(NOTIFIED)),
        new ContinuityEvent.PlanReturning("fire", "the fire is out"),
        new ContinuityEvent.PlanOver("fire"),
        new ContinuityEvent.PlanReminded("fire", List.of(NOTIFIED)),
        new AssistanceEvent.MessagesWithheld(List.of(NOTIFIED)),
        new SwarmEvent.SwarmLeft("database", "lee"),
        new MajorEvent.MajorProposed("half the shop", List.of(NOTIFIED)),
        new MajorEvent.MajorDismissed("one till"),
        new MajorEvent.CommanderNamed(
            Recipient.person("ines"), "role incident-commander", List.of(NOTIFIED), AT),
        new MajorEvent.CommanderNamed(Recipient.of("role:boss"), "last resort", List.of(), null),
        new MajorEvent.ResponseTeamCalled("rapid-response", List.of(NOTIFIED), null),
        new MajorEvent.ResponseTeamCalled("rapid-response", List.of(), "nobody is on call for it"),
        new MajorEvent.RoleOffered(MajorRole.COMMANDER, "lee", List.of(NOTIFIED)),
        new MajorEvent.RoleAccepted(MajorRole.COMMANDER, "lee"),
        new MajorEvent.RoleLeft(MajorRole.SCRIBE, "kim"),
        new MajorEvent.StakeholdersUpdated("we are rolling back", true, List.of(NOTIFIED)),
        new MajorEvent.StakeholdersUpdated("", false, List.of()),
        new MajorEvent.UpdateReminded(AT, List.of(NOTIFIED)),
        new MajorEvent.StoodDown("it holds", List.of(NOTIFIED), null),
        new MajorEvent.StoodDown("it holds", List.of(), "3 more people were not told"),
        new ReviewEvent.ReviewOpened(AT),
        new ReviewEvent.ReviewReminded(AT, List.of(NOTIFIED)),
        new ReviewEvent.FindingAdded(1, "the pool was too small"),
        new ReviewEvent.ActionAgreed(1, "size the pool", "lee", AT),
        new ReviewEvent.ActionReminded(1, AT, List.of(NOTIFIED)),
        new ReviewEvent.ActionCompleted(1, "done"),
        new ReviewEvent.ActionCompleted(2, null),
        new ReviewEvent.ReviewCompleted("sized"),
        new FeedbackEvent.ResolutionConfirmed(5, "fast"),
        new FeedbackEvent.ResolutionConfirmed(null, null),
        new FeedbackEvent.ResolutionRejected("it is still slow"),
        new FeedbackEvent.ServiceRated(1, "three days"),
        new FeedbackEvent.ServiceRated(4, null),
        new UnknownEvent("teleported", Map.of("to", "the moon")));
  }

  public static List<Outgoing> outgoing() {
    Reference reference = Reference.from(ID);
    return List.of(
        new AutomationRun(NOTIFIED.key(), "restart", ID, reference, "page", 2),
        new PlanInvocation(NOTIFIED.key(), "manual till", ID, reference, null, 1),
        new DeskCommand(
            NOTIFIED.key(),
            DeskOrder.FOLLOW,
            ID,
            reference,
            ID,
            7,
            0,
            ParentState.RESOLVED,
            0,
            List.of()),
        new DeskCommand(
            NOTIFIED.key(),
            DeskOrder.ABSORB,
            ID,
            reference,
            ID,
            0,
            0,
            null,
            3,
            List.of(new Link(Link.RELATES_TO, "INC-2"))),
        new AutomationRun(NOTIFIED.key(), "restart", ID, reference, null, 1, AT, true),
        new PlanInvocation(NOTIFIED.key(), "fire", ID, reference, null, 1, "freeze", 2, AT, true));
  }

  public static Incident full() {
    return new Incident(
        IDENTITY,
        7,
        DETAILS,
        CLASSIFICATION,
        new Status(
            new State("On hold", Phase.ON_HOLD),
            AT,
            new Hold("caller", "asked", AT.plusSeconds(9), List.of(NOTIFIED))),
        new Ownership("database", "lee", AT, List.of("desk")),
        new Escalation(
            "v1",
            "row",
            "path",
            2,
            AT,
            Priority.P1,
            List.of(
                new FiredRung(
                    "down",
                    "page",
                    AT,
                    1,
                    List.of(NOTIFIED),
                    List.of(Recipient.person("dana")),
                    AT,
                    "acknowledged",
                    List.of(Recipient.person("lee")),
                    AT.plusSeconds(1),
                    AT.plusSeconds(2))),
            List.of(
                Suspension.hold("caller", "On hold", AT, AT.plusSeconds(1)),
                new Suspension(
                    SuspensionKind.MAINTENANCE, "db upgrade", null, AT, AT.plusSeconds(9), true),
                Suspension.hold("caller", null, AT, null)),
            new LastResort(AT, List.of(NOTIFIED)),
            new FiredRung(
                "down",
                "over",
                AT,
                0,
                List.of(NOTIFIED),
                List.of(),
                null,
                null,
                List.of(),
                null,
                null),
            List.of(new Engagement("cables", AT, List.of(NOTIFIED))),
            List.of(new RequestedAction(ActionKind.AUTOMATION, "restart", NOTIFIED.key(), 1, AT)),
            AT),
        new Acknowledgement(Actor.person("dana"), AT),
        new Resolution(Actor.person("dana"), AT, "done", "fix", true, AT, 4),
        new MajorIncident(
            Actor.DESK,
            AT,
            "P1",
            List.of(
                new RoleHolder(
                    MajorRole.COMMANDER,
                    Recipient.person("ines"),
                    AT,
                    false,
                    List.of(NOTIFIED),
                    AT,
                    AT),
                RoleHolder.accepted(MajorRole.SCRIBE, "kim", AT)),
            List.of(
                new RoleOffer(
                    MajorRole.COMMANDER, "lee", Actor.person("dana"), AT, List.of(NOTIFIED))),
            AT,
            List.of(NOTIFIED),
            AT,
            AT,
            List.of(NOTIFIED)),
        new Swarm(
            List.of(new SwarmMember("database", AT, List.of("lee"), List.of(NOTIFIED), null)),
            "database"),
        List.of(
            new SupplierTicket(
                "cables",
                2,
                AT,
                "A-17",
                AT,
                AT,
                List.of(
                    new SupplierTicket.Question(AT, AT.plusSeconds(5)),
                    new SupplierTicket.Question(AT.plusSeconds(6), null)),
                AT,
                AT,
                AT,
                3,
                List.of(new SupplierTicket.Missed("response", AT)),
                List.of(NOTIFIED),
                List.of(NOTIFIED))),
        new Family(
            new Family.Parent(ID, 5, true),
            new Family.Children(12, 3, ParentState.OPEN, 9),
            List.of(new Family.Absorbed(ID, 2, List.of()))),
        new Flapping(
            List.of(new Flapping.Return(AT), new Flapping.Return(AT.plusSeconds(1))),
            AT.plusSeconds(2),
            AT.plusSeconds(3),
            new Flapping.Clear("it answers", "self-cleared")),
        List.of(
            new PlanRun(
                "fire",
                AT,
                AT.plusSeconds(5),
                AT.plusSeconds(7),
                AT.plusSeconds(7),
                List.of(
                    new StepRun(STEP, StepState.RUNNING, NOTIFIED.key(), AT.plusSeconds(300)),
                    new StepRun(STEP_BACK, StepState.WAITING, null, null)))),
        new MajorCase(
            new MajorCandidate(Actor.person("dana"), AT, "half the shop", List.of(NOTIFIED)),
            new MajorReview(
                AT,
                AT,
                2,
                List.of(
                    new ReviewAction(1, "size the pool", "lee", AT, AT, AT, List.of(NOTIFIED)),
                    new ReviewAction(2, "tell", "kim", AT, null, null, List.of())),
                AT,
                AT,
                List.of(NOTIFIED))),
        List.of(new Link(Link.RELATES_TO, "INC-1")),
        3,
        new Attainment("gold", AT, AT, List.of(new TargetRecord("update", 50, 2, 1, AT))),
        AT,
        "head",
        AT,
        Map.of("fromTomorrow", List.of(1, 2)));
  }

  public static Incident bare() {
    return new Incident(
        IDENTITY,
        1,
        BARE,
        CLASSIFICATION,
        new Status(new State("New", Phase.NEW), AT, null),
        new Ownership("desk", null, AT, List.of()),
        new Escalation("v1", null, null, 1, AT, Priority.P1, List.of(), List.of(), null),
        null,
        null,
        null,
        null,
        List.of(),
        0,
        AT,
        Map.of());
  }

  public static OutboxEntry outboxEntry() {
    return new OutboxEntry(
        ID,
        Lane.SEVERE,
        new Notification(
            new OutboxKey(COMMIT, 0),
            Recipient.person("dana"),
            "sms",
            "page",
            "P1 INC-000000 Checkout answers 503",
            "text",
            ID,
            Reference.from(ID),
            Priority.P1,
            "New",
            "page",
            1,
            "token"));
  }
}
