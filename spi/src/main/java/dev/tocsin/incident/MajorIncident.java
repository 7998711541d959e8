package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That the incident is a major one, and how it is handled: from its declaration until it is stood
 * down.
 *
 * <p>Made by folding events, which have checked the texts. Immutable; null only where marked.
 * Source: domain.md, practice 7.
 *
 * @param by who declared it
 * @param at when
 * @param reason why
 * @param roles who has which role, in the order in which they got it; exactly one commander, unless
 *     the policy says nothing of major incidents and nobody has accepted
 * @param offers who was asked to take a role and has not answered
 * @param calledAt when the standing roster was called; null while it was not
 * @param called who of it was told, each with the key of the message
 * @param updatedAt when the stakeholders were last told something; null while they were not
 * @param countedFrom from when the next update is counted, where that is not {@code at}: the last
 *     update, the last that was missed, or a reopening
 * @param reminded who was told that an update is due, each with the key of the message
 */
public record MajorIncident(
    Actor by,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant at,
    String reason,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RoleHolder> roles,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RoleOffer> offers,
    @JsonInclude(JsonInclude.Include.NON_NULL) @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant calledAt,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Notified> called,
    @JsonInclude(JsonInclude.Include.NON_NULL) @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant updatedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant countedFrom,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Notified> reminded) {
  /** Checks the parts. */
  public MajorIncident {
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(reason, "reason");
    roles = Text.list(roles);
    offers = Text.list(offers);
    called = Text.list(called);
    reminded = Text.list(reminded);
  }

  /**
   * Just declared.
   *
   * @param by who declared it
   * @param at when
   * @param reason why
   */
  public MajorIncident(Actor by, Instant at, String reason) {
    this(by, at, reason, List.of(), List.of(), null, List.of(), null, null, List.of());
  }

  /**
   * Who has a role.
   *
   * @param role the role; of resolvers the one who came first
   * @return its holder; null when nobody has it
   */
  public @Nullable RoleHolder holder(MajorRole role) {
    for (RoleHolder holder : roles) {
      if (holder.role() == role) {
        return holder;
      }
    }
    return null;
  }

  /**
   * Who commands.
   *
   * @return the commander; null only where the policy says nothing of major incidents
   */
  public @Nullable RoleHolder commander() {
    return holder(MajorRole.COMMANDER);
  }

  /**
   * Since when the stakeholders wait for an update.
   *
   * @return the instant from which the next one is counted
   */
  public Instant waitingSince() {
    return countedFrom == null ? at : countedFrom;
  }
}
