package dev.tocsin.tck;

import dev.tocsin.store.Backlog;
import dev.tocsin.store.Capability;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.JoinedTransaction;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Page;
import dev.tocsin.store.Redaction;
import dev.tocsin.store.StoreLimits;
import dev.tocsin.store.WakeBatch;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Stores that do nothing: one that admits it, one that says yes to everything. */
final class NothingStore {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

  private NothingStore() {}

  static StoreFixture fixture(boolean yes, boolean capable) {
    IncidentStore store =
        (IncidentStore)
            Proxy.newProxyInstance(
                NothingStore.class.getClassLoader(),
                new Class<?>[] {IncidentStore.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "commit" -> result(yes, (Commit) arguments[0]);
                      case "redact" -> result(yes, ((Redaction) arguments[0]).commit());
                      case "commitAll" -> List.of();
                      case "join" -> joined(yes);
                      case "now" -> NOON;
                      case "capabilities" ->
                          capable ? EnumSet.allOf(Capability.class) : Set.<Capability>of();
                      case "limits" -> new StoreLimits(0, 0);
                      case "load" -> new Loaded(NOON, null, null, null, null);
                      case "search" -> new Page(List.of(), null);
                      case "claimWakes" -> new WakeBatch(NOON, List.of(), List.of());
                      case "claimOutbox" -> new OutboxBatch(NOON, List.of(), List.of());
                      case "backlog" ->
                          new Backlog(
                              NOON, new Backlog.Lot(0, 0, 0, null), new Backlog.Lot(0, 0, 0, null));
                      case "settle", "unpark" -> yes;
                      default -> method.getReturnType().equals(List.class) ? List.of() : null;
                    });
    return new StoreFixture() {
      @Override
      public IncidentStore open() {
        return store;
      }

      @Override
      public void pass(Duration time) {}

      @Override
      public Host host() {
        return capable ? new SmallFixture(Set.of()) : null;
      }

      @Override
      public Faults faults() {
        return capable ? new SmallData(new Rules(Set.of())) : null;
      }
    };
  }

  private static CommitResult result(boolean yes, Commit commit) {
    return yes
        ? new CommitResult.Committed(commit.snapshot().version())
        : new CommitResult.Unknown("nothing was done");
  }

  private static JoinedTransaction joined(boolean yes) {
    return (JoinedTransaction)
        Proxy.newProxyInstance(
            NothingStore.class.getClassLoader(),
            new Class<?>[] {JoinedTransaction.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "commit" -> result(yes, (Commit) arguments[0]);
                  case "now" -> NOON;
                  case "load" -> new Loaded(NOON, null, null, null, null);
                  case "search" -> new Page(List.of(), null);
                  default -> List.of();
                });
  }
}
