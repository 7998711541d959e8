package dev.tocsin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tocsin.incident.Incident;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.CommitResult.Conflict;
import dev.tocsin.store.CommitResult.DuplicateKey;
import dev.tocsin.store.JoinedTransaction;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.Query;
import dev.tocsin.store.UnusableTransactionException;
import dev.tocsin.store.UnusableTransactionException.Problem;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C31 a host's transaction on PostgreSQL that does not see the winner")
class JoinedIsolationTest {
  private final JdbcFixture fixture = new JdbcFixture(Database.postgres());
  private final JdbcStore store = fixture.open();
  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = DriverManager.getConnection(fixture.database.url());
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    fixture.close();
  }

  private JoinedTransaction begin(int isolation) throws SQLException {
    connection.setTransactionIsolation(isolation);
    connection.setAutoCommit(false);
    JoinedTransaction joined = store.join(connection);
    joined.search(Sample.TENANT, Query.all(), null, 9);
    return joined;
  }

  private Incident committed(Sample sample) {
    assertThat(store.commit(sample.commit())).isEqualTo(new Committed(sample.incident().version()));
    return sample.incident();
  }

  private void write(String row) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into " + fixture.database.schema + ".host_row values ('" + row + "')");
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_REPEATABLE_READ})
  void learns_that_it_lost_and_goes_on(int isolation) throws SQLException {
    Incident stale = committed(Sample.log("mine"));
    JoinedTransaction joined = begin(isolation);
    boolean sees = isolation == Connection.TRANSACTION_READ_COMMITTED;
    committed(Sample.on(stale).comment("faster"));
    Incident owner = committed(Sample.log("theirs"));

    CommitResult conflict = joined.commit(Sample.on(stale).comment("late").commit());
    write("one");
    CommitResult duplicate = joined.commit(Sample.log("theirs").commit());
    Sample good = Sample.log("good");
    assertThat(joined.commit(good.commit())).isEqualTo(new Committed(1));
    connection.commit();

    assertThat(conflict).isEqualTo(new Conflict(sees ? 2L : null));
    assertThat(duplicate).isEqualTo(new DuplicateKey(sees ? owner.id() : null));
    assertThat(fixture.hasRow("one")).isTrue();
    assertThat(store.load(Sample.TENANT, Lookup.of(good.incident().id(), null)).incident())
        .isEqualTo(good.incident());
  }

  @Test
  void and_cannot_be_put_into_any_order_has_lost_without_an_effect() throws SQLException {
    JoinedTransaction joined = begin(Connection.TRANSACTION_SERIALIZABLE);
    write("one");
    try (Connection other = DriverManager.getConnection(fixture.database.url())) {
      other.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      other.setAutoCommit(false);
      JoinedTransaction theirs = store.join(other);
      theirs.search(Sample.TENANT, Query.all(), null, 9);
      assertThat(theirs.commit(Sample.log("a").commit())).isEqualTo(new Committed(1));
      other.commit();
    }
    Sample late = Sample.log("b");

    // Both have read what the other has written.
    assertThat(joined.commit(late.commit())).isEqualTo(new Conflict(null));
    connection.commit();

    assertThat(fixture.hasRow("one")).isTrue();
    assertThat(store.load(Sample.TENANT, Lookup.of(late.incident().id(), null)).incident())
        .isNull();
  }

  @Test
  void and_has_gone_back_to_a_savepoint_of_the_host_goes_on() throws SQLException {
    Incident incident = committed(Sample.log(null));
    JoinedTransaction joined = begin(Connection.TRANSACTION_READ_COMMITTED);
    Savepoint before = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> statement.execute("select 1 / 0"));
    }
    assertThatExceptionOfType(UnusableTransactionException.class)
        .isThrownBy(() -> joined.commit(Sample.on(incident).comment("too late").commit()));

    connection.rollback(before);

    assertThat(joined.commit(Sample.on(incident).comment("now").commit()))
        .isEqualTo(new Committed(2));
  }

  @Test
  void because_of_a_deadlock_can_only_be_rolled_back() throws Exception {
    Incident first = committed(Sample.log("first"));
    Incident second = committed(Sample.log("second"));
    JoinedTransaction joined = begin(Connection.TRANSACTION_READ_COMMITTED);
    joined.commit(Sample.on(first).comment("mine").commit());
    try (Connection other = DriverManager.getConnection(fixture.database.url());
        Statement statement = connection.createStatement()) {
      other.setAutoCommit(false);
      // The server's victim is the one that finds out: this one, soon; the other one, late.
      statement.execute("set deadlock_timeout = '50ms'");
      try (Statement slow = other.createStatement()) {
        slow.execute("set deadlock_timeout = '60s'");
      }
      JoinedTransaction theirs = store.join(other);
      theirs.commit(Sample.on(second).comment("theirs").commit());
      CompletableFuture<CommitResult> waiting =
          Aside.run(() -> theirs.commit(Sample.on(first).comment("theirs").commit()));

      assertThatExceptionOfType(UnusableTransactionException.class)
          .isThrownBy(
              () -> {
                awaitSomebodyWaiting();
                joined.commit(Sample.on(second).comment("mine").commit());
              })
          .extracting(UnusableTransactionException::problem)
          .isEqualTo(Problem.DOOMED);
      connection.rollback();
      assertThat(waiting.get(20, TimeUnit.SECONDS)).isEqualTo(new Committed(2));
      other.commit();
    }
  }

  private void awaitSomebodyWaiting() throws SQLException {
    try (Connection watching = DriverManager.getConnection(fixture.database.url());
        PreparedStatement statement =
            watching.prepareStatement(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock'")) {
      long waiting = 0;
      while (waiting == 0) {
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          waiting = row.getLong(1);
        }
      }
    }
  }
}
