package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Something that happened to an incident, told as a fact; the fold of all of them is the incident.
 *
 * <p>A sealed family of records in seventeen groups, plus {@link UnknownEvent} for what a newer
 * version wrote: it survives a round trip, equal as JSON (store-contract.md, C36). Written with the
 * property {@code type}. Immutable.
 */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    include = JsonTypeInfo.As.EXISTING_PROPERTY,
    property = "type",
    visible = true,
    defaultImpl = UnknownEvent.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = LifecycleEvent.Logged.class, name = "logged"),
  @JsonSubTypes.Type(value = LifecycleEvent.Recurred.class, name = "recurred"),
  @JsonSubTypes.Type(value = LifecycleEvent.Started.class, name = "started"),
  @JsonSubTypes.Type(value = LifecycleEvent.Held.class, name = "held"),
  @JsonSubTypes.Type(value = LifecycleEvent.FollowUpDue.class, name = "follow-up-due"),
  @JsonSubTypes.Type(value = LifecycleEvent.StateReplaced.class, name = "state-replaced"),
  @JsonSubTypes.Type(value = LifecycleEvent.Resumed.class, name = "resumed"),
  @JsonSubTypes.Type(value = LifecycleEvent.Resolved.class, name = "resolved"),
  @JsonSubTypes.Type(value = LifecycleEvent.Closed.class, name = "closed"),
  @JsonSubTypes.Type(value = LifecycleEvent.Reopened.class, name = "reopened"),
  @JsonSubTypes.Type(value = LifecycleEvent.Cancelled.class, name = "cancelled"),
  @JsonSubTypes.Type(value = LifecycleEvent.MarkedDuplicate.class, name = "marked-duplicate"),
  @JsonSubTypes.Type(value = OwnershipEvent.Assigned.class, name = "assigned"),
  @JsonSubTypes.Type(value = OwnershipEvent.HandBackRefused.class, name = "hand-back-refused"),
  @JsonSubTypes.Type(value = OwnershipEvent.Acknowledged.class, name = "acknowledged"),
  @JsonSubTypes.Type(
      value = OwnershipEvent.AcknowledgementLapsed.class,
      name = "acknowledgement-lapsed"),
  @JsonSubTypes.Type(value = RecordEvent.Commented.class, name = "commented"),
  @JsonSubTypes.Type(value = RecordEvent.Linked.class, name = "linked"),
  @JsonSubTypes.Type(value = RecordEvent.Reprioritised.class, name = "reprioritised"),
  @JsonSubTypes.Type(value = RecordEvent.Recategorised.class, name = "recategorised"),
  @JsonSubTypes.Type(value = RecordEvent.Redacted.class, name = "redacted"),
  @JsonSubTypes.Type(value = RecordEvent.StaleReminded.class, name = "stale-reminded"),
  @JsonSubTypes.Type(value = RecordEvent.ProblemProposed.class, name = "problem-proposed"),
  @JsonSubTypes.Type(value = RecordEvent.Archived.class, name = "archived"),
  @JsonSubTypes.Type(value = EscalationEvent.RoundStarted.class, name = "round-started"),
  @JsonSubTypes.Type(value = EscalationEvent.PathChosen.class, name = "path-chosen"),
  @JsonSubTypes.Type(value = EscalationEvent.RungFired.class, name = "rung-fired"),
  @JsonSubTypes.Type(value = EscalationEvent.EscalatedNow.class, name = "escalated-now"),
  @JsonSubTypes.Type(value = EscalationEvent.DeliveryParked.class, name = "delivery-parked"),
  @JsonSubTypes.Type(value = EscalationEvent.LastResortPaged.class, name = "last-resort-paged"),
  @JsonSubTypes.Type(value = EscalationEvent.MajorDeclared.class, name = "major-declared"),
  @JsonSubTypes.Type(value = SuspensionEvent.Suspended.class, name = "path-suspended"),
  @JsonSubTypes.Type(value = SuspensionEvent.Released.class, name = "path-released"),
  @JsonSubTypes.Type(value = AssistanceEvent.HandoverTold.class, name = "handover-told"),
  @JsonSubTypes.Type(value = AssistanceEvent.SupplierEngaged.class, name = "supplier-engaged"),
  @JsonSubTypes.Type(value = AssistanceEvent.ActionRequested.class, name = "action-requested"),
  @JsonSubTypes.Type(value = AssistanceEvent.ActionFinished.class, name = "action-finished"),
  @JsonSubTypes.Type(value = AssistanceEvent.ActionTimedOut.class, name = "action-timed-out"),
  @JsonSubTypes.Type(value = AssistanceEvent.WorkaroundOffered.class, name = "workaround-offered"),
  @JsonSubTypes.Type(value = ServiceLevelEvent.LevelChosen.class, name = "service-level-chosen"),
  @JsonSubTypes.Type(value = ServiceLevelEvent.TargetWarned.class, name = "target-warned"),
  @JsonSubTypes.Type(value = ServiceLevelEvent.TargetBreached.class, name = "target-breached"),
  @JsonSubTypes.Type(value = SwarmEvent.SwarmSummoned.class, name = "swarm-summoned"),
  @JsonSubTypes.Type(value = SwarmEvent.SwarmJoined.class, name = "swarm-joined"),
  @JsonSubTypes.Type(value = SwarmEvent.PrimaryIdentified.class, name = "primary-identified"),
  @JsonSubTypes.Type(value = SwarmEvent.SwarmReleased.class, name = "swarm-released"),
  @JsonSubTypes.Type(value = SupplierEvent.SupplierReferenced.class, name = "supplier-referenced"),
  @JsonSubTypes.Type(value = SupplierEvent.SupplierResponded.class, name = "supplier-responded"),
  @JsonSubTypes.Type(value = SupplierEvent.SupplierAsked.class, name = "supplier-asked"),
  @JsonSubTypes.Type(value = SupplierEvent.SupplierAnswered.class, name = "supplier-answered"),
  @JsonSubTypes.Type(value = SupplierEvent.HandedBack.class, name = "supplier-handed-back"),
  @JsonSubTypes.Type(
      value = SupplierEvent.HandBackRejected.class,
      name = "supplier-hand-back-rejected"),
  @JsonSubTypes.Type(
      value = SupplierEvent.EngagementEnded.class,
      name = "supplier-engagement-ended"),
  @JsonSubTypes.Type(
      value = EngagementEvent.EngagementDelivered.class,
      name = "supplier-engagement-delivered"),
  @JsonSubTypes.Type(value = EngagementEvent.SupplierUnreached.class, name = "supplier-unreached"),
  @JsonSubTypes.Type(value = EngagementEvent.SupplierChased.class, name = "supplier-chased"),
  @JsonSubTypes.Type(
      value = EngagementEvent.SupplierBreached.class,
      name = "supplier-target-breached"),
  @JsonSubTypes.Type(value = FamilyEvent.Attached.class, name = "attached-to-parent"),
  @JsonSubTypes.Type(value = FamilyEvent.Detached.class, name = "detached-from-parent"),
  @JsonSubTypes.Type(value = FamilyEvent.Followed.class, name = "parent-followed"),
  @JsonSubTypes.Type(value = FamilyEvent.ChildJoined.class, name = "child-joined"),
  @JsonSubTypes.Type(value = FamilyEvent.ChildLeft.class, name = "child-left"),
  @JsonSubTypes.Type(value = FamilyEvent.ChildrenCalled.class, name = "children-called"),
  @JsonSubTypes.Type(value = FamilyEvent.ChildrenTold.class, name = "children-told"),
  @JsonSubTypes.Type(value = FamilyEvent.Merged.class, name = "merged"),
  @JsonSubTypes.Type(value = FamilyEvent.Unmerged.class, name = "unmerged"),
  @JsonSubTypes.Type(value = FamilyEvent.Absorbed.class, name = "duplicate-absorbed"),
  @JsonSubTypes.Type(value = FamilyEvent.GaveBack.class, name = "duplicate-given-back"),
  @JsonSubTypes.Type(value = FamilyEvent.OrderRefused.class, name = "order-refused"),
  @JsonSubTypes.Type(value = FlappingEvent.ReturnCounted.class, name = "return-counted"),
  @JsonSubTypes.Type(value = FlappingEvent.FlappingBegan.class, name = "flapping-began"),
  @JsonSubTypes.Type(value = FlappingEvent.Cleared.class, name = "flapping-cleared"),
  @JsonSubTypes.Type(value = FlappingEvent.FlappingEnded.class, name = "flapping-ended"),
  @JsonSubTypes.Type(
      value = OperationalEvent.OperationalWarned.class,
      name = "operational-level-warned"),
  @JsonSubTypes.Type(
      value = OperationalEvent.OperationalBreached.class,
      name = "operational-level-breached"),
  @JsonSubTypes.Type(value = ContinuityEvent.PlanInvoked.class, name = "plan-invoked"),
  @JsonSubTypes.Type(value = ContinuityEvent.StepStarted.class, name = "step-started"),
  @JsonSubTypes.Type(value = ContinuityEvent.StepEnded.class, name = "step-ended"),
  @JsonSubTypes.Type(value = ContinuityEvent.StepResultLate.class, name = "step-result-late"),
  @JsonSubTypes.Type(value = ContinuityEvent.PlanStopped.class, name = "plan-stopped"),
  @JsonSubTypes.Type(value = ContinuityEvent.PlanReturning.class, name = "plan-returning"),
  @JsonSubTypes.Type(value = ContinuityEvent.PlanOver.class, name = "plan-over"),
  @JsonSubTypes.Type(value = ContinuityEvent.PlanReminded.class, name = "plan-reminded"),
  @JsonSubTypes.Type(value = AssistanceEvent.MessagesWithheld.class, name = "messages-withheld"),
  @JsonSubTypes.Type(value = SwarmEvent.SwarmLeft.class, name = "swarm-left"),
  @JsonSubTypes.Type(value = MajorEvent.MajorProposed.class, name = "major-proposed"),
  @JsonSubTypes.Type(value = MajorEvent.MajorDismissed.class, name = "major-dismissed"),
  @JsonSubTypes.Type(value = MajorEvent.CommanderNamed.class, name = "commander-named"),
  @JsonSubTypes.Type(value = MajorEvent.ResponseTeamCalled.class, name = "response-team-called"),
  @JsonSubTypes.Type(value = MajorEvent.RoleOffered.class, name = "role-offered"),
  @JsonSubTypes.Type(value = MajorEvent.RoleAccepted.class, name = "role-accepted"),
  @JsonSubTypes.Type(value = MajorEvent.RoleLeft.class, name = "role-left"),
  @JsonSubTypes.Type(value = MajorEvent.StakeholdersUpdated.class, name = "stakeholders-updated"),
  @JsonSubTypes.Type(value = MajorEvent.UpdateReminded.class, name = "update-reminded"),
  @JsonSubTypes.Type(value = MajorEvent.StoodDown.class, name = "stood-down"),
  @JsonSubTypes.Type(value = ReviewEvent.ReviewOpened.class, name = "review-opened"),
  @JsonSubTypes.Type(value = ReviewEvent.ReviewReminded.class, name = "review-reminded"),
  @JsonSubTypes.Type(value = ReviewEvent.FindingAdded.class, name = "finding-added"),
  @JsonSubTypes.Type(value = ReviewEvent.ActionAgreed.class, name = "action-agreed"),
  @JsonSubTypes.Type(value = ReviewEvent.ActionReminded.class, name = "action-reminded"),
  @JsonSubTypes.Type(value = ReviewEvent.ActionCompleted.class, name = "action-completed"),
  @JsonSubTypes.Type(value = ReviewEvent.ReviewCompleted.class, name = "review-completed"),
  @JsonSubTypes.Type(
      value = FeedbackEvent.ResolutionConfirmed.class,
      name = "resolution-confirmed"),
  @JsonSubTypes.Type(value = FeedbackEvent.ResolutionRejected.class, name = "resolution-rejected"),
  @JsonSubTypes.Type(value = FeedbackEvent.ServiceRated.class, name = "service-rated"),
})
public sealed interface IncidentEvent
    permits LifecycleEvent,
        OwnershipEvent,
        RecordEvent,
        EscalationEvent,
        SuspensionEvent,
        AssistanceEvent,
        ServiceLevelEvent,
        SwarmEvent,
        SupplierEvent,
        EngagementEvent,
        FamilyEvent,
        FlappingEvent,
        OperationalEvent,
        ContinuityEvent,
        MajorEvent,
        ReviewEvent,
        FeedbackEvent,
        UnknownEvent {

  /**
   * The name of the type in JSON; never changes once it is published.
   *
   * @return such as "rung-fired"
   */
  @JsonProperty("type")
  String type();
}
