package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who has a role in a major incident.
 *
 * <p>Made by folding events, which have checked the texts. Immutable; null only where marked.
 * Source: domain.md, practice 7.
 *
 * @param role the role
 * @param who who has it: a person, or of a commander whoever is on call
 * @param since when they got it
 * @param accepted whether they said so; only a commander may not have
 * @param notified of a commander who has not accepted, who was told, each with the key of the
 *     message
 * @param askedAt of a commander who has not accepted, when it was last asked who is on call; null
 *     for another
 * @param until of a commander who has not accepted, when the host's rota hands over next, as it
 *     said; null when it was not asked
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RoleHolder(
    MajorRole role,
    Recipient who,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant since,
    boolean accepted,
    List<Notified> notified,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant askedAt,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant until) {
  /** Checks the parts. */
  public RoleHolder {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(who, "who");
    Objects.requireNonNull(since, "since");
    notified = Text.list(notified);
  }

  /**
   * Somebody who accepted.
   *
   * @param role the role
   * @param person who has it
   * @param since when they accepted
   * @return the holder
   */
  public static RoleHolder accepted(MajorRole role, String person, Instant since) {
    return new RoleHolder(role, Recipient.person(person), since, true, List.of(), null, null);
  }

  /**
   * Whether it is this person.
   *
   * @param person the host's name for the person
   * @return true for the one who has it
   */
  public boolean is(String person) {
    return who.equals(Recipient.person(person));
  }
}
