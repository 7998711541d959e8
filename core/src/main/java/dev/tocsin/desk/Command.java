package dev.tocsin.desk;

import dev.tocsin.incident.Category;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.MajorRole;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.Urgency;
import dev.tocsin.notification.ActionRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody wants to be done to an incident that is there.
 *
 * <p>A sealed family of records; null only where marked. Each is refused with a typed error when
 * the incident's state, or the policy, does not allow it. Source: domain.md; escalation.md, "When a
 * rung is due".
 */
public sealed interface Command {
  /**
   * The command's name, as an {@code Authorizer} is asked.
   *
   * @return such as "acknowledge"
   */
  default String action() {
    String name = getClass().getSimpleName();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c) && i > 0) {
        out.append('-');
      }
      out.append(Character.toLowerCase(c));
    }
    return out.toString();
  }

  /** Say "mine". Done again by the same actor it renews; by another it is recorded beside. */
  record Acknowledge() implements Command {}

  /**
   * Give it to a team, and perhaps to a person of it. Another team means a new round.
   *
   * @param team a team of the policy
   * @param person the person who shall do it, or null
   * @param reason why, or null
   */
  record Assign(String team, @Nullable String person, @Nullable String reason) implements Command {}

  /** Begin to work. A person who begins has acknowledged. */
  record Start() implements Command {}

  /**
   * Wait.
   *
   * @param reason what for: caller, change, problem, supplier, or a word of the host
   * @param note more words, or null
   * @param followUpAt when the team is told to look again, in the future; null for the policy's
   *     time
   */
  record Hold(String reason, @Nullable String note, @Nullable Instant followUpAt)
      implements Command {}

  /** Go on after a wait. */
  record Resume() implements Command {}

  /**
   * Service is restored.
   *
   * @param text what was done
   * @param kind {@code fix}, {@code workaround}, {@code self-cleared} or a word of the host
   */
  record Resolve(String text, String kind) implements Command {}

  /**
   * End it.
   *
   * @param reason why, or null
   */
  record Close(@Nullable String reason) implements Command {}

  /**
   * It was not over. A closed incident can be reopened within the policy's window.
   *
   * @param reason why
   */
  record Reopen(String reason) implements Command {}

  /**
   * It should never have been logged.
   *
   * @param reason why
   */
  record Cancel(String reason) implements Command {}

  /**
   * Change how soon it must be dealt with. A priority above every one of the round pages again.
   *
   * @param impact the new impact, or null to keep it
   * @param urgency the new urgency, or null to keep it
   * @param priority a priority against the table, or null to follow it
   * @param reason why
   */
  record Reprioritise(
      @Nullable Impact impact,
      @Nullable Urgency urgency,
      @Nullable Priority priority,
      String reason)
      implements Command {}

  /**
   * It is of another kind. The team of the new category becomes accountable.
   *
   * @param category the new category
   * @param reason why
   */
  record Recategorise(Category category, String reason) implements Command {}

  /**
   * Write something down.
   *
   * @param text at most 65,536 characters
   * @param toReporter whether the reporter may read it
   */
  record Comment(String text, boolean toReporter) implements Command {}

  /**
   * Say what it has to do with; for duplicates there is {@link MarkDuplicate}.
   *
   * @param link the other thing
   */
  record AddLink(Link link) implements Command {}

  /**
   * Another incident is about the same; this one is closed.
   *
   * @param of the other incident
   */
  record MarkDuplicate(IncidentId of) implements Command {}

  /**
   * Take a rung now. It voids the acknowledgement. The caller must say which version it saw.
   *
   * @param rung a rung of the incident's path
   * @param force also while planned work keeps the path still; the rest of the path stays still
   */
  record EscalateNow(String rung, boolean force) implements Command {
    /**
     * Refused while planned work keeps the path still.
     *
     * @param rung a rung of the incident's path
     */
    public EscalateNow(String rung) {
      this(rung, false);
    }
  }

  /**
   * Declare a major incident.
   *
   * @param reason why
   */
  record DeclareMajor(String reason) implements Command {}

  /**
   * Call teams together.
   *
   * @param teams teams of the policy
   */
  record Summon(List<String> teams) implements Command {
    /** Copies the list. */
    public Summon {
      teams = List.copyOf(teams);
    }
  }

  /**
   * Come to the swarm.
   *
   * @param team the team for which the caller comes
   */
  record JoinSwarm(String team) implements Command {}

  /**
   * Name the team that has the cause; it becomes accountable and the others are released.
   *
   * @param team a team of the swarm
   */
  record IdentifyPrimary(String team) implements Command {}

  /**
   * The same was reported again. The desk sends it when a report meets the owner of its key.
   *
   * @param report the report
   */
  record Recur(Report report) implements Command {}

  /**
   * A message is given up. The worker sends it.
   *
   * @param notified to whom it was, under which key
   * @param rung the rung that had sent it, or null
   * @param round the round in which it was sent
   * @param reason the last error
   */
  record ParkDelivery(Notified notified, @Nullable String rung, int round, String reason)
      implements Command {}

  /**
   * The host did what it was asked to do, or gave it up. The worker sends it.
   *
   * @param request what it was asked to do
   * @param succeeded whether it was done
   * @param text what the host says of it, or the last error; null for nothing
   */
  record FinishAction(ActionRequest request, boolean succeeded, @Nullable String text)
      implements Command {}

  /** Nothing but time has passed. The worker sends it. */
  record PassTime() implements Command {}

  /**
   * Propose a major incident: the rapid-response team shall declare or dismiss it.
   *
   * @param reason why
   */
  record ProposeMajor(String reason) implements Command {}

  /**
   * It is no major incident, though it was proposed.
   *
   * @param reason why
   */
  record DismissMajor(String reason) implements Command {}

  /**
   * Ask a person to take a role in a major incident. Whoever has it keeps it until they accept.
   *
   * @param role the role
   * @param person who is asked
   */
  record OfferRole(MajorRole role, String person) implements Command {}

  /**
   * Take a role in a major incident: one that nobody has accepted, or that was offered.
   *
   * @param role the role
   */
  record AcceptRole(MajorRole role) implements Command {}

  /**
   * Have a role no longer. A commander cannot leave, only offer the role to another.
   *
   * @param role the role
   */
  record LeaveRole(MajorRole role) implements Command {}

  /**
   * Tell the stakeholders of a major incident how it stands; the cadence counts from it.
   *
   * @param text at most 65,536 characters, not empty
   */
  record UpdateStakeholders(String text) implements Command {}

  /**
   * It is no major incident any more. It is not resolved by that.
   *
   * @param reason why
   */
  record StandDown(String reason) implements Command {}

  /**
   * Write down what the review found out.
   *
   * @param text at most 65,536 characters, not empty
   */
  record AddFinding(String text) implements Command {}

  /**
   * Agree in the review that somebody shall do something.
   *
   * @param text what, in one line
   * @param owner the person who shall do it
   * @param dueAt by when, in the future
   */
  record AgreeAction(String text, String owner, Instant dueAt) implements Command {}

  /**
   * An action of the review is done.
   *
   * @param number its number
   * @param note what was done, or null
   */
  record CompleteAction(int number, @Nullable String note) implements Command {}

  /**
   * End the review. Its actions stay until they are done.
   *
   * @param summary what came of it
   */
  record CompleteReview(String summary) implements Command {}

  /**
   * Leave the swarm; the team stays in it.
   *
   * @param team the team for which the caller came
   */
  record LeaveSwarm(String team) implements Command {}

  /**
   * Let teams of the swarm go; they hear no more of it.
   *
   * @param teams teams of the swarm, not the accountable one
   */
  record ReleaseTeams(List<String> teams) implements Command {
    /** Copies the list. */
    public ReleaseTeams {
      teams = List.copyOf(teams);
    }
  }
}
