package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that the host was asked to do and has not finished yet.
 *
 * <p>Made by folding events. Immutable; null only where marked. Source: escalation.md, "The matrix"
 * (actions).
 *
 * @param kind what it is
 * @param name its name in the policy
 * @param key the key of the request
 * @param round the round in which it was asked for; 0 when an older version asked
 * @param until when its time is up; null when it has all the time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RequestedAction(
    ActionKind kind,
    String name,
    OutboxKey key,
    int round,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant until) {
  /** Checks the parts. */
  public RequestedAction {
    Objects.requireNonNull(kind, "kind");
    Text.name("name", name);
    Objects.requireNonNull(key, "key");
  }
}
