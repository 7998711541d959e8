package dev.tocsin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.TenantId;
import dev.tocsin.jdbc.SchemaException.Problem;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.CommitResult.DuplicateKey;
import dev.tocsin.store.CommitResult.Reason;
import dev.tocsin.store.CommitResult.Rejected;
import dev.tocsin.store.CommitResult.Unknown;
import dev.tocsin.store.Item;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Query;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.StoreUnavailableException;
import dev.tocsin.store.UnreadableIncidentException;
import dev.tocsin.store.WakeBatch;
import dev.tocsin.tck.Faults.Moment;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A readable error or a reported item; and the rest goes on. */
class BadLuckTest {
  private static final Set<TenantId> MINE = Set.of(Sample.TENANT);

  private static JdbcFixture fixture(Dialect dialect) {
    return new JdbcFixture(dialect == Dialect.H2 ? Database.h2Memory() : Database.postgres());
  }

  private static Incident committed(JdbcStore store, Sample sample) {
    assertThat(store.commit(sample.commit())).isEqualTo(new Committed(sample.incident().version()));
    return sample.incident();
  }

  private static Incident load(JdbcStore store, Incident incident) {
    return store.load(Sample.TENANT, Lookup.of(incident.id(), null)).incident();
  }

  @Nested
  class At_the_start {
    @Test
    void a_wrong_password_is_told(@TempDir Path folder) {
      JdbcDataSource source = new JdbcDataSource();
      source.setUrl("jdbc:h2:" + folder.resolve("desk"));
      source.setUser("desk");
      source.setPassword("right");
      JdbcStore.builder(source).createSchema().build();
      source.setPassword("wrong");

      assertThatThrownBy(() -> JdbcStore.builder(source).build())
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("check name and password");
    }

    @Test
    void a_user_who_lacks_a_right_is_told_who_can_grant_it() {
      try (JdbcFixture fixture = new JdbcFixture(Database.postgres())) {
        fixture.open();
        String user = fixture.database.schema + "_app";
        fixture.database.execute("create role " + user + " login");
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(PostgresServer.url());
        source.setUser(user);

        assertThatThrownBy(() -> JdbcStore.builder(source).schema(fixture.database.schema).build())
            .isInstanceOf(StoreUnavailableException.class)
            .hasMessageContaining("its user lacks a right");
        fixture.database.execute("drop role " + user);
      }
    }

    @Test
    void a_user_that_the_server_does_not_know_is_told() {
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setUrl(PostgresServer.url());
      source.setUser("nobody");

      assertThatThrownBy(() -> JdbcStore.builder(source).build())
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("check name and password");
    }

    @ParameterizedTest
    @EnumSource
    void tables_that_are_missing_newer_or_older_are_told(Dialect dialect) {
      try (JdbcFixture fixture = fixture(dialect)) {
        Builder builder = JdbcStore.builder(fixture.source()).schema(fixture.database.schema);
        assertProblem(builder, Problem.MISSING, "tocsin_schema");
        fixture.open();
        fixture.database.execute("alter table " + fixture.table("event") + " rename to elsewhere");
        assertProblem(builder, Problem.MISSING, "not all that belongs to it");
        fixture.database.execute(
            "alter table %s.elsewhere rename to tocsin_event".formatted(fixture.database.schema));
        fixture.raiseSchema();
        assertProblem(builder, Problem.NEWER, "upgrade the node");
        fixture.change("update " + fixture.table("schema") + " set version = 0");
        assertProblem(builder, Problem.OLDER, "run the scripts that follow");
      }
    }

    private static void assertProblem(Builder builder, Problem problem, String remedy) {
      assertThatExceptionOfType(SchemaException.class)
          .isThrownBy(builder::build)
          .withMessageContaining(remedy)
          .extracting(SchemaException::problem)
          .isEqualTo(problem);
    }

    @Test
    void names_are_letters_digits_and_underscores() {
      Builder builder = JdbcStore.builder(new JdbcDataSource());
      for (String bad : List.of("", "1", "a b", "a;drop", "\"a\"", "é", "a".repeat(64))) {
        assertThatThrownBy(() -> builder.schema(bad)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> builder.tablePrefix(bad))
            .isInstanceOf(InvalidValueException.class);
      }
    }

    @ParameterizedTest
    @EnumSource
    void two_stores_share_a_schema_by_their_prefixes(Dialect dialect) {
      try (JdbcFixture fixture = fixture(dialect)) {
        JdbcStore one = store(fixture, "one_");
        JdbcStore two = store(fixture, "two_");
        Incident incident = committed(one, Sample.log("key"));

        assertThat(load(one, incident)).isEqualTo(incident);
        assertThat(load(two, incident)).isNull();
        committed(two, Sample.log("key"));
      }
    }

