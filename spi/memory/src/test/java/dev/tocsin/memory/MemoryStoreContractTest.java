package dev.tocsin.memory;

import dev.tocsin.store.IncidentStore;
import dev.tocsin.tck.StoreContract;
import dev.tocsin.tck.StoreFixture;
import java.time.Duration;
import java.time.Instant;

/** The whole contract; the fixture is the documentation's example. */
class MemoryStoreContractTest extends StoreContract {
  @Override
  protected StoreFixture fixture() {
    HandClock clock = new HandClock(Instant.parse("2026-11-27T12:00:00Z"));
    MemoryStore store = MemoryStore.create(clock);
    return new StoreFixture() {
      @Override
      public IncidentStore open() {
        return store;
      }

      @Override
      public void pass(Duration time) {
        clock.wind(time);
      }
    };
  }
}
