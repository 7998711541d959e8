package dev.tocsin.tck;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;

/**
 * The whole contract, C1 to C39: what a vendor extends once, with a fixture.
 *
 * <p>While a store is still growing, run the tests of the steps that are done: each has one of the
 * tags {@code register}, {@code dedup}, {@code policies}, {@code wakes}, {@code outbox} and {@code
 * faults}, in this order, or that of a capability: {@code batch}, {@code joined}, {@code
 * retention}, whose tests pass from the first step on while the store does not declare it. With
 * Surefire: {@code mvn test -Dgroups="register | dedup"}. Source: store-contract.md, "The kit".
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class StoreContract {
  /** For subclasses. */
  protected StoreContract() {}

  /**
   * Makes a new, empty set of data. Called before each test, which closes it.
   *
   * @return the fixture
   */
  protected abstract StoreFixture fixture();

  @Nested
  final class Atomicity extends AtomicityContract {
    @Override
    protected StoreFixture fixture() {
      return StoreContract.this.fixture();
    }
  }

  @Nested
  final class Dedup extends DedupContract {
    @Override
    protected StoreFixture fixture() {
      return StoreContract.this.fixture();
    }
  }

  @Nested
  final class Reads extends ReadsContract {
    @Override
    protected StoreFixture fixture() {
      return StoreContract.this.fixture();
    }
  }

  @Nested
  final class Search extends SearchContract {
    @Override
    protected StoreFixture fixture() {
      return StoreContract.this.fixture();
    }
  }

  @Nested
  final class Policies extends PoliciesContract {
    @Override
    protected StoreFixture fixture() {
      return StoreContract.this.fixture();
    }
  }

  @Nested
  final class Time extends TimeContract {
    @Override
    protected StoreFixture fixture() {
      return StoreContract.this.fixture();
    }
  }

  @Nested
  final class Wakes extends WakesContract {
    @Override
    protected StoreFixture fixture() {
      return StoreContract.this.fixture();
    }
  }

  @Nested
  final class Claims extends ClaimsContract {
    @Override
    protected StoreFixture fixture() {
      return StoreContract.this.fixture();
    }
  }

  @Nested
  final class Poison extends PoisonContract {
    @Override
    protected StoreFixture fixture() {
      return StoreContract.this.fixture();
    }
  }

  @Nested
  final class Outbox extends OutboxContract {
    @Override
    protected StoreFixture fixture() {
      return StoreContract.this.fixture();
    }
  }

  @Nested
  final class Limits extends LimitsContract {
    @Override
    protected StoreFixture fixture() {
      return StoreContract.this.fixture();
    }
  }

  @Nested
  final class JoinedTransactions extends JoinedTransactionsContract {
    @Override
    protected StoreFixture fixture() {
      return StoreContract.this.fixture();
    }
  }

  @Nested
  final class Retention extends RetentionContract {
    @Override
    protected StoreFixture fixture() {
      return StoreContract.this.fixture();
    }
  }

  @Nested
  final class Life extends LifeContract {
    @Override
    protected StoreFixture fixture() {
      return StoreContract.this.fixture();
    }
  }

  @Nested
  final class Tenants extends TenantsContract {
    @Override
    protected StoreFixture fixture() {
      return StoreContract.this.fixture();
    }
  }

  @Nested
  final class Batches extends BatchesContract {
    @Override
    protected StoreFixture fixture() {
      return StoreContract.this.fixture();
    }
  }
}
