package dev.tocsin.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Activation;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.PolicyDocument;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** C10 and C12 for policies: they are kept as they are, and which one is in force only moves on. */
public abstract non-sealed class PoliciesContract extends Suite {

  /** For subclasses. */
  protected PoliciesContract() {}

  @Test
  @Tag(Step.POLICIES)
  void C12_a_policy_comes_back_byte_for_byte() {
    byte[] bytes = new byte[100_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31 + i / 256);
    }
    PolicyDocument document = new PolicyDocument("v1", bytes);
    store().keepPolicy(TENANT, document);
    store().keepPolicy(TENANT, document);
    store().keepPolicy(TENANT, new PolicyDocument("empty", new byte[0]));

    assertArrayEquals(bytes, there(other().policy(TENANT, "v1"), "v1").bytes());
    assertArrayEquals(new byte[0], there(other().policy(TENANT, "empty"), "empty").bytes());
    assertNull(other().policy(TENANT, "v2"), "a policy that was never kept");
    refused(() -> store().keepPolicy(TENANT, new PolicyDocument("v1", new byte[] {1})));
    assertArrayEquals(bytes, there(other().policy(TENANT, "v1"), "v1").bytes());
  }

  @Test
  @Tag(Step.POLICIES)
  void C12_the_active_policy_only_moves_on_for_those_who_saw_the_last() {
    store().keepPolicy(TENANT, new PolicyDocument("v1", new byte[] {1}));
    store().keepPolicy(TENANT, new PolicyDocument("v2", new byte[] {2}));
    assertNull(other().activePolicy(TENANT), "no policy was ever in force");

    Activation first = store().activatePolicy(TENANT, "v1", 0);
    assertEquals(1, first.serial());
    assertEquals(first, other().activePolicy(TENANT));
    assertEquals(first, other().activatePolicy(TENANT, "v2", 0), "somebody was faster");
    Activation second = other().activatePolicy(TENANT, "v2", 1);
    assertEquals(2, second.serial());
    assertEquals("v2", second.version());
    assertEquals(3, store().activatePolicy(TENANT, "v1", 2).serial(), "back to an older one");
    refused(() -> store().activatePolicy(TENANT, "unheard of", 3));
    assertEquals("v1", there(other().activePolicy(TENANT), "a policy").version());
  }

  @Test
  @Tag(Step.POLICIES)
  void C10_every_look_up_tells_the_policy_in_force() {
    Incident incident = committed(log("key"));
    List<Lookup> ways =
        List.of(
            Lookup.of(incident.id(), null),
            Lookup.of(incident.id(), "a request that nobody made"),
            Lookup.of(new IncidentId(UUID.randomUUID()), null),
            Lookup.of(incident.reference()),
            Lookup.ofDedupKey("key"),
            Lookup.ofDedupKey("nobody's"));
    store().keepPolicy(TENANT, new PolicyDocument("v1", new byte[] {1}));
    for (Lookup way : ways) {
      assertNull(other().load(TENANT, way).activation(), way + " before any was in force");
    }
    for (long serial = 0; serial < 2; serial++) {
      Activation active = there(store().activatePolicy(TENANT, "v1", serial), "an activation");
      for (Lookup way : ways) {
        assertEquals(active, other().load(TENANT, way).activation(), way.toString());
        assertNull(
            other().load(TenantId.of("stranger"), way).activation(), way + " of another tenant");
      }
    }
  }

  @Test
  @Tag(Step.POLICIES)
  void C12_of_eight_activations_at_once_one_wins_and_all_learn_it() {
    store().keepPolicy(TENANT, new PolicyDocument("v1", new byte[] {1}));
    try (Rendezvous race = new Rendezvous(8)) {
      for (int round = 0; round < 50; round++) {
        long serial = round;
        List<Activation> results = race.round(i -> node(i).activatePolicy(TENANT, "v1", serial));
        for (Activation result : results) {
          assertEquals(serial + 1, result.serial());
          assertEquals(other().activePolicy(TENANT), result);
        }
      }
    }
  }
}
