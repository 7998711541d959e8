package dev.tocsin.tck;

import dev.tocsin.incident.Acknowledgement;
import dev.tocsin.incident.ActionKind;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.Attainment;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Classification;
import dev.tocsin.incident.ContinuityEvent;
import dev.tocsin.incident.DeskOrder;
import dev.tocsin.incident.Details;
import dev.tocsin.incident.Engagement;
import dev.tocsin.incident.EngagementEvent;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.Family;
import dev.tocsin.incident.FamilyEvent;
import dev.tocsin.incident.FeedbackEvent;
import dev.tocsin.incident.FiredRung;
import dev.tocsin.incident.Flapping;
import dev.tocsin.incident.FlappingEvent;
import dev.tocsin.incident.Hold;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.LastResort;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.MajorCandidate;
import dev.tocsin.incident.MajorCase;
import dev.tocsin.incident.MajorEvent;
import dev.tocsin.incident.MajorIncident;
import dev.tocsin.incident.MajorReview;
import dev.tocsin.incident.MajorRole;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.OperationalEvent;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.Ownership;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.ParentState;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.PlanRun;
import dev.tocsin.incident.PlannedStep;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Recipient;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.RequestedAction;
import dev.tocsin.incident.Resolution;
import dev.tocsin.incident.ReviewAction;
import dev.tocsin.incident.ReviewEvent;
import dev.tocsin.incident.RoleHolder;
import dev.tocsin.incident.RoleOffer;
import dev.tocsin.incident.RungOutcome;
import dev.tocsin.incident.Seal;
import dev.tocsin.incident.ServiceLevelEvent;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.State;
import dev.tocsin.incident.Status;
import dev.tocsin.incident.StepRun;
import dev.tocsin.incident.StepState;
import dev.tocsin.incident.SupplierEvent;
import dev.tocsin.incident.SupplierTicket;
import dev.tocsin.incident.Suspension;
import dev.tocsin.incident.SuspensionEvent;
import dev.tocsin.incident.SuspensionKind;
import dev.tocsin.incident.Swarm;
import dev.tocsin.incident.SwarmEvent;
import dev.tocsin.incident.SwarmMember;
import dev.tocsin.incident.TargetRecord;
import dev.tocsin.incident.UnknownEvent;
import dev.tocsin.incident.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One value of every kind, with every optional part once there and once not. */
final class Specimens {
  /** Several scripts, a pair of surrogates, quotes, a backslash, line ends and what looks empty. */
  static final String TEXT =
      "\u00fcn\u00efc\u00f6d\u00e9 \u6f22\u5b57 \ud83d\udd14 e\u0301 \"quoted\" 'single' \\back\\slash\\u0041"
          + "\r\nline\n\ttab null {\"a\":1} %s ? ; -- \u200d\u202e";

  static final Classification CLASSIFICATION =
      new Classification(
          Category.of("application/checkout"), Impact.EXTENSIVE, Urgency.HIGH, Priority.P1, "VIP");

  private static final State ACTIVE = new State("In progress", Phase.ACTIVE);
  private static final State CLOSED = new State("Closed", Phase.CLOSED);
  private static final Notified NOTIFIED =
      new Notified(Recipient.person("dana"), new OutboxKey(new UUID(-1, 2), 0));

  private static final PlannedStep STEP =
      new PlannedStep("freeze", TEXT, 0, false, Duration.ofMinutes(5), 2, true);
  private static final PlannedStep STEP_BACK =
      new PlannedStep("thaw", null, 0, true, null, null, false);

  private Specimens() {}

  static RecordEvent comment(String text) {
    return new RecordEvent.Commented(text, false);
  }

  static Details details(String key, Instant at) {
    return new Details(
        "\u00fcn\u00efc\u00f6d\u00e9 \u6f22\u5b57 \ud83d\udd14 \"title\" \\ 'x' ?",
        TEXT,
        Source.MONITORING,
        Actor.person("d\u00e1na"),
        "shop",
        key,
        at.minusNanos(1_000),
        Map.of("instance", "web-1", "empty", "", "text", TEXT),
        true);
  }

