package dev.tocsin.store;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.Objects;

/**
 * Which policy is in force. The serial only rises, so a node knows whether it is behind.
 *
 * <p>Immutable. Source: escalation.md, "Editing the policy" (activating is a monotone record).
 *
 * @param serial 1 for the first activation of the tenant, and one more each time
 * @param version the policy's version
 * @param at when, by the store's clock, UTC
 */
public record Activation(
    long serial, String version, @JsonFormat(shape = JsonFormat.Shape.STRING) Instant at) {
  /** Checks the parts. */
  public Activation {
    Text.name("policy version", version);
    Objects.requireNonNull(at, "at");
  }
}
