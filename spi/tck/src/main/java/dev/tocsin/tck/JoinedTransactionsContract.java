package dev.tocsin.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.incident.Incident;
import dev.tocsin.store.Activation;
import dev.tocsin.store.Capability;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.CommitResult.Conflict;
import dev.tocsin.store.CommitResult.DuplicateKey;
import dev.tocsin.store.JoinedTransaction;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.PolicyDocument;
import dev.tocsin.store.Query;
import dev.tocsin.store.UnusableTransactionException;
import dev.tocsin.store.UnusableTransactionException.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** C30 to C33: the store inside the host's own transaction. */
public abstract non-sealed class JoinedTransactionsContract extends Suite {
  /** For subclasses. */
  protected JoinedTransactionsContract() {}

  /** Whether there are such transactions; if not, that joining one is refused by name. */
  private boolean declared() {
    boolean declared = declared(Capability.JOINED_TRANSACTIONS, () -> store().join(new Object()));
    if (!declared) {
      committed(log(null));
    }
    return declared;
  }

  private Host host() {
    return there(data().host(), "the fixture's host(), as the store declares joined transactions,");
  }

  private HostTransaction begin() {
    return there(host().begin(Host.Kind.USUAL), "a transaction of the host");
  }

  @Test
  @Tag(Step.JOINED)
  void C30_nothing_is_visible_until_the_host_commits() {
    if (!declared()) {
      return;
    }
    Draft draft = log("key").comment("one", "request").wake(now()).send("dana");
    Commit commit = draft.commit();
    try (HostTransaction transaction = begin()) {
      transaction.write("order 1");
      JoinedTransaction joined = store().join(transaction.handle());
      assertEquals(new Committed(2), joined.commit(commit));

      assertAbsent(commit.incidentId());
      assertFree("key");
      assertEquals(List.of(), history(commit.incidentId()));
      assertEquals(List.of(), all());
      assertFalse(host().hasRow("order 1"), "the row of the host was rolled back");
      Lookup lookup = Lookup.of(commit.incidentId(), "request");
      assertEquals(commit.snapshot(), joined.load(TENANT, lookup).incident(), "it sees its own");
      assertEquals(2L, joined.load(TENANT, lookup).requestVersion());
      assertEquals(2, joined.history(TENANT, commit.incidentId(), 0, 10).size());
      assertEquals(1, joined.search(TENANT, Query.all(), null, 10).incidents().size());
      transaction.commit();
    }
    assertTrue(host().hasRow("order 1"), "the row of the host was committed");
    assertEquals(commit.snapshot(), load(commit.incidentId()));
    assertEquals(commit.incidentId(), owner("key"));
    assertEquals(commit.entries(), history(commit.incidentId()));
    assertEquals(new Committed(2), other().commit(commit), "C4 holds from now on");
    assertEquals(2, history(commit.incidentId()).size());
  }

  @Test
  @Tag(Step.JOINED)
  void C30_a_look_up_inside_the_transaction_tells_the_policy_in_force() {
    if (!declared()) {
      return;
    }
    store().keepPolicy(TENANT, new PolicyDocument("v1", new byte[] {1}));
    try (HostTransaction transaction = begin()) {
      Lookup nothing = Lookup.ofDedupKey("nobody's");
      assertNull(
          store().join(transaction.handle()).load(TENANT, nothing).activation(),
          "no policy was ever in force");
    }
    Activation active = there(store().activatePolicy(TENANT, "v1", 0), "an activation");
    try (HostTransaction transaction = begin()) {
      JoinedTransaction joined = store().join(transaction.handle());
      Lookup nothing = Lookup.ofDedupKey("nobody's");
      assertEquals(active, joined.load(TENANT, nothing).activation());
      assertNull(joined.load(OTHER, nothing).activation(), "the policy of another tenant");
      transaction.commit();
    }
    committed(log(null));
  }

  @Test
  @Tag(Step.JOINED)
  void C30_the_hosts_rollback_removes_everything_the_commits_id_included() {
    if (!declared()) {
      return;
    }
    Incident before = committed(log("held"));
    Draft draft = log("key").comment("one").wake(now()).send("dana");
    Draft change = on(before).close().wake(now()).send("lee");
    try (HostTransaction transaction = begin()) {
      transaction.write("order 1");
      JoinedTransaction joined = store().join(transaction.handle());
      assertEquals(new Committed(2), joined.commit(draft.commit()));
      assertEquals(new Committed(2), joined.commit(change.commit()));
      transaction.rollback();
    }
    assertFalse(host().hasRow("order 1"), "the row of the host was rolled back");
    assertAbsent(draft.incident().id());
    assertFree("key");
    assertEquals(before, load(before.id()));
    assertEquals(before.id(), owner("held"));
    assertEquals(List.of(), wakes(10));
    assertEquals(List.of(), outbox(10));

    Draft other = log("key").as(draft.commit().id()).comment("other content");
    committed(other);
    assertEquals(other.incident(), load(other.incident().id()));
  }

  @Test
  @Tag(Step.JOINED)
  void C30_an_abandoned_transaction_leaves_nothing() {
    if (!declared()) {
      return;
    }
    Draft draft = log("key").send("dana");
    try (HostTransaction transaction = begin()) {
      assertEquals(new Committed(1), store().join(transaction.handle()).commit(draft.commit()));
    }
    assertAbsent(draft.incident().id());
    assertEquals(committed(log("key")), holders("key").incident());
    assertEquals(List.of(), outbox(10));
  }

  @Test
  @Tag(Step.JOINED)
  void C31_after_a_conflict_the_hosts_transaction_is_still_usable() {
    if (!declared()) {
      return;
    }
    Incident stale = committed(log(null));
    Incident moved = committed(on(stale).comment("faster"));
    Incident owner = committed(log("key"));
    Draft good = log("good").send("dana");
    try (HostTransaction transaction = begin()) {
      transaction.write("before");
      JoinedTransaction joined = store().join(transaction.handle());
      Conflict conflict =
          assertInstanceOf(
              Conflict.class, joined.commit(on(stale).comment("late").send("lee").commit()));
      assertTrue(
          conflict.actualVersion() == null || conflict.actualVersion() == 2,
          () -> "a version that was never there: " + conflict);
      transaction.write("between");
      DuplicateKey duplicate =
          assertInstanceOf(DuplicateKey.class, joined.commit(log("key").send("nia").commit()));
      assertTrue(
          duplicate.owner() == null || duplicate.owner().equals(owner.id()),
          () -> "it names the wrong owner: " + duplicate);
      assertEquals(new Committed(1), joined.commit(good.commit()));
      assertEquals(new Committed(1), joined.commit(good.commit()), "a replay in it");
      assertInstanceOf(DuplicateKey.class, joined.commit(log("good").commit()));
      transaction.write("after");
      transaction.commit();
    }
    for (String row : List.of("before", "between", "after")) {
      assertTrue(host().hasRow(row), row + " vanished");
    }
    assertEquals(good.incident(), load(good.incident().id()));
    assertEquals(moved, load(stale.id()));
    assertEquals(3, all().size());
    assertEquals(List.of(good.key(0)), keys(outbox(10)));
  }

  @Test
  @Tag(Step.JOINED)
  void C31_a_doomed_transaction_is_a_typed_error_and_nothing_is_tried_again() {
    if (!declared()) {
      return;
    }
    Incident before = committed(log(null));
    Draft draft = log("key").send("dana");
    try (HostTransaction transaction = begin()) {
      JoinedTransaction joined = store().join(transaction.handle());
      transaction.write("order 1");
      assertEquals(new Committed(1), joined.commit(draft.commit()));
      transaction.doom();
      UnusableTransactionException error =
          assertThrows(
              UnusableTransactionException.class,
              () -> joined.commit(on(before).comment("too late").commit()));
      assertEquals(Problem.DOOMED, error.problem());
      transaction.rollback();
    }
    assertFalse(host().hasRow("order 1"), "the row of the host was rolled back");
    assertEquals(before, load(before.id()));
    assertAbsent(draft.incident().id());
    committed(draft);
  }

  @Test
  @Tag(Step.JOINED)
  void C32_wakes_and_messages_are_nobodys_until_the_host_has_committed() {
    if (!declared()) {
      return;
    }
    Draft draft = log("key").wake(now()).send("dana");
    try (HostTransaction transaction = begin()) {
      assertEquals(new Committed(1), store().join(transaction.handle()).commit(draft.commit()));
      assertEquals(List.of(), wakes(10));
      assertEquals(List.of(), other().claimOutbox(MINE, 10, lease()).claims());
      assertEquals(0, other().backlog(MINE).wakes().due());
      assertEquals(0, other().backlog(MINE).outbox().due());
      transaction.commit();
    }
    assertEquals(1, other().backlog(MINE).wakes().due());
    assertEquals(1, other().backlog(MINE).outbox().due());
    assertEquals(draft.incident(), wake().incident());
    assertEquals(draft.key(0), entry().entry().key());
  }

  @Test
  @Tag(Step.JOINED)
  void C33_transactions_that_cannot_hold_a_commit_are_refused() {
    if (!declared()) {
      return;
    }
    Map<Host.Kind, Problem> problems =
        Map.of(
            Host.Kind.AUTO_COMMIT, Problem.AUTO_COMMIT,
            Host.Kind.READ_ONLY, Problem.READ_ONLY,
            Host.Kind.REPLICA, Problem.REPLICA);
    for (Host.Kind kind : List.of(Host.Kind.AUTO_COMMIT, Host.Kind.READ_ONLY, Host.Kind.REPLICA)) {
      Commit commit = log("key").commit();
      try (HostTransaction transaction = host().begin(kind)) {
        if (transaction == null) {
          assertEquals(Host.Kind.REPLICA, kind, "only of replicas there may be none");
          continue;
        }
        UnusableTransactionException error =
            assertThrows(
                UnusableTransactionException.class,
                () -> store().join(transaction.handle()).commit(commit));
        assertEquals(problems.get(kind), error.problem());
      }
      assertAbsent(commit.incidentId());
    }
    HostTransaction over = begin();
    over.commit();
    over.close();
    assertThrows(
        UnusableTransactionException.class,
        () -> store().join(over.handle()).commit(log("key").commit()));
    refused(() -> store().join("not a transaction"));
    committed(log("key"));
  }

  @Test
  @Tag(Step.JOINED)
  void C15_a_joined_transaction_tells_the_time_of_the_call_not_of_its_begin() {
    if (!declared()) {
      return;
    }
    Incident incident = committed(log(null));
    try (HostTransaction transaction = begin()) {
      JoinedTransaction joined = store().join(transaction.handle());
      Instant begun = joined.now();
      assertEquals(incident, joined.load(TENANT, Lookup.of(incident.id(), null)).incident());
      pass(lease());
      assertFalse(joined.now().isBefore(begun.plus(lease())), "time stands still");
      Instant loaded = joined.load(TENANT, Lookup.of(incident.id(), null)).now();
      assertFalse(loaded.isBefore(begun.plus(lease())), "time stands still");
    }
  }
}
