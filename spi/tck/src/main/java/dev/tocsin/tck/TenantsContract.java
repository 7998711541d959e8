package dev.tocsin.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Reference;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Cursor;
import dev.tocsin.store.Fence;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.PolicyDocument;
import dev.tocsin.store.Query;
import dev.tocsin.store.WakeBatch;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** C37: no tenant sees or touches what is another's. */
public abstract non-sealed class TenantsContract extends Suite {

  /** For subclasses. */
  protected TenantsContract() {}

  @Test
  @Tag(Step.OUTBOX)
  void C37_the_tenant_is_part_of_every_key() {
    IncidentId id = new IncidentId(Draft.nextId());
    Reference reference = Reference.from(id);
    Draft mine = Draft.log(TENANT, id, reference, "key", now(), "request");
    Draft theirs = Draft.log(OTHER, id, reference, "key", now(), "request").as(mine.commit().id());
    mine.wake(now()).send("dana");
    theirs.comment("theirs").wake(now()).send("dana");

    Incident one = committed(mine);
    Incident two = committed(theirs);

    for (Lookup lookup :
        List.of(
            Lookup.of(id, "request"),
            Lookup.of(reference),
            Lookup.ofDedupKey("key"),
            Lookup.ofRequest("request"))) {
      assertEquals(one, other().load(TENANT, lookup).incident());
      assertEquals(two, other().load(OTHER, lookup).incident());
    }
    assertEquals(List.of(one), all());
    assertEquals(List.of(two), other().search(OTHER, Query.all(), null, 10).incidents());
    assertEquals(1, history(id).size());
    assertEquals(2, other().history(OTHER, id, 0, 10).size());
    assertEquals(1, wakes(10).size());
    WakeBatch.Claim wake = first(other().claimWakes(Set.of(OTHER), 10, lease()).claims());
    assertEquals(two, wake.incident());
    OutboxBatch.Claim ours = entry();
    OutboxBatch.Claim sent = first(other().claimOutbox(Set.of(OTHER), 10, lease()).claims());
    assertEquals(OTHER, sent.fence().tenant());
    assertSettled(sent, new Outcome.Parked("no number"));
    assertEquals(List.of(), parked());
    assertFalse(
        store().unpark(TENANT, sent.fence().item()), "it is parked for another tenant only");
    assertEquals(1, other().parked(OTHER, 10).size());
    assertSettled(ours, new Outcome.Delivered());
    Incident changed = committed(on(one).comment("mine"));
    assertEquals(two, other().load(OTHER, Lookup.of(id, null)).incident());
    assertEquals(changed, load(id));
  }

  @Test
  @Tag(Step.WAKES)
  void C37_a_fence_is_worth_nothing_to_another_tenant() {
    IncidentId id = new IncidentId(Draft.nextId());
    committed(Draft.log(TENANT, id, Reference.from(id), null, now(), null).wake(now()));
    committed(Draft.log(OTHER, id, Reference.from(id), null, now(), null).wake(now()));
    assertSettled(wake(), new Outcome.Released());
    WakeBatch.Claim mine = wake();
    Fence theirs = first(other().claimWakes(Set.of(OTHER), 1, lease()).claims()).fence();

    Fence stolen = new Fence(OTHER, mine.fence().item(), mine.fence().number());
    assertNotEquals(theirs, stolen, "numbers rise");
    assertLost(stolen, new Outcome.Released());
    assertSettled(mine, new Outcome.Released());
    assertSettled(theirs, new Outcome.Released());
  }

  @Test
  @Tag(Step.OUTBOX)
  void C37_no_call_returns_another_tenants_data() {
    TenantId stranger = TenantId.of("stranger");
    Incident incident = committed(log("key").comment("one", "request").wake(now()).send("dana"));
    store().keepPolicy(TENANT, new PolicyDocument("v1", new byte[] {1}));
    assertNotNull(store().activatePolicy(TENANT, "v1", 0), "the activation");

    for (Lookup lookup :
        List.of(
            Lookup.of(incident.id(), "request"),
            Lookup.of(incident.reference()),
            Lookup.ofDedupKey("key"),
            Lookup.ofRequest("request"))) {
      assertNull(other().load(stranger, lookup).incident(), "another tenant sees the incident");
      assertNull(other().load(stranger, lookup).requestVersion(), "another tenant's request");
    }
    assertEquals(List.of(), other().history(stranger, incident.id(), 0, 10));
    Cursor before = new Cursor(Instant.EPOCH, new IncidentId(Draft.nextId()));
    assertEquals(List.of(), other().search(stranger, Query.all(), before, 10).incidents());
    assertEquals(List.of(), other().claimWakes(Set.of(stranger), 10, lease()).claims());
    assertEquals(List.of(), other().claimOutbox(Set.of(stranger), 10, lease()).claims());
    assertNull(other().policy(stranger, "v1"), "another tenant's policy");
    assertNull(other().activePolicy(stranger), "another tenant's policy in force");
    refused(() -> other().activatePolicy(stranger, "v1", 0));
    WakeBatch both = other().claimWakes(Set.of(stranger, TENANT), 10, lease());
    assertEquals(List.of(incident.id()), ids(both.claims()));
  }
}