  /** Every type of event that follows the first one. */
  static List<IncidentEvent> events(Instant at, IncidentId other) {
    Hold hold = new Hold("caller", null, at.plusSeconds(60), List.of());
    return List.of(
        new LifecycleEvent.Recurred(Source.MONITORING, null, "again"),
        new LifecycleEvent.Recurred(Source.USER, Actor.person("kim"), "again"),
        new LifecycleEvent.Started(ACTIVE, "dana"),
        new LifecycleEvent.Started(ACTIVE, null),
        new LifecycleEvent.Held(new State("On hold", Phase.ON_HOLD), hold),
        new LifecycleEvent.FollowUpDue(at, List.of(NOTIFIED)),
        new LifecycleEvent.StateReplaced(ACTIVE),
        new LifecycleEvent.Resumed(ACTIVE),
        new LifecycleEvent.Resolved(new State("Resolved", Phase.RESOLVED), TEXT, "fix"),
        new LifecycleEvent.Closed(CLOSED, null),
        new LifecycleEvent.Closed(CLOSED, "done"),
        new LifecycleEvent.Reopened(ACTIVE, "again"),
        new LifecycleEvent.Cancelled(CLOSED, "a test"),
        new LifecycleEvent.MarkedDuplicate(CLOSED, other),
        new OwnershipEvent.Assigned(ACTIVE, "database", null, "slow queries"),
        new OwnershipEvent.Assigned(ACTIVE, "database", "lee", null),
        new OwnershipEvent.HandBackRefused("desk"),
        new OwnershipEvent.Acknowledged(),
        new OwnershipEvent.AcknowledgementLapsed(Actor.person("dana")),
        new RecordEvent.Commented(TEXT, true),
        new RecordEvent.Commented("", false),
        new RecordEvent.Linked(new Link(Link.CAUSED_BY_CHANGE, "CHG-1")),
        new RecordEvent.Reprioritised(CLASSIFICATION, "VIP"),
        new RecordEvent.Recategorised(Category.of("database"), "it is the pool"),
        new RecordEvent.Redacted(3, "erasure request"),
        new RecordEvent.Redacted(3, "erasure request", SEAL.redacted(), Map.of()),
        new RecordEvent.StaleReminded(at, List.of(NOTIFIED)),
        new RecordEvent.ProblemProposed(
            "candidate-1", "service", "shop", at, at, 12, "12, 1.3 expected", List.of(NOTIFIED)),
        new RecordEvent.Archived("closed for two years"),
        new EscalationEvent.RoundStarted(2, "team", "row", null, true, "page"),
        new EscalationEvent.PathChosen("v2", null, null),
        new EscalationEvent.RungFired(
            "down", "page", 1, 3, RungOutcome.FIRED, List.of(NOTIFIED), null, "acknowledged", null),
        new EscalationEvent.RungFired(
            "down", "page", 1, 0, RungOutcome.EMPTY, List.of(), "no contact", null, null),
        new EscalationEvent.EscalatedNow(
            "down", "manager", 1, List.of(NOTIFIED), true, "resolved", at),
        new EscalationEvent.DeliveryParked(NOTIFIED, "page", 1, "no such number"),
        new EscalationEvent.DeliveryParked(NOTIFIED, null, 1, "no such number"),
        new EscalationEvent.LastResortPaged(1, List.of(NOTIFIED), "nobody was reached"),
        new EscalationEvent.MajorDeclared("P1 for 15 minutes"),
        new SuspensionEvent.Suspended(SuspensionKind.MAINTENANCE, "new database", at, true),
        new SuspensionEvent.Suspended(SuspensionKind.QUIET_HOURS, "night", null, false),
        new SuspensionEvent.Released(SuspensionKind.MAINTENANCE, "new database", "it is over"),
        new AssistanceEvent.HandoverTold("down", "page", 1, List.of(NOTIFIED), at),
        new AssistanceEvent.SupplierEngaged("acme", 1, List.of(NOTIFIED)),
        new AssistanceEvent.ActionRequested(ActionKind.AUTOMATION, "restart", 1, NOTIFIED.key()),
        new AssistanceEvent.ActionRequested(ActionKind.CONTINUITY_PLAN, "by hand", 1, null),
        new AssistanceEvent.ActionFinished(
            ActionKind.AUTOMATION, "restart", 1, NOTIFIED.key(), true, TEXT),
        new AssistanceEvent.ActionRequested(
            ActionKind.AUTOMATION, "rebuild", 1, NOTIFIED.key(), at),
        new AssistanceEvent.ActionTimedOut(ActionKind.AUTOMATION, "rebuild", 1, NOTIFIED.key()),
        new AssistanceEvent.WorkaroundOffered("by hand", List.of(NOTIFIED)),
        new ServiceLevelEvent.LevelChosen("gold"),
        new ServiceLevelEvent.LevelChosen(null),
        new ServiceLevelEvent.TargetWarned("resolution", 1, 75),
        new ServiceLevelEvent.TargetBreached("update", 3),
        new SwarmEvent.SwarmSummoned("database", List.of(NOTIFIED)),
        new SwarmEvent.SwarmJoined("database", "lee"),
        new SwarmEvent.PrimaryIdentified("database"),
        new SwarmEvent.SwarmReleased(List.of("network")),
        new AssistanceEvent.SupplierEngaged("acme", 1, List.of(NOTIFIED), 2),
        new SupplierEvent.SupplierReferenced("acme", "A-17"),
        new SupplierEvent.SupplierResponded("acme", TEXT),
        new SupplierEvent.SupplierResponded("acme", null),
        new SupplierEvent.SupplierAsked("acme", TEXT),
        new SupplierEvent.SupplierAnswered("acme", TEXT, List.of(NOTIFIED)),
        new SupplierEvent.HandedBack("acme", TEXT),
        new SupplierEvent.HandBackRejected("acme", TEXT, List.of(NOTIFIED)),
        new SupplierEvent.EngagementEnded("acme", true, null, List.of(NOTIFIED)),
        new SupplierEvent.EngagementEnded("acme", false, TEXT, List.of()),
        new EngagementEvent.EngagementDelivered("acme", NOTIFIED.key(), List.of(NOTIFIED)),
        new EngagementEvent.SupplierUnreached("acme", List.of(NOTIFIED)),
        new EngagementEvent.SupplierChased("acme", 3, List.of(NOTIFIED)),
        new EngagementEvent.SupplierBreached("acme", "resolution", "AC-1", List.of(NOTIFIED)),
        new SuspensionEvent.Suspended(SuspensionKind.PARENT, other.toString(), null, false),
        new FamilyEvent.Attached(other, 7, TEXT),
        new FamilyEvent.Detached(other, "it is another matter"),
        new FamilyEvent.Followed(other, 9, ParentState.RESOLVED, true),
        new FamilyEvent.ChildJoined(other),
        new FamilyEvent.ChildLeft(other),
        new FamilyEvent.ChildrenCalled(ParentState.CANCELLED),
        new FamilyEvent.ChildrenTold(1_234_567_890_123L, 50),
        new FamilyEvent.Merged(other, 3, TEXT),
        new FamilyEvent.Unmerged(ACTIVE, other, "another cause"),
        new FamilyEvent.Absorbed(other, 3, List.of(new Link(Link.RELATES_TO, "INC-2"))),
        new FamilyEvent.Absorbed(other, 1, List.of()),
        new FamilyEvent.GaveBack(other),
        new FamilyEvent.OrderRefused(DeskOrder.JOIN, other, "it is archived"),
        new FlappingEvent.ReturnCounted(4),
        new FlappingEvent.FlappingBegan(5, List.of(NOTIFIED)),
        new FlappingEvent.Cleared("it answers", "self-cleared"),
        new FlappingEvent.FlappingEnded(),
        new OperationalEvent.OperationalWarned("swift", "database", 75, List.of(NOTIFIED)),
        new OperationalEvent.OperationalBreached("swift", "database", List.of(NOTIFIED)),
        new ContinuityEvent.PlanInvoked("fire", List.of(STEP, STEP_BACK), TEXT),
        new ContinuityEvent.PlanInvoked("fire", List.of(STEP), null),
        new ContinuityEvent.StepStarted("fire", "freeze", NOTIFIED.key(), at),
        new ContinuityEvent.StepStarted("fire", "freeze", null, null),
        new ContinuityEvent.StepEnded("fire", "freeze", NOTIFIED.key(), StepState.DONE, TEXT),
        new ContinuityEvent.StepEnded("fire", "freeze", null, StepState.SKIPPED, null),
        new ContinuityEvent.StepResultLate("fire", "freeze", NOTIFIED.key(), true, TEXT),
        new ContinuityEvent.PlanStopped("fire", "freeze", List.of(NOTIFIED)),
        new ContinuityEvent.PlanReturning("fire", "the fire is out"),
        new ContinuityEvent.PlanOver("fire"),
        new ContinuityEvent.PlanReminded("fire", List.of(NOTIFIED)),
        new AssistanceEvent.MessagesWithheld(List.of(NOTIFIED)),
        new SwarmEvent.SwarmLeft("database", "lee"),
        new MajorEvent.MajorProposed("half the shop", List.of(NOTIFIED)),
        new MajorEvent.MajorDismissed("one till"),
        new MajorEvent.CommanderNamed(
            Recipient.person("ines"), "role incident-commander", List.of(NOTIFIED), at),
        new MajorEvent.CommanderNamed(Recipient.of("role:boss"), "last resort", List.of(), null),
        new MajorEvent.ResponseTeamCalled("rapid-response", List.of(NOTIFIED), null),
        new MajorEvent.ResponseTeamCalled("rapid-response", List.of(), "nobody is on call for it"),
        new MajorEvent.RoleOffered(MajorRole.COMMANDER, "lee", List.of(NOTIFIED)),
        new MajorEvent.RoleAccepted(MajorRole.COMMANDER, "lee"),
        new MajorEvent.RoleLeft(MajorRole.SCRIBE, "kim"),
        new MajorEvent.StakeholdersUpdated("we are rolling back", true, List.of(NOTIFIED)),
        new MajorEvent.StakeholdersUpdated("", false, List.of()),
        new MajorEvent.UpdateReminded(at, List.of(NOTIFIED)),
        new MajorEvent.StoodDown("it holds", List.of(NOTIFIED), null),
        new MajorEvent.StoodDown("it holds", List.of(), "3 more people were not told"),
        new ReviewEvent.ReviewOpened(at),
        new ReviewEvent.ReviewReminded(at, List.of(NOTIFIED)),
        new ReviewEvent.FindingAdded(1, "the pool was too small"),
        new ReviewEvent.ActionAgreed(1, "size the pool", "lee", at),
        new ReviewEvent.ActionReminded(1, at, List.of(NOTIFIED)),
        new ReviewEvent.ActionCompleted(1, "done"),
        new ReviewEvent.ActionCompleted(2, null),
        new ReviewEvent.ReviewCompleted("sized"),
        new FeedbackEvent.ResolutionConfirmed(5, TEXT),
        new FeedbackEvent.ResolutionConfirmed(null, null),
        new FeedbackEvent.ResolutionRejected(TEXT),
        new FeedbackEvent.ServiceRated(1, TEXT),
        new FeedbackEvent.ServiceRated(4, null),
        new RecordEvent.Linked(
            new Link(Link.RELATES_TO, "INC-1"), Map.of("fromTomorrow", List.of(1, "two"))),
        new UnknownEvent("teleported", Map.of("to", "the moon", "steps", List.of(1, true))));
  }

