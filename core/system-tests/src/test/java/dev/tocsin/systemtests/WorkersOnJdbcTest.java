package dev.tocsin.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.ServiceDesk;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.EscalationEvent.RungFired;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Report;
import dev.tocsin.jdbc.JdbcStore;
import dev.tocsin.policy.Policy;
import dev.tocsin.policyfile.PolicyFile;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.IncidentStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Desks and their workers on a database: what they cost, and what they take when many are due. */
@Timeout(120)
class WorkersOnJdbcTest {
  private static final Actor DANA = Actor.person("dana");
  private static final Actor KIM = Actor.person("kim");
  private static final Policy POLICY =
      PolicyFile.read(
          "shop",
          """
          policy: shop
          teams:
            desk: { tier: 1, on-call: [dana] }
            management: { tier: 3, on-call: [morgan] }
          categories: { "*": desk }
          escalation:
            - name: all
              path:
                - { id: page, after: 15m, until: acknowledged, notify: on-call of desk }
                - { id: manager, after: 4h, inform: on-call of management }
          """);

  private final AtomicLong ids = new AtomicLong();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-27T12:00:00Z"));
  private final Map<String, AtomicInteger> told = new ConcurrentHashMap<>();

  private JdbcStore store(DataSource source) {
    return JdbcStore.builder(source).clock(now::get).createSchema().build();
  }

  private ServiceDesk desk(IncidentStore store) {
    return ServiceDesk.builder(POLICY, store, () -> new UUID(7, ids.incrementAndGet()))
        .notifier(
            message ->
                told.computeIfAbsent(message.key().toString(), key -> new AtomicInteger())
                    .incrementAndGet())
        .build();
  }

  private interface Work {
    void on(DataSource source) throws Exception;
  }

