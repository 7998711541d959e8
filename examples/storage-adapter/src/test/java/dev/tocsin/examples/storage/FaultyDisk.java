package dev.tocsin.examples.storage;

import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Item;
import dev.tocsin.store.StoreUnavailableException;
import dev.tocsin.tck.Faults;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A disk that breaks when it is told to. */
final class FaultyDisk extends Disk implements Faults {
  private final boolean durable;
  private final AtomicInteger out = new AtomicInteger();
  private volatile @Nullable Moment next;
  private volatile int most;
  private volatile int units;

  FaultyDisk(Path file) {
    this(file, true);
  }

  private FaultyDisk(Path file, boolean durable) {
    super(file);
    this.durable = durable;
  }

  /** One that does not wait for the hardware, for tests of other things. */
  static FaultyDisk hasty(Path file) {
    return new FaultyDisk(file, false);
  }

  @Override
  void force() {
    if (durable) {
      super.force();
    }
  }

  // README: faults
  @Override
  void commit() {
    Moment moment = next;
    next = null;
    units++;
    if (moment == Moment.DURING || moment == Moment.BEFORE) {
      throw new StoreUnavailableException("the disk is gone before anything is written", null);
    }
    super.commit();
    if (moment == Moment.AFTER) {
      throw new StoreUnavailableException("the disk is gone after all was written", null);
    }
  }

  @Override
  public void breakNext(Moment moment) {
    next = moment;
    units = 0;
  }

  @Override
  public void abortNext() {
    breakNext(Moment.BEFORE);
  }

  @Override
  public void corrupt(TenantId tenant, Item item) {
    write(
        () ->
            item instanceof Item.OfOutbox message
                ? map("outbox.texts").put(Keys.of(tenant, message.key()), "{ torn")
                : map("snapshots")
                    .put(Keys.of(tenant, ((Item.OfWake) item).incidentId()), "{ torn"));
  }

  @Override
  public void raiseSchema() {
    write(() -> map("meta").put("schema", "2"));
  }

  // README: end

  @Override
  <T> T read(Supplier<T> work) {
    return super.read(counted(work));
  }

  @Override
  <T> T write(Supplier<T> work) {
    return super.write(counted(work));
  }

  private <T> Supplier<T> counted(Supplier<T> work) {
    return () -> {
      most = Math.max(most, out.incrementAndGet());
      try {
        return work.get();
      } finally {
        out.decrementAndGet();
      }
    };
  }

  @Override
  public int unitsSince() {
    return units;
  }

  @Override
  public int connectionsOut() {
    return out.get();
  }

  @Override
  public int mostConnectionsOut() {
    return most;
  }
}
