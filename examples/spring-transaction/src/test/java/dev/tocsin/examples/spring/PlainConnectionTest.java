package dev.tocsin.examples.spring;

import static dev.tocsin.examples.spring.House.failed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.examples.spring.Database.Kind;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Urgency;
import dev.tocsin.store.UnusableTransactionException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same over a plain connection. */
class PlainConnectionTest {
  @ParameterizedTest
  @EnumSource
  void a_commit_leaves_both_and_tells_the_listener(Kind kind) throws SQLException {
    try (House house = new House(kind)) {
      Incident incident = PlainConnection.fail(house.database, house.desk, "4711", failed("4711"));

      assertThat(house.orders.has("4711")).isTrue();
      assertThat(house.desk.find(incident.id())).contains(incident);
      assertThat(house.heard).hasSize(1);
      assertThat(house.work()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_refusal_leaves_neither(Kind kind) {
    try (House house = new House(kind)) {
      assertThatThrownBy(
              () ->
                  PlainConnection.fail(
                      house.database, house.desk, "4711", failed("4711").urgency(Urgency.of("x"))))
          .isInstanceOf(InvalidValueException.class);

      assertThat(house.orders.has("4711")).isFalse();
      assertThat(house.incidents()).isEmpty();
      assertThat(house.heard).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_connection_that_commits_by_itself_is_refused(Kind kind) throws SQLException {
    try (House house = new House(kind);
        Connection connection = house.database.getConnection()) {
      assertThatThrownBy(() -> house.desk.join(connection))
          .isInstanceOfSatisfying(
              UnusableTransactionException.class,
              error ->
                  assertThat(error.problem())
                      .isEqualTo(UnusableTransactionException.Problem.AUTO_COMMIT));
    }
  }
}
