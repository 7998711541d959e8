package dev.tocsin.examples.storage;

import dev.tocsin.tck.StoreContract;
import dev.tocsin.tck.StoreFixture;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;

// README: contract
/** The whole contract. */
class MvStoreContractTest extends StoreContract {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @TempDir Path folder;

  @Override
  protected StoreFixture fixture() {
    return new MvFixture(folder.resolve(NUMBER.incrementAndGet() + ".mv"));
  }
}
// README: end
