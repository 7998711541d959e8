package dev.tocsin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tocsin.incident.Incident;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.JoinedTransaction;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.UnusableTransactionException;
import dev.tocsin.store.UnusableTransactionException.Problem;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C31 a host's transaction that H2 has rolled back")
class JoinedOnH2Test {
  private static Incident committed(JdbcStore store, Sample sample) {
    assertThat(store.commit(sample.commit())).isEqualTo(new Committed(sample.incident().version()));
    return sample.incident();
  }

  @Test
  void is_of_no_use_any_more_and_the_reason_is_told_each_time() throws SQLException {
    try (JdbcFixture fixture = new JdbcFixture(Database.h2Memory());
        Connection host = DriverManager.getConnection(fixture.database.url())) {
      JdbcStore store = fixture.open();
      Incident contended = committed(store, Sample.log(null));
      Incident other = committed(store, Sample.log(null));
      host.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      host.setAutoCommit(false);
      JoinedTransaction joined = store.join(host);
      joined.load(Sample.TENANT, Lookup.of(contended.id(), null));
      committed(store, Sample.on(contended).comment("quicker"));

      for (Incident incident : new Incident[] {contended, other}) {
        assertThatExceptionOfType(UnusableTransactionException.class)
            .isThrownBy(() -> joined.commit(Sample.on(incident).comment("mine").commit()))
            .withMessageNotContaining("avepoint")
            .matches(e -> e.problem() == Problem.DOOMED);
      }
      host.commit();

      assertThat(store.load(Sample.TENANT, Lookup.of(other.id(), null)).incident())
          .isEqualTo(other);
    }
  }
}