    private static JdbcStore store(JdbcFixture fixture, String prefix) {
      return JdbcStore.builder(fixture.source())
          .schema(fixture.database.schema)
          .tablePrefix(prefix)
          .createSchema()
          .build();
    }
  }

  @Nested
  class A_database_that_cannot_be_written {
    @Test
    void on_postgresql_says_so_and_is_read() {
      try (JdbcFixture fixture = fixture(Dialect.POSTGRESQL)) {
        Incident incident = committed(fixture.open(), Sample.log("key").wake(Sample.AT));
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(PostgresServer.url());
        source.setOptions("-c default_transaction_read_only=on");
        assertReadOnly(JdbcStore.builder(source).schema(fixture.database.schema).build(), incident);
      }
    }

    @Test
    void on_h2_says_so_and_is_read(@TempDir Path folder) throws SQLException {
      String url = "jdbc:h2:" + folder.resolve("desk");
      JdbcDataSource source = new JdbcDataSource();
      source.setUrl(url);
      Incident incident =
          committed(
              JdbcStore.builder(source).createSchema().build(), Sample.log("key").wake(Sample.AT));
      source.setUrl(url + ";ACCESS_MODE_DATA=r");
      assertReadOnly(JdbcStore.builder(source).build(), incident);
    }

    private static void assertReadOnly(JdbcStore store, Incident incident) {
      assertThat(load(store, incident)).isEqualTo(incident);
      CommitResult result = store.commit(Sample.on(incident).comment("x").commit());
      assertThat(result).isInstanceOf(Unknown.class);
      assertThat(((Unknown) result).detail()).contains("it is read-only: connect to");
      assertThatThrownBy(() -> store.claimWakes(MINE, 1, Duration.ofSeconds(1)))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("it is read-only");
      assertThat(load(store, incident)).isEqualTo(incident);
    }

    @Test
    void but_a_connection_that_only_wants_to_read_is_made_to_write() throws SQLException {
      try (JdbcFixture fixture = fixture(Dialect.POSTGRESQL)) {
        FaultySource source = fixture.source();
        DataSource readOnly =
            (DataSource)
                java.lang.reflect.Proxy.newProxyInstance(
                    DataSource.class.getClassLoader(),
                    new Class<?>[] {DataSource.class},
                    (proxy, method, args) -> {
                      Connection connection = source.getConnection();
                      connection.setReadOnly(true);
                      connection.setAutoCommit(false);
                      return connection;
                    });
        JdbcStore store =
            JdbcStore.builder(readOnly).schema(fixture.database.schema).createSchema().build();

        committed(store, Sample.log("key").wake(Sample.AT));
        assertThat(store.claimWakes(MINE, 1, Duration.ofSeconds(1)).claims()).hasSize(1);
        try (Connection connection = fixture.database.connect()) {
          assertThat(connection.isReadOnly()).isTrue();
        }
      }
    }
  }

