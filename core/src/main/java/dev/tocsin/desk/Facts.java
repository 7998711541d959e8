package dev.tocsin.desk;

import dev.tocsin.incident.Incident;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a decision needs to know beside incident and policy; asked before, handed in.
 *
 * <p>What a host's rota says takes its place here. Immutable. Source: house.md, "How an incident
 * flows".
 *
 * @param commitId the id of the attempt; keys of messages are made from it
 * @param other the incident that the command names besides its own, or null when it names none or
 *     there is none
 */
public record Facts(UUID commitId, @Nullable Incident other) {
  /** Requires an id. */
  public Facts {
    Objects.requireNonNull(commitId, "commitId");
  }

  /**
   * With no other incident.
   *
   * @param commitId the id of the attempt
   * @return the facts
   */
  public static Facts of(UUID commitId) {
    return new Facts(commitId, null);
  }
}
