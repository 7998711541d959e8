package dev.tocsin.tck;

import java.util.Set;

/** A correct store passes everything, with every capability and every fault. */
class SmallStoreTest extends StoreContract {
  @Override
  protected StoreFixture fixture() {
    return new SmallFixture(Set.of());
  }
}
