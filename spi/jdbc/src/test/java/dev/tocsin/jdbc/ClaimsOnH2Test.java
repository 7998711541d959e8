package dev.tocsin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Fence;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.WakeBatch;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** H2 finds what is due first and locks it then; others go on meanwhile. */
class ClaimsOnH2Test {
  private static final Set<TenantId> MINE = Set.of(Sample.TENANT);
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final JdbcFixture fixture = new JdbcFixture(Database.h2Memory());
  private final JdbcStore store = fixture.open();
  private Connection held;

  @BeforeEach
  void connect() throws SQLException {
    held = DriverManager.getConnection(fixture.database.url());
    held.setAutoCommit(false);
  }

  @AfterEach
  void disconnect() throws SQLException {
    held.close();
    fixture.close();
  }

  private JdbcStore on(DataSource source) {
    return JdbcStore.builder(source).schema(fixture.database.schema).build();
  }

  /** Whoever uses it holds what it locks until {@code held} commits. */
  private JdbcStore slow() {
    return on(Uncommitted.on(held));
  }

  private void log(int many) {
    for (int i = 0; i < many; i++) {
      store.commit(Sample.log(null).wake(Sample.AT).send("dana").commit());
    }
  }

  @Test
  void what_comes_to_the_front_between_two_looks_makes_no_claim_take_anything_twice()
      throws SQLException {
    Sample queue = Sample.log(null).send("dana").send("dana");
    store.commit(queue.commit());
    Fence first = store.claimOutbox(MINE, 1, LEASE).claims().get(0).fence();
    assertThat(store.claimOutbox(MINE, 1, LEASE).claims()).isEmpty();
    log(3);
    assertThat(slow().claimOutbox(MINE, 1, LEASE).claims()).hasSize(1);

    Settlement sent = new Settlement(first, new Outcome.Delivered());
    JdbcStore between = after("for update skip locked", () -> store.settle(sent));
    OutboxBatch batch = between.claimOutbox(MINE, 3, LEASE);

    assertThat(batch.claims()).extracting(each -> each.entry().key()).doesNotHaveDuplicates();
    assertThat(batch.claims()).hasSize(3);
  }

  @Test
  void what_others_took_between_two_looks_makes_no_claim_miss_what_is_due() throws SQLException {
    log(6);
    assertThat(slow().claimWakes(MINE, 3, LEASE).claims()).hasSize(3);

    WakeBatch batch =
        after(
                "for update skip locked",
                () -> {
                  held.commit();
                  return true;
                })
            .claimWakes(MINE, 3, LEASE);

    assertThat(batch.claims()).hasSize(3);
  }

  @Test
  void a_claim_locks_no_more_than_it_takes_of_however_many_tenants() {
    Set<TenantId> tenants = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      TenantId tenant = TenantId.of("tenant-" + i);
      tenants.add(tenant);
      IntStream.range(0, 3)
          .forEach(each -> store.commit(Sample.log(tenant, null).wake(Sample.AT).commit()));
    }

    assertThat(slow().claimWakes(tenants, 5, LEASE).claims()).hasSize(5);

    assertThat(store.claimWakes(tenants, 20, LEASE).claims()).hasSize(10);
  }

  @Test
  void a_claim_of_one_finds_what_is_behind_much_that_others_hold() {
    log(120);
    assertThat(slow().claimWakes(MINE, 119, LEASE).claims()).hasSize(119);

    assertThat(store.claimWakes(MINE, 1, LEASE).claims()).hasSize(1);
    assertThat(store.claimWakes(MINE, 1, LEASE).claims()).isEmpty();
  }

  @Test
  void more_than_an_array_of_h2_holds_can_be_claimed_at_once() {
    fixture.database.execute(
        "insert into "
            + fixture.table("wake")
            + " (tenant, incident, lane, due, claim_at, attempts) select 'acme', random_uuid(), 1,"
            + " timestamp '2020-01-01 00:00:00', timestamp '2020-01-01 00:00:00', 0"
            + " from system_range(1, 66000)");

    WakeBatch batch = store.claimWakes(MINE, Integer.MAX_VALUE, LEASE);

    assertThat(batch.poison()).hasSize(66_000);
  }

  /** A pool that forbids something, or a server that fails at it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "getTransactionIsolation",
        "setTransactionIsolation 4",
        "setTransactionIsolation 2"
      })
  void a_look_up_survives_a_connection_that_keeps_its_level_to_itself(String refused) {
    log(1);
    JdbcStore strict =
        on(
            proxied(
                fixture.source(),
                (method, args) -> {
                  String call = method.getName() + (args == null ? "" : " " + args[0]);
                  if (call.equals(refused)) {
                    throw new SQLException("no", "HY000", 50_000);
                  }
                },
                sql -> {}));

    assertThat(strict.load(Sample.TENANT, Lookup.ofDedupKey("key")).incident()).isNull();
  }

  private interface Before {
    void call(Method method, Object[] args) throws SQLException;
  }

  private interface After {
    void statement(String sql) throws SQLException;
  }

  private interface Task {
    boolean run() throws SQLException;
  }

  /** A store beside which something is done once, after its first statement that ends so. */
  private JdbcStore after(String end, Task task) {
    AtomicReference<Task> once = new AtomicReference<>(task);
    return on(
        proxied(
            fixture.source(),
            (method, args) -> {},
            sql -> {
              Task next = sql.stripTrailing().endsWith(end) ? once.getAndSet(null) : null;
              if (next != null) {
                assertThat(next.run()).isTrue();
              }
            }));
  }

  private static DataSource proxied(DataSource source, Before before, After after) {
    return Proxies.of(
        DataSource.class,
        (proxy, method, args) -> {
          Object result = Proxies.call(source, method, args);
          return result instanceof Connection connection
              ? connection(connection, before, after)
              : result;
        });
  }

  private static Connection connection(Connection real, Before before, After after) {
    return Proxies.of(
        Connection.class,
        (proxy, method, args) -> {
          before.call(method, args);
          Object result = Proxies.call(real, method, args);
          return method.getName().equals("prepareStatement")
              ? statement((PreparedStatement) result, (String) args[0], after)
              : result;
        });
  }

  private static PreparedStatement statement(PreparedStatement real, String sql, After after) {
    return Proxies.of(
        PreparedStatement.class,
        (proxy, method, args) -> {
          Object result = Proxies.call(real, method, args);
          if (method.getName().startsWith("execute")) {
            after.statement(sql);
          }
          return result;
        });
  }
}
