package dev.tocsin.examples.storage;

import dev.tocsin.store.IncidentStore;
import dev.tocsin.tck.Faults;
import dev.tocsin.tck.StoreFixture;
import java.nio.file.Path;
import java.time.Duration;

// README: fixture
/** What the kit must be told about the store. */
final class MvFixture implements StoreFixture {
  private final HandClock clock = new HandClock();
  private final FaultyDisk disk;
  private final MvStore store;

  MvFixture(Path file) {
    disk = new FaultyDisk(file);
    store = new MvStore(disk, clock, MvStore.PARTS);
  }

  @Override
  public IncidentStore open() {
    return store;
  }

  @Override
  public void pass(Duration time) {
    clock.wind(time);
  }

  @Override
  public Faults faults() {
    return disk;
  }

  @Override
  public int crowd() {
    return 500;
  }

  @Override
  public void close() {
    store.close();
  }
}
// README: end
