package dev.tocsin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Committed;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On PostgreSQL, where neither may wait for the other in a circle. */
class QueueRaceTest extends QueueRaces {
  @Override
  Database database() {
    return Database.postgres();
  }

  /** The second one, the second and the third, or the first of them, too. */
  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "0, 1"})
  void what_is_taken_back_while_the_first_is_sent_meets_it_in_no_deadlock(int from, int to)
      throws Exception {
    try (Connection one = DriverManager.getConnection(fixture.database.url());
        Connection other = DriverManager.getConnection(fixture.database.url());
        Statement lock = held.createStatement()) {
      patient(one);
      patient(other);
      lock.execute(
          "select 1 from %s where ordinal = 1 for update".formatted(fixture.table("outbox")));
      JdbcStore taker = on(one);
      JdbcStore sender = on(other);
      CompletableFuture<CommitResult> takesBack =
          Aside.run(() -> taker.commit(takingBack(from, to)));
      Waiting.until(1, fixture, takesBack);
      CompletableFuture<Boolean> sent = Aside.run(() -> sender.settle(delivered));
      Waiting.until(2, fixture, sent);
      held.commit();

      assertThat(takesBack.get(20, TimeUnit.SECONDS)).isInstanceOf(Committed.class);
      assertThat(sent.get(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThatTheNextIs(to + 1);
  }

  /** Lets a connection wait for so long that a deadlock is found by the test. */
  private static void patient(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set deadlock_timeout = '1min'");
    }
  }
}
