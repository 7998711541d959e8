package dev.tocsin.desk;

import dev.tocsin.incident.Category;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.MajorRole;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.Urgency;
import dev.tocsin.internal.Text;
import dev.tocsin.notification.ActionRequest;
import dev.tocsin.notification.DeskCommand;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
   * @param simulated whether it was part of an exercise, and nothing was done
   */
  record FinishAction(
      ActionRequest request, boolean succeeded, @Nullable String text, boolean simulated)
      implements Command {
    /**
     * In earnest.
     *
     * @param request what it was asked to do
     * @param succeeded whether it was done
     * @param text what the host says of it, or the last error; null for nothing
     */
    public FinishAction(ActionRequest request, boolean succeeded, @Nullable String text) {
      this(request, succeeded, text, false);
    }
  }

  /**
   * An automation that was begun has ended.
   *
   * @param key the key of the request
   * @param succeeded whether it did what it is for
   * @param text what is to stand in the register, at most 65,536 characters; null for nothing
   */
  record FinishAutomation(OutboxKey key, boolean succeeded, @Nullable String text)
      implements Command {
    /** Checks the parts. */
    public FinishAutomation {
      Objects.requireNonNull(key, "key");
      Text.bodyOrNull("text", text, Text.BODY);
    }
  }

  /**
   * Make it a child: its path stands still while the parent is worked on, and it follows the parent
   * as the policy says. The parent is open and no child itself; the child has no children and is no
   * major incident.
   *
   * @param parent the other incident
   * @param reason why
   */
  record AttachTo(IncidentId parent, String reason) implements Command {
    /** Checks the parts. */
    public AttachTo {
      Objects.requireNonNull(parent, "parent");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * Take it from its parent. An open one begins a new round.
   *
   * @param reason why
   */
  record Detach(String reason) implements Command {}

  /**
   * Close it as a duplicate, and let its reports and links count at the other incident, where later
   * reports under its dedup key will count too.
   *
   * @param into the incident that it duplicates; open, or closed so lately that it can be reopened
   * @param reason why
   */
  record Merge(IncidentId into, String reason) implements Command {
    /** Checks the parts. */
    public Merge {
      Objects.requireNonNull(into, "into");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * It was no duplicate after all: it lives again in a new round, and what it gave to the other
   * incident is taken back.
   *
   * @param reason why
   */
  record Unmerge(String reason) implements Command {}

  /**
   * Do what another incident sent. The worker sends it.
   *
   * @param order what to do
   */
  record TakeOrder(DeskCommand order) implements Command {}

  /**
   * Tell the next children how it stands. The worker sends it, with those whom it has read from the
   * register.
   *
   * @param order as it was sent
   * @param children those who are told now, at most {@link #MOST_TOLD}
   * @param upTo the entry up to which the register was read
   * @param more whether there may be more behind it
   */
  record TellChildren(DeskCommand order, List<IncidentId> children, long upTo, boolean more)
      implements Command {
    /** How many are told in one commit, well below a store's limit of 100 entries. */
    public static final int MOST_TOLD = 50;

    /** Copies the list. */
    public TellChildren {
      children = List.copyOf(children);
    }
  }

  /**
   * Propose as a problem what recurs more than chance allows. The register sends it, for the first
   * of the incidents; nothing happens when it is linked to the candidate already.
   *
   * @param candidate its name
   * @param subject what they have in common, such as "service"
   * @param name the name of that
   * @param from the first instant of the window
   * @param to its end
   * @param count how many were logged in it
   * @param evidence the test, its figures and its threshold, in words
   */
  record ProposeProblem(
      String candidate,
      String subject,
      String name,
      Instant from,
      Instant to,
      long count,
      String evidence)
      implements Command {}

  /**
   * Ask a supplier for help. Done again while it is engaged it only notes another reference.
   *
   * @param supplier a supplier of the policy
   * @param reference the supplier's own ticket, or null
   */
  record EngageSupplier(String supplier, @Nullable String reference) implements Command {}

  /**
   * The supplier has taken it up, or says how it stands; by itself or by somebody on its behalf. An
   * acknowledgement or a comment by the supplier (an actor of that kind, under its id in the
   * policy) counts as much.
   *
   * @param supplier a supplier that is engaged
   * @param text what it says, or null
   */
  record SupplierResponds(String supplier, @Nullable String text) implements Command {}

  /**
   * The supplier cannot go on before we answer; by itself or by somebody on its behalf. Its clock
   * stands still.
   *
   * @param supplier a supplier that is engaged
   * @param question what it asks; not empty
   */
  record SupplierAsks(String supplier, String question) implements Command {}

  /**
   * Answer all that the supplier asked: its clock goes on.
   *
   * @param supplier a supplier that waits for an answer
   * @param answer the answer, not empty; it is told
   */
  record AnswerSupplier(String supplier, String answer) implements Command {}

  /**
   * The supplier says that its part is done; by itself or by somebody on its behalf.
   *
   * @param supplier a supplier that is engaged
   * @param text what it did; not empty
   */
  record HandBack(String supplier, String text) implements Command {}

  /**
   * Agree that its part is done: it owes nothing any more.
   *
   * @param supplier a supplier that has handed back
   * @param text a word to it, or null
   */
  record AcceptHandBack(String supplier, @Nullable String text) implements Command {}

  /**
   * Its part is not done: its clock goes on as if it had never been handed back.
   *
   * @param supplier a supplier that has handed back
   * @param reason why; it is told
   */
  record RejectHandBack(String supplier, String reason) implements Command {}

  /**
   * We no longer want its help.
   *
   * @param supplier a supplier that is engaged and has not handed back
   * @param reason why; it is told
   */
  record WithdrawSupplier(String supplier, String reason) implements Command {}

  /**
   * A message that asks a supplier for help has been delivered. The worker sends it.
   *
   * @param notified to whom it was, under which key
   */
  record ConfirmDelivery(Notified notified) implements Command {}

  /**
   * Another incident could not do what this one had sent. The worker sends it.
   *
   * @param order what was sent
   * @param reason why not
   */
  record RefuseOrder(DeskCommand order, String reason) implements Command {}

  /** Nothing but time has passed. The worker sends it. */
  record PassTime() implements Command {}

  /**
   * Invoke a plan for service continuity. A plan is in force once at a time; several plans may be.
   *
   * @param plan a plan of the policy
   * @param reason why, or null
   */
  record InvokePlan(String plan, @Nullable String reason) implements Command {}

  /**
   * Have a step done again that failed or was not done in time. The host is asked under a new key.
   *
   * @param plan a plan in force
   * @param step the step
   */
  record RetryStep(String plan, String step) implements Command {}

  /**
   * Do without a step that has not been done, or not well; the plan goes on. What the host still
   * tells of it is recorded as late.
   *
   * @param plan a plan in force
   * @param step the step
   * @param reason why, or null
   */
  record SkipStep(String plan, String step, @Nullable String reason) implements Command {}

  /**
   * Begin the return to normal. What has not begun of the plan is skipped; refused while a step is
   * running. The plan is over when the steps back have ended. Also for an incident that is
   * resolved.
   *
   * @param plan a plan in force
   * @param reason why, or null
   */
  record ReturnToNormal(String plan, @Nullable String reason) implements Command {}

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
  record AgreeAction(String text, String owner, Instant dueAt) implements Command {
    /** Checks the parts. */
    public AgreeAction {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(owner, "owner");
      Objects.requireNonNull(dueAt, "dueAt");
    }
  }

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

  /**
   * Service is restored indeed: it is closed at once. By the reporter alone, of an incident that is
   * resolved and not closed.
   *
   * @param rating of the service, from 1 (worst) to 5 (best), or null
   * @param text more words, or null
   */
  record ConfirmResolution(@Nullable Integer rating, @Nullable String text) implements Command {}

  /**
   * Service is not restored: it is reopened as by {@link Reopen}. By the reporter alone, of an
   * incident that is resolved, or was resolved and closed within the policy's reopen window.
   *
   * @param reason why not
   */
  record RejectResolution(String reason) implements Command {}

  /**
   * Rate the service of an incident that was resolved and is closed, within the policy's reopen
   * window. By the reporter alone and once: a second rating is refused, unless it was reopened and
   * resolved anew.
   *
   * @param rating from 1 (worst) to 5 (best)
   * @param text more words, or null
   */
  record RateService(int rating, @Nullable String text) implements Command {}
}
