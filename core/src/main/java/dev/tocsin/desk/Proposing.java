package dev.tocsin.desk;

import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Target;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.RecordEvent;
import java.util.List;

/** A problem is proposed in one of its incidents, once. Source: domain.md, "Proactive". */
final class Proposing {
  /** Who hears of it, where the policy has such a role. */
  private static final String ROLE = "problem-manager";

  private Proposing() {}

  static void propose(Decider decider, Command.ProposeProblem command) {
    Link link = new Link(Link.PROBLEM_CANDIDATE, command.candidate());
    if (decider.incident().links().contains(link)) {
      return;
    }
    decider.record(new RecordEvent.Linked(link));
    List<Contact> told =
        decider.policy.roles().containsKey(ROLE)
            ? Reach.of(new Target.Role(ROLE), decider).contacts()
            : List.of();
    decider.record(
        new RecordEvent.ProblemProposed(
            command.candidate(),
            command.subject(),
            command.name(),
            command.from(),
            command.to(),
            command.count(),
            command.evidence(),
            decider.tell(
                told,
                "inform",
                "Proposed as a problem: %s '%s'. %s"
                    .formatted(command.subject(), command.name(), command.evidence()))));
  }
}