  private static void on(String database, Work work) throws Exception {
    if (database.equals("H2")) {
      JdbcDataSource source = new JdbcDataSource();
      source.setUrl("jdbc:h2:mem:workers" + System.identityHashCode(work) + ";DB_CLOSE_DELAY=-1");
      work.on(source);
      return;
    }
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      work.on(server.getPostgresDatabase());
    }
  }

  private static List<Incident> logged(ServiceDesk desk, int count) {
    List<Incident> incidents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      incidents.add(desk.log(Report.of("Till " + i + " is dark").dedupKey("till-" + i)));
    }
    return incidents;
  }

  private static long fired(ServiceDesk desk, IncidentId id, String rung) {
    return desk.history(id).stream()
        .map(Entry::event)
        .filter(event -> event instanceof RungFired fired && fired.rung().equals(rung))
        .count();
  }

  @ParameterizedTest
  @ValueSource(strings = {"H2", "PostgreSQL"})
  void three_workers_take_each_of_many_rungs_once_and_tell_each_person_once(String database)
      throws Exception {
    on(
        database,
        source -> {
          JdbcStore store = store(source);
          List<ServiceDesk> nodes = List.of(desk(store), desk(store), desk(store));
          List<Incident> incidents = logged(nodes.get(0), 250);
          now.set(now.get().plus(Duration.ofMinutes(15)));

          together(nodes.stream().map(WorkersOnJdbcTest::idle).toList());

          for (Incident incident : incidents) {
            assertThat(fired(nodes.get(0), incident.id(), "page")).isEqualTo(1);
          }
          assertThat(told).hasSize(250);
          assertThat(told.values()).allMatch(times -> times.get() == 1);
          assertThat(nodes.get(0).health().wakes().due()).isZero();
          assertThat(nodes.get(0).register().verify(incidents.get(7).id()).fault()).isNull();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"H2", "PostgreSQL"})
  void somebody_who_is_quicker_than_a_batch_loses_nothing_and_holds_nobody_up(String database)
      throws Exception {
    on(
        database,
        source -> {
          JdbcStore store = store(source);
          ServiceDesk people = desk(store);
          List<Incident> incidents = logged(people, 30);
          IncidentId quick = incidents.get(3).id();
          IncidentId busy = incidents.get(20).id();
          AtomicInteger batches = new AtomicInteger();
          IncidentStore slow =
              meanwhile(
                  store,
                  results -> batches.addAndGet(results),
                  () -> {
                    people.acknowledge(quick, DANA);
                    people.comment(busy, KIM, "still dark");
                  });
          ServiceDesk node = desk(slow);
          now.set(now.get().plus(Duration.ofMinutes(15)));

          node.worker().runUntilIdle();

          assertThat(batches).as("commits that were made in a batch").hasValue(28);
          for (Incident incident : incidents) {
            assertThat(fired(people, incident.id(), "page")).isEqualTo(1);
          }
          assertThat(told).as("all but the page that was taken back").hasSize(29);
          assertThat(people.history(busy).toString()).contains("still dark");
        });
  }

  @ParameterizedTest
  @CsvSource({"PostgreSQL, 2", "H2, 5"})
  void a_command_is_a_look_up_and_a_commit(String database, int most) throws Exception {
    on(
        database,
        source -> {
          AtomicInteger statements = new AtomicInteger();
          JdbcStore store = store(source);
          desk(store).worker().runUntilIdle(); // puts the policy in force
          ServiceDesk desk = desk(JdbcStore.builder(counting(source, statements)).build());
          desk.health();
          List<Integer> counts = new ArrayList<>();
          IncidentId id = counted(statements, counts, () -> desk.log(Report.of("Till 7"))).id();
          counted(statements, counts, () -> desk.acknowledge(id, DANA));
          counted(statements, counts, () -> desk.start(id, DANA));
          counted(statements, counts, () -> desk.resolve(id, DANA, "plugged in"));
          counted(statements, counts, () -> desk.close(id, DANA));

          assertThat(counts).allMatch(count -> count <= most).contains(most);
        });
  }

  private static Callable<Void> idle(ServiceDesk node) {
    return () -> {
      node.worker().runUntilIdle();
      return null;
    };
  }

  private static void together(List<Callable<Void>> work) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(work.size());
    try {
      for (Future<Void> each : executor.invokeAll(work)) {
        each.get();
      }
    } finally {
      executor.shutdown();
    }
  }

  private static Incident counted(
      AtomicInteger statements, List<Integer> counts, Callable<Incident> command) throws Exception {
    statements.set(0);
    Incident after = command.call();
    counts.add(statements.get());
    return after;
  }

  private interface Made {
    void commits(int number);
  }

  /** A store in whose first batch something else happens first. */
  private static IncidentStore meanwhile(IncidentStore store, Made made, Runnable first) {
    AtomicInteger batches = new AtomicInteger();
    return (IncidentStore)
        Proxy.newProxyInstance(
            IncidentStore.class.getClassLoader(),
            new Class<?>[] {IncidentStore.class},
            (proxy, method, arguments) -> {
              boolean batch = method.getName().equals("commitAll");
              if (batch && batches.getAndIncrement() == 0) {
                first.run();
              }
              try {
                Object answer = method.invoke(store, arguments);
                if (batch) {
                  made.commits(
                      (int)
                          ((List<?>) answer)
                              .stream().filter(CommitResult.Committed.class::isInstance).count());
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Counts what is sent to the server. */
  private static DataSource counting(DataSource source, AtomicInteger statements) {
    return watched(
        source,
        DataSource.class,
        answer ->
            answer instanceof Connection connection
                ? watched(
                    connection,
                    Connection.class,
                    made ->
                        made instanceof PreparedStatement prepared
                            ? watched(
                                prepared, PreparedStatement.class, result -> result, statements)
                            : made,
                    statements)
                : answer,
        statements);
  }

  private interface Seen {
    Object through(Object answer);
  }

  private static <T> T watched(T watched, Class<T> type, Seen seen, AtomicInteger statements) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getName().startsWith("execute")) {
                statements.incrementAndGet();
              }
              try {
                return seen.through(method.invoke(watched, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
