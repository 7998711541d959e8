package dev.tocsin.tck;

import java.util.function.Supplier;

/** The contract for whatever store is on trial; {@link KitTest} runs it, nobody else. */
class ShelfSuite extends StoreContract {
  static Supplier<StoreFixture> trial;

  @Override
  protected StoreFixture fixture() {
    return trial.get();
  }
}
