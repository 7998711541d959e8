package dev.tocsin.desk;

import dev.tocsin.incident.Category;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Link;
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
}
