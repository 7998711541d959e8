package dev.tocsin.tck;

import dev.tocsin.store.Capability;
import dev.tocsin.store.Commit;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.Lookup;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The small store as far as its vendor has come: what belongs to a later step is not there. */
final class GrowingFixture implements StoreFixture {
  /** The steps that a store cannot do without, in their order. */
  static final List<String> STEPS =
      List.of(Step.REGISTER, Step.DEDUP, Step.POLICIES, Step.WAKES, Step.OUTBOX, Step.FAULTS);

  /** The steps that are passed by refusing, too. */
  static final List<String> CAPABILITIES = List.of(Step.BATCH, Step.JOINED, Step.RETENTION);

  private final SmallFixture whole;
  private final int steps;

  GrowingFixture(int steps) {
    this.steps = steps;
    this.whole = new SmallFixture(done(Step.DEDUP) ? Set.of() : EnumSet.of(Flaw.TWO_OWNERS));
  }

  private boolean done(String step) {
    return STEPS.indexOf(step) < steps;
  }

  @Override
  public IncidentStore open() {
    return openWithClockOff(Duration.ZERO);
  }

  @Override
  public IncidentStore openWithClockOff(Duration off) {
    IncidentStore store = whole.openWithClockOff(off);
    return (IncidentStore)
        Proxy.newProxyInstance(
            GrowingFixture.class.getClassLoader(),
            new Class<?>[] {IncidentStore.class},
            (proxy, method, arguments) -> {
              if (!there(method.getName(), arguments)) {
                throw new UnsupportedOperationException(method.getName() + " comes later");
              }
              if (method.getName().equals("capabilities")) {
                return Set.<Capability>of();
              }
              if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
              }
              if (method.getName().equals("commit")) {
                return store.commit(cut((Commit) arguments[0]));
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private boolean there(String method, Object[] arguments) {
    return switch (method) {
      case "load" -> ((Lookup) arguments[1]).dedupKey() == null || done(Step.DEDUP);
      case "keepPolicy", "policy", "activatePolicy", "activePolicy" -> done(Step.POLICIES);
      case "claimWakes", "settle", "parked", "unpark", "backlog" -> done(Step.WAKES);
      case "claimOutbox" -> done(Step.OUTBOX);
      default -> true;
    };
  }

  private Commit cut(Commit commit) {
    boolean wakes = done(Step.WAKES);
    boolean outbox = done(Step.OUTBOX);
    return new Commit(
        commit.id(),
        commit.expectedVersion(),
        commit.entries(),
        commit.snapshot(),
        wakes ? commit.wake() : null,
        outbox ? commit.outbox() : List.of(),
        outbox ? commit.superseded() : List.of(),
        wakes ? commit.fence() : null,
        outbox ? commit.settled() : null);
  }

  @Override
  public void pass(Duration time) {
    whole.pass(time);
  }

  @Override
  public Faults faults() {
    return done(Step.FAULTS) ? whole.faults() : null;
  }
}
