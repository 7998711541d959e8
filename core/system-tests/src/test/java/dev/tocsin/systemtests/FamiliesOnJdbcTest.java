package dev.tocsin.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.DeskWorker;
import dev.tocsin.ServiceDesk;
import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Report;
import dev.tocsin.jdbc.JdbcStore;
import dev.tocsin.policy.Policy;
import dev.tocsin.policyfile.PolicyFile;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.Query;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A storm of reports over two nodes, its parent, its children and a duplicate, in a database. */
class FamiliesOnJdbcTest {
  private static final Actor DANA = Actor.person("dana");
  private static final int REPORTS = 60;
  private static final int THREADS = 2;
  private static final Policy POLICY =
      PolicyFile.read(
          "shop",
          """
          policy: shop
          teams:
            desk: { tier: 1, on-call: [sam] }
          categories: { "*": desk }
          escalation:
            - name: all
              path:
                - { id: page, after: 0m, until: acknowledged, notify: on-call of desk }
          storms:
            - { name: till, by: service, more-than: 5, within: 1h }
          """);

  private final AtomicInteger pages = new AtomicInteger();

  private ServiceDesk desk(IncidentStore store) {
    return ServiceDesk.builder(POLICY, store, UUID::randomUUID)
        .notifier(message -> pages.incrementAndGet())
        .build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"H2", "PostgreSQL"})
  void a_storm_is_one_family_and_does_as_its_parent_does(String database)
      throws IOException, InterruptedException, ExecutionException {
    if (database.equals("H2")) {
      JdbcDataSource source = new JdbcDataSource();
      source.setUrl("jdbc:h2:mem:families;DB_CLOSE_DELAY=-1");
      check(source);
      return;
    }
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      check(server.getPostgresDatabase());
    }
  }

  @Test
  void one_that_somebody_has_edited_in_the_table_stops_no_report_and_no_storm()
      throws SQLException {
    JdbcDataSource source = new JdbcDataSource();
    source.setUrl("jdbc:h2:mem:edited;DB_CLOSE_DELAY=-1");
    ServiceDesk desk = desk(JdbcStore.builder(source).createSchema().build());
    Report report = Report.of("The till is dead").service("shop");
    Incident edited = desk.log(report);
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "update tocsin_incident set snapshot = '{' where id = '" + edited.id() + "'");
    }

    for (int i = 0; i < 5; i++) {
      assertThat(desk.log(report).parent()).isNull();
    }
    assertThat(desk.log(report).parent()).isNotNull();
  }

  private void check(DataSource source) throws InterruptedException, ExecutionException {
    ServiceDesk one = desk(JdbcStore.builder(source).createSchema().build());
    ServiceDesk two = desk(JdbcStore.builder(source).build());
    logAtOnce(List.of(one, two));
    workAtOnce(List.of(one.worker(), two.worker()));

    Incident storm = one.findOwner("storm:till:shop").orElseThrow();
    List<Incident> children =
        one.search(Query.all(), null, 1_000).incidents().stream()
            .filter(each -> storm.id().equals(each.parent()))
            .toList();
    assertThat(children).hasSizeGreaterThan(REPORTS - 5 - 4).allMatch(Incident::heldByParent);
    assertThat(storm.family().children().count()).isEqualTo(children.size());
    assertThat(pages).hasValue(REPORTS - children.size() + 1);

    Incident duplicate = children.get(0);
    one.handle(duplicate.id(), new Command.Merge(storm.id(), "the same"), Caller.of(DANA));
    two.resolve(storm.id(), DANA, "power is back");
    workAtOnce(List.of(one.worker(), two.worker()));
    for (Incident child : children.subList(1, children.size())) {
      Incident now = one.find(child.id()).orElseThrow();
      assertThat(now.phase()).isEqualTo(Phase.RESOLVED);
      assertThat(one.register().verify(child.id()).intact()).isTrue();
    }
    Incident parent = one.find(storm.id()).orElseThrow();
    assertThat(parent.recurrences()).isEqualTo(storm.recurrences() + 1);

    one.handle(duplicate.id(), new Command.Unmerge("another one"), Caller.of(DANA));
    two.reopen(storm.id(), DANA, "gone again");
    workAtOnce(List.of(one.worker(), two.worker()));
    assertThat(children.subList(1, children.size()))
        .allMatch(each -> one.find(each.id()).orElseThrow().phase() == Phase.ACTIVE);
    assertThat(one.find(duplicate.id()).orElseThrow().parent()).isNull();
    assertThat(one.find(storm.id()).orElseThrow().recurrences()).isEqualTo(storm.recurrences());
    assertThat(one.register().verify(storm.id()).intact()).isTrue();
    assertThat(one.health().messages().due()).isZero();
    assertThat(one.health().messages().parked()).isZero();
  }

  private void logAtOnce(List<ServiceDesk> desks) throws InterruptedException, ExecutionException {
    List<Callable<Object>> all = new ArrayList<>();
    for (ServiceDesk desk : desks) {
      all.add(
          () -> {
            for (int i = 0; i < REPORTS / desks.size(); i++) {
              desk.log(Report.of("Till " + i + " is dead").service("shop"));
            }
            return desk;
          });
    }
    atOnce(all);
  }

  private void workAtOnce(List<DeskWorker> workers)
      throws InterruptedException, ExecutionException {
    List<Callable<Object>> all = new ArrayList<>();
    workers.forEach(worker -> all.add(worker::runUntilIdle));
    atOnce(all);
    workers.get(0).runUntilIdle();
  }

  private void atOnce(List<Callable<Object>> all) throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      for (Future<Object> each : pool.invokeAll(all)) {
        each.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
