package dev.tocsin.examples.storage;

import dev.tocsin.store.Capability;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.Lookup;
import dev.tocsin.tck.Faults;
import dev.tocsin.tck.StoreFixture;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The store as it is after one of the guide's steps: what comes later is not there. */
final class GrowingFixture implements StoreFixture {
  /** The steps of the guide, by the tag of the tests that turn green. */
  enum Step {
    NOTHING(0),
    REGISTER(3),
    DEDUP(4),
    POLICIES(4),
    WAKES(5),
    OUTBOX(6),
    FAULTS(6),
    BATCH(6);

    private final int parts;

    Step(int parts) {
      this.parts = parts;
    }

    boolean covers(Step other) {
      return compareTo(other) >= 0;
    }
  }

  private final HandClock clock = new HandClock();
  private final Step step;
  private final FaultyDisk disk;
  private final MvStore store;

  GrowingFixture(Path file, Step step) {
    this.step = step;
    this.disk = FaultyDisk.hasty(file);
    this.store = new MvStore(disk, clock, step.parts);
  }

  @Override
  public IncidentStore open() {
    return (IncidentStore)
        Proxy.newProxyInstance(
            GrowingFixture.class.getClassLoader(),
            new Class<?>[] {IncidentStore.class},
            (proxy, method, arguments) -> {
              Step needs = needs(method, arguments);
              if (step.covers(needs)) {
                return call(method, arguments);
              }
              if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
              }
              if (method.getName().equals("capabilities")) {
                return Set.<Capability>of();
              }
              throw new UnsupportedOperationException(method.getName() + ": " + needs);
            });
  }

  private @Nullable Object call(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(store, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Step needs(Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "load" -> ((Lookup) arguments[1]).dedupKey() == null ? Step.REGISTER : Step.DEDUP;
      case "keepPolicy", "policy", "activatePolicy", "activePolicy" -> Step.POLICIES;
      case "claimWakes", "settle", "parked", "unpark", "backlog" -> Step.WAKES;
      case "claimOutbox" -> Step.OUTBOX;
      case "capabilities", "commitAll" -> Step.BATCH;
      default -> Step.REGISTER;
    };
  }

  @Override
  public void pass(Duration time) {
    clock.wind(time);
  }

  @Override
  public int crowd() {
    return 500;
  }

  @Override
  public @Nullable Faults faults() {
    return step.covers(Step.FAULTS) ? disk : null;
  }

  @Override
  public void close() {
    store.close();
  }
}
