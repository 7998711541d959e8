package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for an incident: exactly one team at all times.
 *
 * <p>Made by folding events, which have checked the texts. Immutable; null only where marked.
 * Source: domain.md, practice 5; escalation.md, "When a rung is due" 3.
 *
 * @param team the accountable team
 * @param person the person of that team who does it, or null
 * @param since since when the team
 * @param teamsSincePerson the teams that rules have taken it from since a person last acted; a rule
 *     may not hand it back to one
 * @param operational how far the time that the team may hold it has been told; null while it is not
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Ownership(
    String team,
    @Nullable String person,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant since,
    List<String> teamsSincePerson,
    @Nullable TargetRecord operational) {
  /** Checks the parts. */
  public Ownership {
    Objects.requireNonNull(team, "team");
    Objects.requireNonNull(since, "since");
    teamsSincePerson = Text.list(teamsSincePerson);
  }

  /**
   * Of which no operational-level target has been told.
   *
   * @param team the accountable team
   * @param person the person of that team who does it, or null
   * @param since since when the team
   * @param teamsSincePerson the teams that rules have taken it from since a person last acted
   */
  public Ownership(
      String team, @Nullable String person, Instant since, List<String> teamsSincePerson) {
    this(team, person, since, teamsSincePerson, null);
  }
}
