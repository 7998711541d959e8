package dev.tocsin;

import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TocsinException;
import org.jspecify.annotations.Nullable;

/**
 * A version of the policy is needed for a decision, and this desk cannot have it. Nothing has
 * happened, and nothing is guessed; other incidents, and other nodes, may go on. Reading goes on.
 *
 * <p>Source: escalation.md, "Editing the policy while incidents are open".
 */
public final class PolicyUnavailableException extends TocsinException {
  private static final long serialVersionUID = 1L;

  /** Why it cannot be had. */
  public enum Problem {
    /** The desk has no codec, so it knows only the policy that it was built with. */
    NO_CODEC,
    /** The store has no document of that version. */
    MISSING,
    /** The codec could not read the document, or it says something else than the version. */
    UNREADABLE
  }

  private final transient String version;
  private final transient @Nullable IncidentId incidentId;
  private final transient Problem problem;

  /**
   * Carries the facts.
   *
   * @param version the version that is needed
   * @param incidentId the incident that runs under it; null when it is the version in force
   * @param problem why it cannot be had
   * @param detail the same, as the rest of a sentence
   * @param cause what the codec threw, or null
   */
  public PolicyUnavailableException(
      String version,
      @Nullable IncidentId incidentId,
      Problem problem,
      String detail,
      @Nullable Throwable cause) {
    super(message(version, incidentId, problem, detail), cause);
    this.version = version;
    this.incidentId = incidentId;
    this.problem = problem;
  }

  /**
   * The version that is needed.
   *
   * @return the version
   */
  public String version() {
    return version;
  }

  /**
   * The incident that runs under it.
   *
   * @return the incident; null when the version is the one in force, so that nothing can be decided
   */
  public @Nullable IncidentId incidentId() {
    return incidentId;
  }

  /**
   * Why it cannot be had.
   *
   * @return which kind
   */
  public Problem problem() {
    return problem;
  }

  private static String message(
      String version, @Nullable IncidentId incidentId, Problem problem, String detail) {
    String whose =
        incidentId == null
            ? "Policy %s is in force, and this desk decides nothing until it has it"
                .formatted(version)
            : "Incident %s runs under policy %s".formatted(incidentId, version);
    String remedy =
        switch (problem) {
          case NO_CODEC ->
              "start this node with that policy, or give the builder a policyCodec, or put this"
                  + " node's policy in force with desk.activate(policy)";
          case MISSING, UNREADABLE ->
              incidentId == null
                  ? "put it back with desk.keep(policy), or put another in force with"
                      + " desk.activate(policy)"
                  : "put it back with desk.keep(policy), or put one in force that open incidents go"
                      + " over to at once (Adoption.LIVE)";
        };
    return "%s; %s: %s.".formatted(whose, detail, remedy);
  }
}
