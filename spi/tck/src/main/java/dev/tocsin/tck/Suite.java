package dev.tocsin.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Capability;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.CommitResult.Reason;
import dev.tocsin.store.CommitResult.Rejected;
import dev.tocsin.store.Fence;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.Item;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.ParkedItem;
import dev.tocsin.store.Query;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.UnsupportedCapabilityException;
import dev.tocsin.store.WakeBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/**
 * What all suites have in common: a store seen by two nodes, and short words for what is done with
 * it. A vendor extends {@link StoreContract} or one of the suites.
 *
 * <p>Each test has a fixture of its own and a minute. Source: store-contract.md, "The kit".
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract sealed class Suite
    permits AtomicityContract,
        BatchesContract,
        ClaimsContract,
        DedupContract,
        JoinedTransactionsContract,
        LifeContract,
        LimitsContract,
        OutboxContract,
        PoisonContract,
        PoliciesContract,
        ReadsContract,
        RetentionContract,
        SearchContract,
        TenantsContract,
        TimeContract,
        WakesContract {
  static final TenantId TENANT = Draft.TENANT;
  static final TenantId OTHER = TenantId.of("other");
  static final Set<TenantId> MINE = Set.of(TENANT);

  @Nullable StoreFixture opened;
  @Nullable IncidentStore first;
  @Nullable IncidentStore second;

  Suite() {}

  /**
   * Makes a new, empty set of data. Called before each test, which closes it.
   *
   * @return the fixture
   */
  protected abstract StoreFixture fixture();

  @BeforeEach
  void open() {
    opened = fixture();
    first = opened.open();
    second = opened.open();
  }

  @AfterEach
  void close() {
    if (opened != null) {
      opened.close();
    }
  }

  final StoreFixture data() {
    return there(opened, "a fixture");
  }

  /** The store as one node sees it. */
  final IncidentStore store() {
    return there(first, "a store");
  }

  /** The store as another node sees it. */
  final IncidentStore other() {
    return there(second, "a second store");
  }

  final IncidentStore node(int number) {
    return number % 2 == 0 ? store() : other();
  }

  final Duration lease() {
    return data().lease();
  }

  final void pass(Duration time) {
    data().pass(time);
  }

  final Instant now() {
    return there(store().now(), "the store's time");
  }

  final Draft log(@Nullable String key) {
    return Draft.log(TENANT, key, now());
  }

  final Draft on(Incident incident) {
    return Draft.on(incident, now());
  }

  /** Commits what must succeed, and returns what the incident is then. */
  final Incident committed(Draft draft) {
    return committed(store(), draft);
  }

  static Incident committed(IncidentStore store, Draft draft) {
    Incident incident = draft.incident();
    assertEquals(new Committed(incident.version()), store.commit(draft.commit()));
    return incident;
  }

  static Reason reason(CommitResult result) {
    return assertInstanceOf(Rejected.class, result).reason();
  }

  final @Nullable Incident find(IncidentId id) {
    return other().load(TENANT, Lookup.of(id, null)).incident();
  }

  /** The incident as it stands; it must be there. */
  final Incident load(IncidentId id) {
    return there(find(id), "incident " + id);
  }

  final Loaded holders(String key) {
    return other().load(TENANT, Lookup.ofDedupKey(key));
  }

  final @Nullable IncidentId owner(String key) {
    Incident owner = holders(key).incident();
    return owner == null ? null : owner.id();
  }

  final List<Entry> history(IncidentId id) {
    return other().history(TENANT, id, 0, 10_000);
  }

  final List<Incident> all() {
    return other().search(TENANT, Query.all(), null, 10_000).incidents();
  }

  final List<WakeBatch.Claim> wakes(int limit) {
    return store().claimWakes(MINE, limit, lease()).claims();
  }

  final WakeBatch.Claim wake() {
    List<WakeBatch.Claim> claims = wakes(10);
    assertEquals(1, claims.size(), () -> "wakes claimed: " + claims);
    return claims.get(0);
  }

  final List<OutboxBatch.Claim> outbox(int limit) {
    return store().claimOutbox(MINE, limit, lease()).claims();
  }

  final OutboxBatch.Claim entry() {
    List<OutboxBatch.Claim> claims = outbox(10);
    assertEquals(1, claims.size(), () -> "entries claimed: " + claims);
    return claims.get(0);
  }

  final boolean settle(WakeBatch.Claim claim, Outcome outcome) {
    return store().settle(new Settlement(claim.fence(), outcome));
  }

  final boolean settle(OutboxBatch.Claim claim, Outcome outcome) {
    return store().settle(new Settlement(claim.fence(), outcome));
  }

  final void assertSettled(WakeBatch.Claim claim, Outcome outcome) {
    assertSettled(claim.fence(), outcome);
  }

  final void assertSettled(OutboxBatch.Claim claim, Outcome outcome) {
    assertSettled(claim.fence(), outcome);
  }

  final void assertSettled(Fence fence, Outcome outcome) {
    assertTrue(
        store().settle(new Settlement(fence, outcome)),
        () -> "the claim of %s holds, so %s must end it".formatted(fence.item(), outcome));
  }

  final void assertLost(WakeBatch.Claim claim, Outcome outcome) {
    assertLost(claim.fence(), outcome);
  }

  final void assertLost(OutboxBatch.Claim claim, Outcome outcome) {
    assertLost(claim.fence(), outcome);
  }

  final void assertLost(Fence fence, Outcome outcome) {
    assertFalse(
        store().settle(new Settlement(fence, outcome)),
        () -> "the claim of %s is lost, so %s must not end it".formatted(fence.item(), outcome));
  }

  final void assertUnparked(Item item) {
    assertTrue(
        other().unpark(TENANT, item), () -> item + " is parked, so it must come back when asked");
  }

  final void assertAbsent(IncidentId id) {
    assertNull(find(id), () -> "nothing of incident " + id + " must be there");
  }

  final void assertFree(String key) {
    assertNull(owner(key), () -> "nobody must own the key '" + key + "'");
  }

  final List<ParkedItem> parked() {
    return other().parked(TENANT, 1_000);
  }

  static List<OutboxKey> keys(List<OutboxBatch.Claim> claims) {
    return claims.stream().map(claim -> claim.entry().key()).toList();
  }

  static List<IncidentId> ids(List<WakeBatch.Claim> claims) {
    return claims.stream().map(claim -> claim.incident().id()).toList();
  }

  /** The first of what must not be empty. */
  static <T> T first(List<T> list) {
    assertFalse(list.isEmpty(), "there is nothing where something must be");
    return list.get(0);
  }

  static <T> T there(@Nullable T value, String what) {
    assertNotNull(value, what + " is not there");
    if (value == null) {
      throw new AssertionError(what + " is not there");
    }
    return value;
  }

  static void refused(Executable call) {
    assertThrows(IllegalArgumentException.class, call);
  }

  /** Whether the store declares it; if it does not, that each of the calls is refused by name. */
  final boolean declared(Capability capability, Executable... calls) {
    if (store().capabilities().contains(capability)) {
      return true;
    }
    for (Executable call : calls) {
      UnsupportedCapabilityException refusal =
          assertThrows(UnsupportedCapabilityException.class, call);
      assertEquals(capability, refusal.capability());
    }
    return false;
  }

  /** That the data live in this process: what is kept are the objects that were handed in. */
  final void assertKeepsObjects() {
    String declaration =
        "the fixture has no faults(), which declares that the store keeps the objects themselves";
    Incident incident = committed(log(null).comment("kept"));
    assertSame(incident, load(incident.id()), declaration);
    Draft draft = on(incident).comment("as an object");
    committed(draft);
    Entry line = draft.commit().entries().get(0);
    assertSame(line, history(incident.id()).get(2), declaration);
  }

  /** That no answer gets lost, whatever becomes of the caller. */
  final void assertAlwaysCertain() {
    assertKeepsObjects();
    for (int i = 0; i < 100; i++) {
      Commit commit = log(null).commit();
      Thread.currentThread().interrupt();
      CommitResult result = store().commit(commit);
      assertTrue(Thread.interrupted(), "the interrupt was swallowed");
      assertEquals(new Committed(1), result);
      assertEquals(commit.snapshot(), load(commit.incidentId()));
    }
  }
}