  @Nested
  class A_server_that_goes_and_comes_back {
    @Test
    void is_told_meanwhile_and_everything_goes_on_afterwards() throws IOException {
      String url = PostgresServer.url();
      int port = Integer.parseInt(url.replaceAll(".*:(\\d+)/.*", "$1"));
      try (JdbcFixture fixture = fixture(Dialect.POSTGRESQL);
          Cable cable = new Cable(port)) {
        fixture.open();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url.replace(":" + port + "/", ":" + cable.port() + "/"));
        JdbcStore store = JdbcStore.builder(source).schema(fixture.database.schema).build();
        Incident incident = committed(store, Sample.log("key").wake(Sample.AT));
        Commit next = Sample.on(incident).comment("meanwhile").wake(Sample.AT).commit();

        cable.cut();
        assertThat(store.commit(next)).isInstanceOf(Unknown.class);
        assertThatThrownBy(() -> load(store, incident))
            .isInstanceOf(StoreUnavailableException.class)
            .hasMessageContaining("did not load an incident");
        assertThatThrownBy(store::now).isInstanceOf(StoreUnavailableException.class);

        cable.mend();
        assertThat(store.commit(next)).isEqualTo(new Committed(2));
        assertThat(store.claimWakes(MINE, 9, Duration.ofSeconds(9)).claims()).hasSize(1);
      }
    }
  }

  @Nested
  class A_commit_in_doubt {
    /** On H2 nothing is on its way: what was not committed is gone with the connection. */
    @Test
    void never_happens_after_it_was_reported_as_a_duplicate() {
      try (JdbcFixture fixture = fixture(Dialect.POSTGRESQL)) {
        JdbcStore store = fixture.open();
        Incident owner = committed(store, Sample.log("key"));
        Commit late = Sample.log("key").commit();
        fixture.breakNext(Moment.DURING);
        assertThat(store.commit(late)).isInstanceOf(Unknown.class);
        assertThat(store.commit(late)).isEqualTo(new DuplicateKey(owner.id()));

        // What was on its way to the server arrives when the key is free again.
        committed(store, Sample.on(owner).close());
        CommitResult arrived = fixture.open().commit(late);

        assertThat(arrived).isInstanceOf(Rejected.class);
        assertThat(((Rejected) arrived).reason()).isEqualTo(Reason.COMMIT_ID_REUSED);
        assertThat(store.load(Sample.TENANT, Lookup.of(late.incidentId(), null)).incident())
            .isNull();
      }
    }
  }

  @Nested
  class A_commit_in_doubt_that_is_refused_when_it_is_made_again {
    /** On H2 a replay finds what has happened before it can be refused. */
    @Test
    void is_still_in_doubt_while_another_has_only_been_refused() {
      try (JdbcFixture fixture = fixture(Dialect.POSTGRESQL)) {
        JdbcStore store = fixture.open();
        Commit there = Sample.log(null).commit();
        fixture.breakNext(Moment.AFTER);
        assertThat(store.commit(there)).isInstanceOf(Unknown.class);
        String name = fixture.table("event");
        fixture.database.execute("alter table " + name + " rename to elsewhere");

        String inDoubt = ((Unknown) store.commit(there)).detail();
        String refused = ((Unknown) store.commit(Sample.log(null).commit())).detail();

        assertThat(inDoubt).contains("is not proven");
        assertThat(refused)
            .doesNotContain("is not proven")
            .contains("not all of its tables are there: run the script");
      }
    }
  }

  @Nested
  class Text_that_no_database_keeps {
    @ParameterizedTest
    @EnumSource
    void is_kept_escaped_or_rejected_before_any_effect(Dialect dialect) {
      try (JdbcFixture fixture = fixture(dialect)) {
        JdbcStore store = fixture.open();
        Incident escaped = committed(store, Sample.log("a").more("odd", "a\0b"));
        assertThat(load(store, escaped)).isEqualTo(escaped);

        Sample lone = Sample.log("b").more("odd", "a\ud800b");
        CommitResult result = store.commit(lone.commit());
        assertThat(result).isInstanceOf(Rejected.class);
        assertThat(((Rejected) result).reason()).isEqualTo(Reason.UNSTORABLE);
        assertThat(load(store, lone.incident())).isNull();
      }
    }

    @ParameterizedTest
    @EnumSource
    void is_found_nowhere_and_does_not_stop_a_parking(Dialect dialect) {
      try (JdbcFixture fixture = fixture(dialect)) {
        JdbcStore store = fixture.open();
        Incident incident = committed(store, Sample.log("a").wake(Sample.AT));
        for (String odd : List.of("a\0", "\udc00")) {
          assertThat(store.load(Sample.TENANT, Lookup.ofDedupKey(odd)).incident()).isNull();
          assertThat(store.load(Sample.TENANT, Lookup.of(incident.id(), odd)).requestVersion())
              .isNull();
          assertThat(store.search(Sample.TENANT, Query.all().team(odd), null, 9).incidents())
              .isEmpty();
          assertThat(store.policy(Sample.TENANT, odd)).isNull();
        }
        WakeBatch.Claim claim = store.claimWakes(MINE, 1, Duration.ofMinutes(1)).claims().get(0);
        store.settle(new Settlement(claim.fence(), new Outcome.Parked("a\0b\ud800")));

        assertThat(store.parked(Sample.TENANT, 9).get(0).reason()).isEqualTo("a\ufffdb\ufffd");
      }
    }
  }

  @Nested
  class A_snapshot_that_somebody_edited {
    @ParameterizedTest
    @EnumSource
    void is_told_by_name_and_mended_from_the_entries(Dialect dialect) {
      try (JdbcFixture fixture = fixture(dialect)) {
        JdbcStore store = fixture.open();
        Incident bad = committed(store, Sample.log("a"));
        Incident good = committed(store, Sample.log("b"));
        fixture.corrupt(Sample.TENANT, new Item.OfWake(bad.id()));

        for (Runnable read :
            List.<Runnable>of(
                () -> load(store, bad),
                () -> store.load(Sample.TENANT, Lookup.ofDedupKey("a")),
                () -> store.search(Sample.TENANT, Query.all(), null, 9))) {
          assertThatThrownBy(read::run)
              .isInstanceOfAny(CodecException.class, UnreadableIncidentException.class)
              .hasMessageContaining(bad.id().toString());
        }
        assertThat(load(store, good)).isEqualTo(good);

        assertThat(store.rebuild(Sample.TENANT, bad.id(), entries -> bad)).isTrue();
        assertThat(load(store, bad)).isEqualTo(bad);
        assertThat(store.search(Sample.TENANT, Query.all(), null, 9).incidents()).hasSize(2);
        assertThat(store.rebuild(Sample.TENANT, Sample.log(null).incident().id(), e -> bad))
            .isFalse();
      }
    }

    @ParameterizedTest
    @EnumSource
    void stays_as_it_is_when_entries_are_missing(Dialect dialect) {
      try (JdbcFixture fixture = fixture(dialect)) {
        JdbcStore store = fixture.open();
        Incident first = committed(store, Sample.log(null));
        Incident second = committed(store, Sample.on(first).comment("more"));
        Incident other = committed(store, Sample.log(null));

        for (Function<List<Entry>, Incident> fold :
            List.<Function<List<Entry>, Incident>>of(
                entries -> first,
                entries -> other,
                entries -> {
                  throw new IllegalArgumentException("Entry 3 does not follow version 1");
                })) {
          assertThatThrownBy(() -> store.rebuild(Sample.TENANT, second.id(), fold))
              .isInstanceOf(CodecException.class)
              .hasMessageContaining(second.id().toString())
              .hasMessageContaining("Its snapshot stays as it is");
        }

        assertThat(load(store, second)).isEqualTo(second);
      }
    }

    @ParameterizedTest
    @EnumSource
    void does_not_end_a_walk_over_what_is_searched(Dialect dialect) {
      try (JdbcFixture fixture = fixture(dialect)) {
        JdbcStore store = fixture.open();
        Incident first = committed(store, Sample.log(null));
        Incident bad = committed(store, Sample.log(null));
        Incident last = committed(store, Sample.log(null));
        fixture.corrupt(Sample.TENANT, new Item.OfWake(bad.id()));

        for (Query query : List.of(Query.all(), Query.all().title("Checkout"))) {
          assertThatExceptionOfType(UnreadableIncidentException.class)
              .isThrownBy(() -> store.search(Sample.TENANT, query, null, 9))
              .satisfies(
                  e -> {
                    assertThat(e.incidentId()).isEqualTo(bad.id());
                    assertThat(e.before().incidents()).containsExactly(first);
                    assertThat(store.search(Sample.TENANT, query, e.before().next(), 9).incidents())
                        .containsExactly(last);
                  });
          assertThat(store.search(Sample.TENANT, query, null, 1).incidents())
              .containsExactly(first);
        }
      }
    }

    @ParameterizedTest
    @EnumSource
    void is_found_by_a_walk_over_all_incidents_that_reads_none(Dialect dialect) {
      try (JdbcFixture fixture = fixture(dialect)) {
        JdbcStore store = fixture.open();
        Set<IncidentId> logged = new HashSet<>();
        for (int i = 0; i < 5; i++) {
          Incident bad = committed(store, Sample.log(null));
          fixture.corrupt(Sample.TENANT, new Item.OfWake(bad.id()));
          logged.add(bad.id());
        }
        committed(store, Sample.log(TenantId.of("another"), null));

        List<IncidentId> walked = new ArrayList<>();
        List<IncidentId> part = store.ids(Sample.TENANT, null, 2);
        while (!part.isEmpty()) {
          assertThat(part).hasSizeLessThanOrEqualTo(2);
          walked.addAll(part);
          part = store.ids(Sample.TENANT, walked.get(walked.size() - 1), 2);
        }

        assertThat(walked).hasSize(5).containsExactlyInAnyOrderElementsOf(logged);
        assertThatIllegalArgumentException().isThrownBy(() -> store.ids(Sample.TENANT, null, 0));
      }
    }
  }

  @Nested
  class Tables_that_vanish {
    @ParameterizedTest
    @EnumSource
    void are_told(Dialect dialect) throws SQLException {
      try (JdbcFixture fixture = fixture(dialect)) {
        JdbcStore store = fixture.open();
        try (Connection connection = DriverManager.getConnection(fixture.database.url());
            Statement statement = connection.createStatement()) {
          statement.execute("drop table " + fixture.table("incident") + " cascade");
        }
        CommitResult result = store.commit(Sample.log("key").commit());

        assertThat(result).isInstanceOf(Unknown.class);
        assertThat(((Unknown) result).detail()).containsIgnoringCase("tocsin_incident");
        assertThatThrownBy(() -> store.search(Sample.TENANT, Query.all(), null, 1))
            .isInstanceOf(StoreUnavailableException.class)
            .hasMessageContaining("did not search");
      }
    }
  }
}
