package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A team in a swarm.
 *
 * <p>Made by folding events, which have checked the texts. Immutable; null only where marked.
 * Source: domain.md, practice 8.
 *
 * @param team the team
 * @param summonedAt when it was called
 * @param people who of it came
 * @param notified who of it was called, each with the key of the message
 * @param releasedAt when it could go; null while it is in
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SwarmMember(
    String team,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant summonedAt,
    List<String> people,
    List<Notified> notified,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant releasedAt) {
  /** Checks the parts. */
  public SwarmMember {
    Objects.requireNonNull(team, "team");
    Objects.requireNonNull(summonedAt, "summonedAt");
    people = Text.list(people);
    notified = Text.list(notified);
  }
}
