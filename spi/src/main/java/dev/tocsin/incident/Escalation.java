package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where an incident is on its path.
 *
 * <p>Made by folding events, which have checked the texts. Immutable; null only where marked.
 * Source: escalation.md, "When a rung is due" and "Editing the policy".
 *
 * @param policyVersion the policy that it runs under
 * @param row the row of the matrix that matched, or null
 * @param path the path, or null
 * @param round 1, 2, 3 and so on
 * @param start where the clock of this round starts
 * @param ceiling the highest priority of this round
 * @param fired in the order in which they were taken
 * @param suspensions in the order of their start; they may overlap. At most 1,000 holds that people
 *     asked for and some 250 others: beyond those the shortest that is over is forgotten, so that
 *     what comes and goes for ever can be stored, and what is due comes early by so much
 * @param lastResort that the last resort of this round was paged, or null
 * @param startedBy the rung that started this round, with its messages; null when no rung did
 * @param engaged the suppliers that were asked for help in this round, each as it was asked last
 * @param requested what the host was asked to do and has not finished, in any round; beyond 500 the
 *     oldest that nothing waits for is forgotten, and taken back if it was not handed out
 * @param watchedFrom quiet hours that begin later than this are still to come; null for {@code
 *     start}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Escalation(
    String policyVersion,
    @Nullable String row,
    @Nullable String path,
    int round,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant start,
    Priority ceiling,
    List<FiredRung> fired,
    List<Suspension> suspensions,
    @Nullable LastResort lastResort,
    @Nullable FiredRung startedBy,
    List<Engagement> engaged,
    List<RequestedAction> requested,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant watchedFrom) {
  /** Checks the parts. */
  public Escalation {
    Objects.requireNonNull(policyVersion, "policyVersion");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(ceiling, "ceiling");
    fired = Text.list(fired);
    suspensions = Text.list(suspensions);
    engaged = Text.list(engaged);
    requested = Text.list(requested);
  }

  /**
   * Without suppliers and actions of the host.
   *
   * @param policyVersion the policy that it runs under
   * @param row the row of the matrix that matched, or null
   * @param path the path, or null
   * @param round 1, 2, 3 and so on
   * @param start where the clock of this round starts
   * @param ceiling the highest priority of this round
   * @param fired in the order in which they were taken
   * @param suspensions in the order of their start
   * @param lastResort that the last resort of this round was paged, or null
   */
  public Escalation(
      String policyVersion,
      @Nullable String row,
      @Nullable String path,
      int round,
      Instant start,
      Priority ceiling,
      List<FiredRung> fired,
      List<Suspension> suspensions,
      @Nullable LastResort lastResort) {
    this(
        policyVersion,
        row,
        path,
        round,
        start,
        ceiling,
        fired,
        suspensions,
        lastResort,
        null,
        List.of(),
        List.of(),
        null);
  }

  /**
   * A rung of this round.
   *
   * @param path the path
   * @param rung the rung's id on that path
   * @return what it did; null when it has not fired
   */
  public @Nullable FiredRung fired(String path, String rung) {
    for (FiredRung each : fired) {
      if (each.rung().equals(rung) && each.path().equals(path)) {
        return each;
      }
    }
    return null;
  }
}
