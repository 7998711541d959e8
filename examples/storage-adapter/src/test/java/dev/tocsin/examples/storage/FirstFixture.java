package dev.tocsin.examples.storage;

import dev.tocsin.store.IncidentStore;
import dev.tocsin.tck.StoreFixture;
import java.nio.file.Path;
import java.time.Duration;

// README: first
/** What the kit must be told about the store from the beginning. */
final class FirstFixture implements StoreFixture {
  private final HandClock clock = new HandClock();
  private final MvStore store;

  FirstFixture(Path file) {
    store = MvStore.open(file, clock);
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
  public void close() {
    store.close();
  }
}
// README: end
