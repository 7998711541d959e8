package dev.tocsin.examples.storage;

import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Activation;
import dev.tocsin.store.PolicyDocument;
import java.time.Instant;
import java.util.Base64;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Policies by version, and which one is in force. */
final class Policies {
  private final MVMap<String, String> documents;
  private final MVMap<String, String> activations;

  Policies(Disk disk) {
    documents = disk.map("policies");
    activations = disk.map("policies.active");
  }

  // README: policies
  void keep(TenantId tenant, PolicyDocument document) {
    String bytes = Base64.getEncoder().encodeToString(document.bytes());
    String kept = documents.putIfAbsent(Keys.of(tenant, document.version()), bytes);
    if (kept != null && !kept.equals(bytes)) {
      throw new IllegalArgumentException(
          "Version %s of tenant %s is kept with other bytes: give those a version of their own"
              .formatted(document.version(), tenant));
    }
  }

  Activation activate(TenantId tenant, String version, long expectedSerial, Instant now) {
    if (find(tenant, version) == null) {
      throw new IllegalArgumentException(
          "Version %s of tenant %s is not kept: keep it first".formatted(version, tenant));
    }
    Activation active = active(tenant);
    if ((active == null ? 0 : active.serial()) == expectedSerial) {
      active = new Activation(expectedSerial + 1, version, now);
      activations.put(Keys.of(tenant), Json.write(active));
    }
    if (active == null) {
      throw new IllegalArgumentException(
          "Tenant %s has no policy in force: expect serial 0, not %d"
              .formatted(tenant, expectedSerial));
    }
    return active;
  }

  // README: end

  @Nullable PolicyDocument find(TenantId tenant, String version) {
    String bytes = documents.get(Keys.of(tenant, version));
    return bytes == null ? null : new PolicyDocument(version, Base64.getDecoder().decode(bytes));
  }

  @Nullable Activation active(TenantId tenant) {
    String text = activations.get(Keys.of(tenant));
    return text == null ? null : Json.read(text, Activation.class);
  }
}
