package dev.tocsin.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.ServiceDesk;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Report;
import dev.tocsin.jdbc.CodecException;
import dev.tocsin.jdbc.JdbcStore;
import dev.tocsin.policy.Policy;
import dev.tocsin.policyfile.PolicyFile;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.StoreUnavailableException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What the guide to databases shows is what is compiled and run here, as its own user. */
class DatabaseGuideTest {
  private static final Path GUIDE = Project.root().resolve("spi/jdbc/README.md");
  private static final Path MIGRATIONS =
      Project.root().resolve("spi/jdbc/src/test/java/dev/tocsin/jdbc/MigrationToolsTest.java");
  private static final Policy POLICY = RetentionOnJdbcTest.POLICY;

  private static EmbeddedPostgres server;

  @BeforeAll
  static void start() throws Exception {
    server = EmbeddedPostgres.start();
    DataSource owner = server.getPostgresDatabase();
    JdbcStore.builder(owner).schema("incidents").createSchema().build();
    run(owner, "create role desk login password 'secret'");
    run(owner, Shown.blocks(GUIDE, "sql").get(0));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static void run(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The database as a node's user sees it, who may do what the guide grants and nothing else. */
  private static DataSource asDesk() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(server.getJdbcUrl("desk", "postgres"));
    source.setUser("desk");
    source.setPassword("secret");
    source.setCurrentSchema("incidents");
    return source;
  }

  private static Incident closed(ServiceDesk desk) {
    Actor sam = Actor.person("sam");
    IncidentId id = desk.log(Report.of("Checkout answers 503").dedupKey("checkout")).id();
    desk.worker().runUntilIdle();
    desk.resolve(id, sam, "rolled back");
    desk.close(id, sam);
    desk.worker().runUntilIdle();
    return desk.find(id).orElseThrow();
  }

  private static ServiceDesk desk(List<String> sent) {
    return ServiceDesk.builder(POLICY, store(), UUID::randomUUID)
        .policyCodec(PolicyFile.codec())
        .notifier(message -> sent.add(message.subject()))
        .build();
  }

  private static JdbcStore store() {
    return JdbcStore.builder(asDesk()).build();
  }

  @Test
  void its_java_is_the_java_that_is_compiled_here_and_with_the_store() {
    List<String> compiled = new ArrayList<>(Shown.compiled(MIGRATIONS));
    compiled.addAll(
        Shown.compiled(
            Project.systemTests()
                .resolve("src/test/java/dev/tocsin/systemtests/DatabaseGuideSnippets.java")));

    assertThat(Shown.squeezed(Shown.blocks(GUIDE, "java")))
        .hasSize(5)
        .containsExactlyInAnyOrderElementsOf(Shown.squeezed(compiled));
  }

  @Test
  void its_changelog_is_the_one_that_liquibase_runs() {
    Path changelog = Project.root().resolve("spi/jdbc/src/test/resources/liquibase/postgresql.xml");
    assertThat(changelog).content().contains(Shown.blocks(GUIDE, "xml").get(1).strip());
  }

  @Test
  void every_link_leads_somewhere() {
    assertThat(Shown.broken(GUIDE)).isEmpty();
  }

  @Test
  void a_node_runs_with_the_rights_that_it_grants() throws Exception {
    CountDownLatch sent = new CountDownLatch(1);
    ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    try {
      ServiceDesk desk =
          DatabaseGuideSnippets.node(asDesk(), POLICY, message -> sent.countDown(), executor);
      desk.log(Report.of("Checkout answers 503"));
      assertThat(sent.await(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      executor.shutdownNow();
    }
    assertThatThrownBy(() -> run(asDesk(), "drop table incidents.tocsin_event"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void housekeeping_and_retention_need_no_other_rights() {
    ServiceDesk desk = desk(new ArrayList<>());
    Incident incident = closed(desk);

    DatabaseGuideSnippets.keepHouse(store());
    assertThat(DatabaseGuideSnippets.putAway(desk, store().now().plus(Duration.ofDays(366))))
        .contains(incident.id());
  }

  @Test
  void what_was_edited_by_hand_is_written_anew_archived_or_not() throws Exception {
    ServiceDesk desk = desk(new ArrayList<>());
    Incident archived = closed(desk);
    DatabaseGuideSnippets.putAway(desk, store().now().plus(Duration.ofDays(366)));
    archived = desk.find(archived.id()).orElseThrow();
    Incident open = desk.log(Report.of("Mail is late"));
    run(
        server.getPostgresDatabase(),
        "update incidents.tocsin_incident set snapshot = 'edited' where id in ('%s', '%s')"
            .formatted(archived.id(), open.id()));
    assertThatThrownBy(() -> desk.find(open.id())).isInstanceOf(CodecException.class);

    assertThat(DatabaseGuideSnippets.rebuild(store(), open.tenant())).isEmpty();

    assertThat(desk.find(open.id())).contains(open);
    assertThat(store().load(open.tenant(), Lookup.of(archived.id(), null)).incident())
        .isEqualTo(archived);
  }

  @Test
  void a_user_without_rights_is_told_what_is_missing() throws Exception {
    run(server.getPostgresDatabase(), "create role nobody login password 'secret'");
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(server.getJdbcUrl("nobody", "postgres"));
    source.setPassword("secret");

    assertThatThrownBy(() -> JdbcStore.builder(source).schema("incidents").build())
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("lacks a right");
  }
}
