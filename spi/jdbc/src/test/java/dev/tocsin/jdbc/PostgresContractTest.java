package dev.tocsin.jdbc;

import dev.tocsin.tck.StoreContract;
import dev.tocsin.tck.StoreFixture;

/** The whole contract on a real PostgreSQL. */
class PostgresContractTest extends StoreContract {
  @Override
  protected StoreFixture fixture() {
    return new JdbcFixture(Database.postgres());
  }
}
