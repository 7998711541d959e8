package dev.tocsin.desk;

import com.google.common.collect.ImmutableMap;
import dev.tocsin.incident.Incident;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a decision needs to know beside incident and policy; asked before, handed in.
 *
 * <p>Immutable. Source: house.md, "How an incident flows".
 *
 * @param commitId the id of the attempt; keys of messages are made from it
 * @param other the incident that the command names besides its own, or null when it names none or
 *     there is none
 * @param onCall what the host says of those whom it staffs, by the name of {@link
 *     MissingFactException#staffed()}; who is not needed may be missing
 */
public record Facts(UUID commitId, @Nullable Incident other, Map<String, HostAnswer> onCall) {
  /** Requires an id and copies the map. */
  public Facts {
    Objects.requireNonNull(commitId, "commitId");
    onCall = ImmutableMap.copyOf(onCall);
  }

  /**
   * With no other incident, and nothing from the host.
   *
   * @param commitId the id of the attempt
   * @return the facts
   */
  public static Facts of(UUID commitId) {
    return new Facts(commitId, null, ImmutableMap.of());
  }

  /**
   * With another incident that the command names.
   *
   * @param value the incident, or null when there is none
   * @return a copy
   */
  public Facts other(@Nullable Incident value) {
    return new Facts(commitId, value, onCall);
  }

  /**
   * With one more answer of the host.
   *
   * @param staffed a team, or {@code role:} and a role
   * @param answer what the host says
   * @return a copy
   */
  public Facts onCall(String staffed, HostAnswer answer) {
    ImmutableMap.Builder<String, HostAnswer> all = ImmutableMap.builder();
    all.putAll(onCall).put(staffed, answer);
    return new Facts(commitId, other, all.buildKeepingLast());
  }
}
