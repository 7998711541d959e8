package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A person who was asked to take a role and has not answered.
 *
 * <p>Made by folding events, which have checked the texts. Immutable. Source: domain.md, practice
 * 7.
 *
 * @param role the role
 * @param person who was asked
 * @param by who asked
 * @param at when
 * @param notified who was told, each with the key of the message
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RoleOffer(
    MajorRole role,
    String person,
    Actor by,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant at,
    List<Notified> notified) {
  /** Checks the parts. */
  public RoleOffer {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(person, "person");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(at, "at");
    notified = Text.list(notified);
  }
}