  static final Seal SEAL =
      new Seal(
          "K7gNU3sdo-OL0wNhqoVWhr3g6s1xYv72ol_pe_Unols",
          NOTIFIED.key().commit().toString(),
          "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU",
          "n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg",
          "LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7-g-YpeiGJm564",
          3L);

  /** An incident with every part, of the identity and version of another one. */
  static Incident full(Incident like, Instant at) {
    return new Incident(
        like.identity(),
        like.version(),
        like.details(),
        CLASSIFICATION,
        new Status(
            new State("On hold", Phase.ON_HOLD),
            at,
            new Hold("caller", TEXT, at.plusSeconds(9), List.of(NOTIFIED))),
        new Ownership(
            "database",
            "lee",
            at,
            List.of("desk", "network"),
            new TargetRecord("swift", 100, 1, 0, at)),
        new Escalation(
            "v1",
            "row",
            "path",
            2,
            at,
            Priority.P1,
            List.of(
                new FiredRung(
                    "down",
                    "page",
                    at,
                    1,
                    List.of(NOTIFIED),
                    List.of(Recipient.person("dana")),
                    at,
                    "acknowledged",
                    List.of(Recipient.person("lee")),
                    at.plusSeconds(1),
                    at.plusSeconds(2)),
                new FiredRung(
                    "down", "again", at, 0, List.of(), List.of(), null, null, List.of(), null,
                    null)),
            List.of(
                Suspension.hold("caller", "On hold", at, at.plusSeconds(1)),
                new Suspension(SuspensionKind.MAINTENANCE, "new database", null, at, null, true)),
            new LastResort(at, List.of(NOTIFIED)),
            new FiredRung(
                "down",
                "over",
                at,
                0,
                List.of(NOTIFIED),
                List.of(),
                null,
                null,
                List.of(),
                null,
                null),
            List.of(new Engagement("acme", at, List.of(NOTIFIED))),
            List.of(new RequestedAction(ActionKind.AUTOMATION, "restart", NOTIFIED.key(), 1, at)),
            at),
        new Acknowledgement(Actor.person("dana"), at),
        new Resolution(Actor.person("dana"), at, TEXT, "fix", true, at, 4),
        new MajorIncident(
            Actor.DESK,
            at,
            "P1",
            List.of(
                new RoleHolder(
                    MajorRole.COMMANDER,
                    Recipient.person("ines"),
                    at,
                    false,
                    List.of(NOTIFIED),
                    at,
                    at),
                RoleHolder.accepted(MajorRole.SCRIBE, "kim", at)),
            List.of(
                new RoleOffer(
                    MajorRole.COMMANDER, "lee", Actor.person("dana"), at, List.of(NOTIFIED))),
            at,
            List.of(NOTIFIED),
            at,
            at,
            List.of(NOTIFIED)),
        new Swarm(
            List.of(
                new SwarmMember("database", at, List.of("lee"), List.of(NOTIFIED), null),
                new SwarmMember("network", at, List.of(), List.of(), at)),
            "database"),
        List.of(
            new SupplierTicket(
                "acme",
                2,
                at,
                "A-17",
                at,
                at,
                List.of(new SupplierTicket.Question(at, null)),
                at,
                at,
                at,
                3,
                List.of(new SupplierTicket.Missed("response", at)),
                List.of(NOTIFIED),
                List.of(NOTIFIED))),
        new Family(
            new Family.Parent(like.id(), 5, true),
            new Family.Children(12, 3, ParentState.OPEN, 9),
            List.of(
                new Family.Absorbed(like.id(), 2, List.of(new Link(Link.RELATES_TO, "INC-1"))),
                new Family.Absorbed(like.id(), 1, List.of()))),
        new Flapping(
            List.of(new Flapping.Return(at), new Flapping.Return(at.plusSeconds(1))),
            at.plusSeconds(2),
            at.plusSeconds(3),
            new Flapping.Clear("it answers", "self-cleared")),
        List.of(
            new PlanRun(
                "fire",
                at,
                at.plusSeconds(5),
                at.plusSeconds(7),
                at.plusSeconds(7),
                List.of(
                    new StepRun(STEP, StepState.RUNNING, NOTIFIED.key(), at.plusSeconds(300)),
                    new StepRun(STEP_BACK, StepState.WAITING, null, null)))),
        new MajorCase(
            new MajorCandidate(Actor.person("dana"), at, "half the shop", List.of(NOTIFIED)),
            new MajorReview(
                at,
                at,
                2,
                List.of(
                    new ReviewAction(1, "size the pool", "lee", at, at, at, List.of(NOTIFIED)),
                    new ReviewAction(2, "tell", "kim", at, null, null, List.of())),
                at,
                at,
                List.of(NOTIFIED))),
        List.of(new Link(Link.RELATES_TO, "INC-1")),
        3,
        new Attainment("gold", at, at, List.of(new TargetRecord("update", 50, 2, 1, at))),
        at,
        SEAL.hash(),
        at,
        Map.of("fromTomorrow", List.of(1, 2), "deep", Map.of("a", "b")));
  }
}
