package dev.tocsin.jdbc;

import dev.tocsin.tck.StoreContract;
import dev.tocsin.tck.StoreFixture;

/** The whole contract on an H2 in memory. */
class H2MemoryContractTest extends StoreContract {
  @Override
  protected StoreFixture fixture() {
    return new JdbcFixture(Database.h2Memory());
  }
}
