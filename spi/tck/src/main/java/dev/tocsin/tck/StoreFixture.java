package dev.tocsin.tck;

import dev.tocsin.store.IncidentStore;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the kit must be told about a store: written by its vendor. One fixture is one set of data,
 * empty at first; each test gets a new one and closes it.
 *
 * <p>Used by one test, but by many threads of it. Source: store-contract.md, "The kit".
 */
public interface StoreFixture extends AutoCloseable {
  /**
   * A handle on the data, as another node would have one: with its own pool and its own caches. A
   * store that lives in one process may hand out the same object each time.
   *
   * @return a store on the same data as all others of this fixture
   */
  IncidentStore open();

  /**
   * A handle on a node whose own clock is wrong. Unless it is overridden, {@link #open()}: that
   * declares that the store lets no clock of a host in (C15).
   *
   * @param off by how much the host's clock goes ahead; negative when it lags
   * @return a store on the same data as all others of this fixture
   */
  default IncidentStore openWithClockOff(Duration off) {
    return open();
  }

  /**
   * Lets the store's time pass, by winding its clock or by waiting: afterwards {@link
   * IncidentStore#now()} of every handle is later by at least this.
   *
   * @param time positive, at most {@link #patience()}
   */
  void pass(Duration time);

  /**
   * How long the kit's claims last: longer than a slow machine stands still in the middle of a
   * test, and short enough to wait for a few of them.
   *
   * @return a minute, unless overridden because {@link #pass} waits
   */
  default Duration lease() {
    return Duration.ofMinutes(1);
  }

  /**
   * The longest time that {@link #pass} can bring. What holds for a day (C4) or for ever (C28) is
   * tested for so long only.
   *
   * @return 400 days, unless overridden because {@link #pass} waits
   */
  default Duration patience() {
    return Duration.ofDays(400);
  }

  /**
   * How many incidents stand around when the cost of a claim is measured (C22): as many as a test
   * can log in a few seconds.
   *
   * @return 2,000, unless overridden
   */
  default int crowd() {
    return 2_000;
  }

  /**
   * What can be broken from outside. Null declares that the data live in this process as the very
   * objects that were handed in: nothing is decoded, there is no schema, no connection and no
   * answer that could get lost. The kit then tests that (C1, C5, C6, C24, C36, C38).
   *
   * @return the ways to break it, or null
   */
  default @Nullable Faults faults() {
    return null;
  }

  /**
   * Transactions of a host, for a store that declares {@link
   * dev.tocsin.store.Capability#JOINED_TRANSACTIONS}.
   *
   * @return a host, or null when the store does not declare it
   */
  default @Nullable Host host() {
    return null;
  }

  /** Gives back what it took. Nothing, unless overridden. */
  @Override
  default void close() {}
}
