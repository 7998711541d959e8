package dev.tocsin;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.MajorRole;
import dev.tocsin.register.MajorTimeline;
import dev.tocsin.register.SwarmTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Major incidents: proposing and declaring them, who has which role, what the stakeholders hear,
 * standing down, and the review that follows.
 *
 * <p>From its declaration until it is stood down exactly one commands at every instant: whoever is
 * on call for the commander's role of the policy, else the first of its last resort, until a person
 * accepts. (Under a policy without {@code major-incidents} nobody commands before somebody
 * accepts.) Resolving it ends nothing of that but lets nothing tick; reopened, it goes on under the
 * same commander. Each command is refused with a typed error before anything happened; done twice
 * it happens once. Errors, threads and cost are those of {@link ServiceDesk}. Source: domain.md,
 * practices 7 and 8, and "Words" (review).
 */
public final class MajorIncidents {
  private final Corridor corridor;

  MajorIncidents(Corridor corridor) {
    this.corridor = corridor;
  }

  private Incident handle(IncidentId id, Command command, Actor by) {
    return corridor.handle(id, command, Caller.of(by));
  }

  /**
   * Says that it may be one: the standing roster and whoever would command are asked. Nothing when
   * it is one, or is proposed already.
   *
   * @param id an open incident
   * @param by who says so
   * @param reason why
   * @return the incident as it stands now
   */
  public Incident propose(IncidentId id, Actor by, String reason) {
    return handle(id, new Command.ProposeMajor(reason), by);
  }

  /**
   * Says that it is none, though it was proposed.
   *
   * @param id an open incident
   * @param by the person who looked
   * @param reason why
   * @return the incident as it stands now
   */
  public Incident dismiss(IncidentId id, Actor by, String reason) {
    return handle(id, new Command.DismissMajor(reason), by);
  }

  /**
   * Says that it is one, whether it was proposed or not. Nothing when it is one already.
   *
   * @param id an open incident
   * @param by who says so
   * @param reason why
   * @return the incident as it stands now, with a commander
   */
  public Incident declare(IncidentId id, Actor by, String reason) {
    return handle(id, new Command.DeclareMajor(reason), by);
  }

  /**
   * Asks a person to take a role. Whoever has it keeps it until that person accepts; so a commander
   * hands over, and so somebody else takes the place of one who does not answer.
   *
   * @param id a major incident
   * @param by the person who asks
   * @param role the role
   * @param person who is asked: the host's name for them
   * @return the incident as it stands now
   */
  public Incident offer(IncidentId id, Actor by, MajorRole role, String person) {
    return handle(id, new Command.OfferRole(role, person), by);
  }

  /**
   * Takes a role: that of a resolver, one that nobody has accepted, or one that was offered.
   *
   * @param id a major incident
   * @param by the person who takes it
   * @param role the role
   * @return the incident as it stands now
   */
  public Incident accept(IncidentId id, Actor by, MajorRole role) {
    return handle(id, new Command.AcceptRole(role), by);
  }

  /**
   * Has a role no longer. A commander cannot, only {@link #offer} it to somebody.
   *
   * @param id a major incident
   * @param by the person who has it
   * @param role the role
   * @return the incident as it stands now
   */
  public Incident leave(IncidentId id, Actor by, MajorRole role) {
    return handle(id, new Command.LeaveRole(role), by);
  }

  /**
   * Tells the policy's stakeholders how it stands; the cadence counts from it. Where the reporter
   * is one of them it is a public update too, and counts towards what the reporter is owed.
   *
   * @param id a major incident
   * @param by the person who tells
   * @param text at most 65,536 characters, not empty
   * @return the incident as it stands now
   */
  public Incident updateStakeholders(IncidentId id, Actor by, String text) {
    return handle(id, new Command.UpdateStakeholders(text), by);
  }

  /**
   * Says that it is a major incident no longer: every role ends, what is left of the swarm may go,
   * no update is due, and all of them are told. It is not resolved by that. Opens the review.
   *
   * @param id a major incident that is not closed
   * @param by the person who says so
   * @param reason why
   * @return the incident as it stands now
   */
  public Incident standDown(IncidentId id, Actor by, String reason) {
    return handle(id, new Command.StandDown(reason), by);
  }

  /**
   * Writes down what the review found out.
   *
   * @param id an incident with a review that is not completed; it may be closed
   * @param by the person who writes
   * @param text at most 65,536 characters, not empty
   * @return the incident as it stands now
   */
  public Incident addFinding(IncidentId id, Actor by, String text) {
    return handle(id, new Command.AddFinding(text), by);
  }

  /**
   * Agrees in the review that somebody shall do something. Its owner is reminded once it is
   * overdue, and again each time that the policy's {@code review-within} passes.
   *
   * @param id an incident with a review that is not completed; it may be closed
   * @param by the person who writes
   * @param text what, in one line
   * @param owner the person who shall do it
   * @param dueAt by when, in the future
   * @return the incident as it stands now; the action's number is its place in the list
   */
  public Incident agreeAction(IncidentId id, Actor by, String text, String owner, Instant dueAt) {
    return handle(id, new Command.AgreeAction(text, owner, dueAt), by);
  }

  /**
   * Says that an action is done, also after the review.
   *
   * @param id an incident with a review
   * @param by the person who says so
   * @param number the action's number, from 1
   * @param note what was done, or null
   * @return the incident as it stands now
   */
  public Incident completeAction(IncidentId id, Actor by, int number, @Nullable String note) {
    return handle(id, new Command.CompleteAction(number, note), by);
  }

  /**
   * Ends the review. Its actions stay until they are done.
   *
   * @param id an incident with a review that is not completed
   * @param by the person who says so
   * @param summary what came of it
   * @return the incident as it stands now
   */
  public Incident completeReview(IncidentId id, Actor by, String summary) {
    return handle(id, new Command.CompleteReview(summary), by);
  }

  /**
   * The draft of the review's timeline. Costs a walk over the history.
   *
   * @param id the incident
   * @return one line for each entry that people will want to read; empty when this tenant has none
   *     of that id
   */
  public MajorTimeline timeline(IncidentId id) {
    return MajorTimeline.of(corridor.history(id));
  }

  /**
   * Who was in the swarm, and how long. Costs a walk over the history.
   *
   * @param id the incident
   * @return every stay; a price is {@link SwarmTime#cost} at a rate
   */
  public SwarmTime swarmTime(IncidentId id) {
    return SwarmTime.of(corridor.history(id));
  }
}
