package dev.tocsin.memory;

import dev.tocsin.store.Activation;
import dev.tocsin.store.PolicyDocument;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The policies of one tenant, and which of them is in force.
 *
 * <p>Not thread-safe. Source: store-contract.md, "Policies" (the active version, monotone).
 */
final class Policies {
  private final Map<String, PolicyDocument> kept = new HashMap<>();
  private @Nullable Activation active;

  /** Keeps a document; refuses other bytes under a version that is kept. */
  void keep(PolicyDocument document) {
    PolicyDocument other = kept.putIfAbsent(document.version(), document);
    if (other != null && !other.equals(document)) {
      throw new IllegalArgumentException(
          "Policy %s is kept with other bytes: name a version by the hash of its content"
              .formatted(document.version()));
    }
  }

  /** The document of a version. */
  Optional<PolicyDocument> get(String version) {
    return Optional.ofNullable(kept.get(version));
  }

  /** What is in force. */
  Optional<Activation> active() {
    return Optional.ofNullable(active);
  }

  /** Compares the serial and sets the version; returns what is in force then. */
  Activation activate(String version, long expectedSerial, Instant now) {
    if (!kept.containsKey(version)) {
      throw new IllegalArgumentException(
          "Policy %s is not kept: keep it before you activate it".formatted(version));
    }
    Activation current = active;
    long serial = current == null ? 0 : current.serial();
    if (expectedSerial < 0 || expectedSerial > serial) {
      throw new IllegalArgumentException(
          "Serial %d was never in force, the last one is %d: read it before you activate"
              .formatted(expectedSerial, serial));
    }
    if (current == null || expectedSerial == serial) {
      current = new Activation(serial + 1, version, now);
      active = current;
    }
    return current;
  }
}
