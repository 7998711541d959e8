package dev.tocsin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tocsin.incident.TenantId;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Query;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An administrator makes the tables, the application's user works on them. */
class H2RightsTest {
  private static final String URL = "jdbc:h2:mem:rights";
  private static final Set<TenantId> MINE = Set.of(Sample.TENANT);

  private Connection admin;

  @BeforeEach
  void an_administrator_and_a_user() throws SQLException {
    admin = DriverManager.getConnection(URL, "sa", "");
    execute("create user app password 'secret'");
  }

  @AfterEach
  void close() throws SQLException {
    admin.close();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = admin.createStatement()) {
      statement.execute(sql);
    }
  }

  private static DataSource as(String user, String password) {
    JdbcDataSource source = new JdbcDataSource();
    source.setUrl(URL);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  @Test
  void a_user_who_may_read_and_write_the_tables_needs_no_more() throws SQLException {
    JdbcStore.builder(as("sa", "")).createSchema().build();
    execute("grant select, insert, update, delete on schema public to app");
    JdbcStore store = JdbcStore.builder(as("app", "secret")).build();

    Sample sample = Sample.log("key").wake(Sample.AT).send("dana");
    assertThat(store.commit(sample.commit())).isEqualTo(new Committed(1));
    assertThat(store.claimWakes(MINE, 1, Duration.ofMinutes(1)).claims()).hasSize(1);
    OutboxBatch.Claim claim = store.claimOutbox(MINE, 1, Duration.ofMinutes(1)).claims().get(0);
    assertThat(store.settle(new Settlement(claim.fence(), new Outcome.Delivered()))).isTrue();
    assertThat(store.search(Sample.TENANT, Query.open(), null, 9).incidents()).hasSize(1);
  }

  @Test
  void tables_without_the_function_for_the_time_are_told_before_anything_is_tried()
      throws SQLException {
    JdbcStore.builder(as("sa", "")).createSchema().build();
    execute("drop alias tocsin_now");

    assertThatExceptionOfType(SchemaException.class)
        .isThrownBy(() -> JdbcStore.builder(as("sa", "")).build())
        .withMessageContaining("or ask the builder to create the schema")
        .satisfies(e -> assertThat(e.problem()).isEqualTo(SchemaException.Problem.MISSING));
    assertThat(JdbcStore.builder(as("sa", "")).createSchema().build().now()).isNotNull();
  }

  @Test
  void nodes_that_make_the_tables_at_once_have_them_all() {
    for (int round = 0; round < 20; round++) {
      String prefix = "r" + round + "_";
      List<CompletableFuture<JdbcStore>> nodes =
          Stream.generate(
                  () ->
                      Aside.run(
                          () ->
                              JdbcStore.builder(as("sa", ""))
                                  .tablePrefix(prefix)
                                  .createSchema()
                                  .build()))
              .limit(3)
              .toList();
      assertThat(nodes).allSatisfy(node -> assertThat(node.join().now()).isNotNull());
    }
  }

  @Test
  void whoever_may_not_make_the_tables_is_told_who_may() {
    Builder builder = JdbcStore.builder(as("app", "secret")).createSchema();

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(builder::build)
        .withMessageContaining("let an administrator run the script");
  }
}
